/** Hangs a drawing up in its place: the drawn canvas itself, so that a turn to a drawn page costs no copy. */
import { useLayoutEffect, useRef } from 'react'
import type { PageDrawing } from './page-store.ts'
import classes from './Page.module.css'

interface Props {
  readonly drawing: PageDrawing
  readonly detail: PageDrawing | null
}

export function PageCanvas({ drawing, detail }: Props) {
  return (
    <>
      <Canvas drawing={drawing} />
      {detail?.region && (
        <div
          className={classes['detail']}
          style={{
            left: share(detail.region.x, detail.size.width),
            top: share(detail.region.y, detail.size.height),
            width: share(detail.region.width, detail.size.width),
            height: share(detail.region.height, detail.size.height),
          }}
        >
          <Canvas drawing={detail} />
        </div>
      )}
    </>
  )
}

function Canvas({ drawing }: { readonly drawing: PageDrawing }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = host
    if (current === null) return
    const { canvas } = drawing
    const isElsewhere = canvas.isConnected && canvas.parentNode !== current
    current.replaceChildren(isElsewhere ? copyOf(canvas) : canvas)
  }, [drawing])
  return <div ref={host} className={classes['canvas']} aria-hidden />
}

/** One canvas can't hang in two places: a second view of the same page gets a copy. */
function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d', { alpha: false })?.drawImage(canvas, 0, 0)
  return copy
}

const share = (part: number, whole: number) => `${(100 * part) / whole}%`
