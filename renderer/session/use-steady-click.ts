/**
 * A button that becomes another under the finger must not take the second half of a double click, nor the tap of
 * someone who aimed at what stood there a moment ago.
 */
import { useEffect, useRef } from 'react'

/** Long enough for a double click, too short to be noticed. */
const settleMs = 500

/** `what` names what the button does now; the returned function runs its action unless that has just changed. */
export function useSteadyClick(what: string): (action: () => void) => void {
  const changedAtMs = useRef(-Infinity)
  const before = useRef(what)
  useEffect(() => {
    if (before.current !== what) changedAtMs.current = performance.now()
    before.current = what
  }, [what])
  return (action) => {
    if (performance.now() - changedAtMs.current >= settleMs) action()
  }
}
