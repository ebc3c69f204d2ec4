/**
 * The state that windows see, a branch at a time. Each branch is computed from the truth (cache, log, connection)
 * when it was touched and somebody looks: bursts cost one computation, and nothing is kept twice.
 */
import { isDeepStrictEqual } from 'node:util'
import type { AppState, AppStateKey } from '../../../protocol/app/state.ts'

type Branches = { readonly [K in AppStateKey]: () => AppState[K] }

export interface StateTree {
  state(): AppState
  /** This branch may have changed. Listeners hear of it together with what else changes in the next moment. */
  touch(...keys: AppStateKey[]): void
  /** The same, told at once: for the page turn, where 16 ms would be seen. */
  touchNow(key: AppStateKey): void
  subscribe(callback: (key: AppStateKey) => void): () => void
  close(): void
}

const coalesceMs = 16

export function createStateTree(branches: Branches): StateTree {
  const listeners = new Set<(key: AppStateKey) => void>()
  const touched = new Set<AppStateKey>()
  /** Computed anew by `state()` since the last flush: listeners have not heard of them yet. */
  const unheard = new Set<AppStateKey>()
  let timer: NodeJS.Timeout | null = null
  const current: AppState = {
    app: branches.app(),
    hubs: branches.hubs(),
    connection: branches.connection(),
    hosting: branches.hosting(),
    meetings: branches.meetings(),
    meeting: branches.meeting(),
    live: branches.live(),
    place: branches.place(),
    transfers: branches.transfers(),
  }

  function compute<K extends AppStateKey>(key: K): void {
    if (!touched.delete(key)) return
    const next: AppState[K] = branches[key]()
    if (isDeepStrictEqual(next, current[key])) return
    current[key] = next
    unheard.add(key)
  }

  function tell(key: AppStateKey): void {
    compute(key)
    if (!unheard.delete(key)) return
    for (const listener of listeners) listener(key)
  }

  function flush(): void {
    timer = null
    for (const key of [...touched, ...unheard]) tell(key)
  }

  return {
    state() {
      for (const key of touched) compute(key)
      return { ...current }
    },
    touch(...keys) {
      for (const key of keys) touched.add(key)
      timer ??= setTimeout(flush, coalesceMs)
    },
    touchNow(key) {
      touched.add(key)
      tell(key)
    },
    subscribe(callback) {
      listeners.add(callback)
      return () => void listeners.delete(callback)
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      listeners.clear()
    },
  }
}
