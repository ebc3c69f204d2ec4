/** Runs something the person asked for: one at a time, busy while it runs, its failure kept to be shown. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { FailureError, type Failure } from '../../protocol/failures.ts'

export interface Action<A extends unknown[]> {
  /** Does nothing while an earlier run is still going. Resolves to whether it succeeded. */
  run(...args: A): Promise<boolean>
  readonly isBusy: boolean
  /** The last run's failure, until the next run or `clear`. */
  readonly failure: Failure | null
  clear(): void
}

export function useAction<A extends unknown[]>(work: (...args: A) => Promise<unknown>): Action<A> {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isRunning = useRef(false)
  const latest = useRef(work)
  useLayoutEffect(() => {
    latest.current = work
  })

  const run = useCallback(async (...args: A) => {
    if (isRunning.current) return false
    isRunning.current = true
    setBusy(true)
    setFailure(null)
    try {
      await latest.current(...args)
      return true
    } catch (error) {
      setFailure(failureOf(error))
      return false
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setFailure(null), [])
  return { run, isBusy, failure, clear }
}

/** What to show for anything thrown: a refusal as it is, a defect of ours as `internal`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.toFailure()
  console.error(error)
  return { kind: 'internal', detail: String(error) }
}
