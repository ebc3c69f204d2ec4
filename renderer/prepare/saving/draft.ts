/** This window's edit queues, one for each hub, tied to the core's calls and state. They outlive the screen. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { useApp, useAppStore } from '../../state/app-store.ts'
import { call } from '../../state/core.ts'
import { failureOf } from '../../state/use-action.ts'
import { draftMeeting } from './draft-meeting.ts'
import { createEditQueue, type EditQueue, type QueueSnapshot } from './edit-queue.ts'

const queues = new Map<string, EditQueue>()
const listeners = new Set<() => void>()
const nothing: QueueSnapshot = { edits: [], save: { state: 'saved' } }

function queueOf(hubId: string): EditQueue {
  const known = queues.get(hubId)
  if (known !== undefined) return known
  const queue = createEditQueue({
    send: (edits) => call('meeting:edit', { edits: [...edits] }),
    failureOf,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    onChange: () => {
      for (const listener of listeners) listener()
    },
  })
  queue.settle(useAppStore.getState().state?.meeting ?? null)
  queues.set(hubId, queue)
  return queue
}

function currentQueue(): EditQueue | null {
  const hubId = useAppStore.getState().state?.hubs.currentHubId ?? null
  return hubId === null ? null : queueOf(hubId)
}

useAppStore.subscribe(({ state: now }, { state: before }) => {
  const queue = currentQueue()
  if (queue === null || now === null || now === before) return
  if (now.meeting !== before?.meeting) queue.settle(now.meeting)
  const isBack = now.connection.state === 'connected' && before?.connection.state !== 'connected'
  if (isBack && queue.snapshot().edits.length > 0) void queue.flush()
})

/** The open meeting with this window's unsent edits on it; null when no meeting is open. */
export function useDraft(): OpenMeeting | null {
  const base = useApp((state) => state.meeting)
  const { edits } = useSnapshot()
  return useMemo(() => (base === null ? null : draftMeeting(base, edits)), [base, edits])
}

export const useSaveState = () => useSnapshot().save

function useSnapshot(): QueueSnapshot {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => currentQueue()?.snapshot() ?? nothing,
  )
}

/** Shows the edits at once and sends them by itself. */
export function edit(...edits: readonly Edit[]): void {
  currentQueue()?.put(edits)
}

/** Sends everything that waits, now. Resolves to whether the hub has it all. */
export async function saveNow(): Promise<boolean> {
  return (await currentQueue()?.flush()) ?? false
}

export const holdRemoval = (edits: readonly Edit[]) => currentQueue()?.hold(edits) ?? null
export const discardRefused = () => currentQueue()?.discardRefused()

/** Asks before closing while something is not on the hub: the browser does, or the shell around a desktop window. */
export function useCloseWarning(): void {
  useEffect(() => {
    const gone = new AbortController()
    window.addEventListener(
      'beforeunload',
      (event) => {
        const { save } = currentQueue()?.snapshot() ?? nothing
        if (save.state === 'saved') return
        void saveNow()
        event.preventDefault()
      },
      { signal: gone.signal },
    )
    return () => gone.abort()
  }, [])
}
