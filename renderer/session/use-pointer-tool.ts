/** The presenter's pointer: off at first, P turns it on and off. It leaves the page when it is put away. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PagePoint } from '../../protocol/live/place.ts'
import { isBusyElsewhere } from '../votes/use-choice-keys.ts'

export interface PointerTool {
  readonly isOn: boolean
  toggle(): void
  /** For the reader; undefined while the tool is off. */
  readonly onPointer: ((at: PagePoint | null) => void) | undefined
}

export function usePointerTool(isPresenting: boolean, point: (at: PagePoint | null) => void): PointerTool {
  const [isWanted, setWanted] = useState(false)
  const isOn = isWanted && isPresenting
  const latest = useRef(point)
  useLayoutEffect(() => {
    latest.current = point
  })

  useEffect(() => {
    if (!isPresenting) return
    const stopped = new AbortController()
    window.addEventListener(
      'keydown',
      (event) => {
        const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat
        if (event.key.toLowerCase() !== 'p' || !isPlain || event.defaultPrevented) return
        if (!isBusyElsewhere(event.target)) setWanted((is) => !is)
      },
      { signal: stopped.signal },
    )
    return () => stopped.abort()
  }, [isPresenting])

  useEffect(() => {
    if (!isOn) return
    return () => latest.current(null)
  }, [isOn])

  const toggle = useCallback(() => setWanted((is) => !is), [])
  const onPointer = useCallback((at: PagePoint | null) => latest.current(at), [])
  return { isOn, toggle, onPointer: isOn ? onPointer : undefined }
}
