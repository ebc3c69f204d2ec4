/** The presenter's pointer tool: where on the page the pointer is, told once a frame. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { PagePoint } from '../../protocol/live/place.ts'
import { uprightPoint, type Rotation } from './fit.ts'

/** Returns the presenter's own dot: shown at once, without the way to the hub and back. */
export function usePointing(
  viewport: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
  rotation: Rotation,
  onPointer: ((point: PagePoint | null) => void) | undefined,
): PagePoint | null {
  const [point, setPoint] = useState<PagePoint | null>(null)
  const latest = useRef({ rotation, onPointer })
  useEffect(() => {
    latest.current = { rotation, onPointer }
  })

  const isOn = onPointer !== undefined
  useEffect(() => {
    const element = viewport.current
    if (!isOn || element === null) return
    const gone = new AbortController()
    let frame = 0
    const tell = (next: PagePoint | null) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        setPoint(next)
        latest.current.onPointer?.(next)
      })
    }
    const onMove = (event: PointerEvent) => {
      const area = sheet.current?.getBoundingClientRect()
      if (area !== undefined) tell(pointIn(area, event, latest.current.rotation))
    }
    element.addEventListener('pointermove', onMove, { signal: gone.signal })
    element.addEventListener('pointerdown', onMove, { signal: gone.signal })
    element.addEventListener('pointerleave', () => tell(null), { signal: gone.signal })
    return () => {
      gone.abort()
      cancelAnimationFrame(frame)
      setPoint(null)
    }
  }, [isOn, viewport, sheet])

  return isOn ? point : null
}

/** null beside the page. */
function pointIn(area: DOMRect, event: PointerEvent, rotation: Rotation): PagePoint | null {
  const x = (event.clientX - area.left) / area.width
  const y = (event.clientY - area.top) / area.height
  return x < 0 || x > 1 || y < 0 || y > 1 ? null : uprightPoint({ x, y }, rotation)
}
