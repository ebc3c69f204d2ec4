/** The inner size of an element, kept up to date; null before it is first known. */
import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Size } from './fit.ts'

/** `paddingPx` is taken off every side. */
export function useBox(element: RefObject<HTMLElement | null>, paddingPx: number): Size | null {
  const [box, setBox] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => {
      const width = Math.max(1, current.clientWidth - 2 * paddingPx)
      const height = Math.max(1, current.clientHeight - 2 * paddingPx)
      setBox((before) => (before?.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, paddingPx])
  return box
}
