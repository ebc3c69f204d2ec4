/** How large the page is shown, kept about the point the reader zooms at. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { clampZoom, type Zoom } from './fit.ts'

/** A point of the window, in CSS pixels. */
export interface WindowPoint {
  readonly x: number
  readonly y: number
}

interface Anchor extends WindowPoint {
  /** The share of the sheet that lies there. */
  readonly shareX: number
  readonly shareY: number
}

export interface ZoomControl {
  readonly zoom: Zoom
  /** About a point of the window; without one, about the middle of what is seen. */
  zoomTo(zoom: Zoom, about?: WindowPoint): void
}

/** `width`: of the sheet as laid out now, in CSS pixels; when it changes the anchor is put back in its place. */
export function useZoom(
  viewport: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
  width: number,
): ZoomControl {
  const [zoom, setZoom] = useState<Zoom>('auto')
  const anchor = useRef<Anchor | null>(null)

  const zoomTo = useCallback(
    (next: Zoom, about?: WindowPoint) => {
      const port = viewport.current?.getBoundingClientRect()
      const page = sheet.current?.getBoundingClientRect()
      if (port !== undefined && page !== undefined && page.width > 0) {
        const { x, y } = about ?? { x: port.left + port.width / 2, y: port.top + port.height / 2 }
        anchor.current = { x, y, shareX: (x - page.left) / page.width, shareY: (y - page.top) / page.height }
      }
      setZoom(typeof next === 'number' ? clampZoom(next) : next)
    },
    [viewport, sheet],
  )

  useLayoutEffect(() => {
    const page = sheet.current?.getBoundingClientRect()
    if (anchor.current === null || page === undefined || width === 0) return
    const { x, y, shareX, shareY } = anchor.current
    anchor.current = null
    viewport.current?.scrollBy({
      left: page.left + shareX * page.width - x,
      top: page.top + shareY * page.height - y,
      behavior: 'instant',
    })
  }, [viewport, sheet, width])

  return { zoom, zoomTo }
}
