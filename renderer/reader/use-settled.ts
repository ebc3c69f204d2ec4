/** Values that follow others with a delay. */
import { useEffect, useState } from 'react'

/** The value once it has rested; the first that is not null at once. */
export function useSettled<T>(value: T | null, restMs: number): T | null {
  const [settled, setSettled] = useState(value)
  if (settled === null && value !== null) setSettled(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return settled ?? value
}

/** True once `isOn` has lasted; false at once. What is over sooner is never mentioned. */
export function useLasting(isOn: boolean, afterMs: number): boolean {
  const [hasLasted, setLasted] = useState(false)
  if (!isOn && hasLasted) setLasted(false)
  useEffect(() => {
    if (!isOn) return
    const timer = setTimeout(() => setLasted(true), afterMs)
    return () => clearTimeout(timer)
  }, [isOn, afterMs])
  return isOn && hasLasted
}
