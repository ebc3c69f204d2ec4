/** The hub's clock, ticking: countdowns and minutes used are right whatever this laptop's clock says. */
import { useEffect, useState } from 'react'
import { useApp } from '../state/app-store.ts'

/** Milliseconds since 1970 by the hub's clock; redraws the component at every whole second while `isTicking`. */
export function useHubNow(isTicking = true): number {
  const offsetMs = useApp((state) => state.live?.clockOffsetMs ?? 0)
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    if (!isTicking) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNowMs(Date.now())
      timer = setTimeout(tick, 1000 - ((Date.now() + offsetMs) % 1000))
    }
    tick()
    return () => clearTimeout(timer)
  }, [isTicking, offsetMs])
  return nowMs + offsetMs
}
