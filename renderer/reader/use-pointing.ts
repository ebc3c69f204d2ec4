/** The presenter's pointer tool: where on the page the pointer is, once a frame. */
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { PagePoint } from '../../protocol/live/place.ts'
import { uprightPoint, type Rotation } from './fit.ts'

export interface Pointing {
  /** Shown at once on the presenter's own page, without the way to the hub and back. */
  readonly point: PagePoint | null
  readonly handlers: {
    readonly onPointerMove?: (event: PointerEvent) => void
    readonly onPointerLeave?: () => void
  }
}

export function usePointing(
  sheet: RefObject<HTMLElement | null>,
  rotation: Rotation,
  onPointer: ((point: PagePoint | null) => void) | undefined,
): Pointing {
  const [point, setPoint] = useState<PagePoint | null>(null)
  const frame = useRef<number | null>(null)
  const isOn = onPointer !== undefined

  useEffect(() => {
    if (isOn) return
    setPoint(null)
    if (frame.current !== null) cancelAnimationFrame(frame.current)
    frame.current = null
  }, [isOn])

  if (onPointer === undefined) return { point: null, handlers: {} }
  const tell = (next: PagePoint | null) => {
    if (frame.current !== null) cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => {
      frame.current = null
      setPoint(next)
      onPointer(next)
    })
  }
  return {
    point,
    handlers: {
      onPointerMove: (event) => {
        const area = sheet.current?.getBoundingClientRect()
        if (area !== undefined) tell(pointIn(area, event, rotation))
      },
      onPointerLeave: () => tell(null),
    },
  }
}

/** null beside the page. */
function pointIn(area: DOMRect, event: PointerEvent, rotation: Rotation): PagePoint | null {
  const x = (event.clientX - area.left) / area.width
  const y = (event.clientY - area.top) / area.height
  return x < 0 || x > 1 || y < 0 || y > 1 ? null : uprightPoint({ x, y }, rotation)
}
