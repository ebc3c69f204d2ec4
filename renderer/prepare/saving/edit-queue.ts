/**
 * What the secretary changed, on its way to the hub. A change shows at once and is kept here until the hub has it:
 * a lost connection, a refusal or the next keystroke never loses what was typed. One request at a time.
 */
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { failureTraits, type Failure, type FailureKind } from '../../../protocol/failures.ts'
import { edit as editSchema, type Edit } from '../../../protocol/rows/row.ts'
import { editKey, inHubOrder, isVisible, keysOf } from './edit-order.ts'

export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** `canWait`: tried again without anyone doing anything. Otherwise the hub refused `refusedCount` of the changes. */
  | { readonly state: 'failed'; readonly failure: Failure; readonly canWait: boolean }

export interface QueueSnapshot {
  /** To be laid over what the hub has, in order. */
  readonly edits: readonly Edit[]
  readonly save: SaveState
}

export interface EditQueue {
  /** Shows at once; sent after a pause in typing. A later edit of the same row takes the place of an earlier one. */
  put(edits: readonly Edit[]): void
  /** Shows at once, but is sent only by `release`; `takeBack` undoes it without a trace. */
  hold(edits: readonly Edit[]): Held
  /** Sends all that can be sent. Resolves to whether nothing is left waiting or refused. */
  flush(): Promise<boolean>
  /** Gives up what the hub refused: the hub's own version shows again. */
  discardRefused(): void
  /** What the hub has now: edits it shows are done with. */
  settle(base: OpenMeeting | null): void
  readonly snapshot: () => QueueSnapshot
}

export interface Held {
  release(): void
  takeBack(): void
}

export interface QueueSurroundings {
  /** Rejects with what `failureOf` understands. All or nothing. */
  send(edits: readonly Edit[]): Promise<unknown>
  failureOf(error: unknown): Failure
  /** Runs later; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void
  onChange(): void
}

export const typingPauseMs = 700
export const retryMs = 4000

interface Entry {
  edit: Edit
  /** Grows with every change of this entry, so that an answer to an older one is known as that. */
  version: number
  state: 'waiting' | 'saved' | 'refused'
}

/** Refusals that are not about any one row: asking row by row would only repeat them. */
const aboutEverything: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'signed-out',
  'hub-certificate-changed',
  'hub-too-old',
  'app-too-old',
])

export function createEditQueue(around: QueueSurroundings): EditQueue {
  const entries = new Map<string, Entry>()
  const held = new Set<readonly Edit[]>()
  let base: OpenMeeting | null = null
  let failure: Failure | null = null
  let cancelTimer: (() => void) | null = null
  let sending: Promise<void> | null = null
  let current: QueueSnapshot = { edits: [], save: { state: 'saved' } }

  const changed = () => {
    const edits = [...entries.values()].map((entry) => entry.edit)
    current = { edits: [...edits, ...[...held].flat()], save: saveState() }
    around.onChange()
  }

  const saveState = (): SaveState => {
    const isRefused = [...entries.values()].some((entry) => entry.state === 'refused')
    if (failure !== null && sending === null) {
      return { state: 'failed', failure, canWait: !isRefused && failureTraits[failure.kind].canRetry }
    }
    return sendable().length > 0 || sending !== null ? { state: 'saving' } : { state: 'saved' }
  }

  /** Waiting edits that are whole, and whose item is whole too. */
  const sendable = (): [string, Entry][] => {
    const waiting = [...entries].filter(([, entry]) => entry.state === 'waiting')
    const blank = new Set(
      waiting.filter(([, entry]) => !editSchema.safeParse(entry.edit).success).map(([key]) => key),
    )
    const known = base === null ? new Set<string>() : keysOf(base)
    /** Whether the hub has the item, or gets it with this batch. */
    const willExist = (itemId: string | null): boolean => {
      const key = `agendaItem:${itemId}`
      if (itemId === null || known.has(key)) return true
      if (blank.has(key)) return false
      const own = entries.get(key)?.edit
      return own?.edit !== 'put-agenda-item' || willExist(own.row.parentId)
    }
    return waiting.filter(([key, { edit }]) => {
      if (blank.has(key)) return false
      if (edit.edit === 'put-agenda-item') return willExist(edit.row.parentId)
      return edit.edit === 'put-motion' ? willExist(edit.row.itemId) : true
    })
  }

  const plan = (delayMs: number) => {
    cancelTimer?.()
    cancelTimer = around.after(delayMs, () => {
      cancelTimer = null
      void sendAll()
    })
  }

  const sendBatch = async (batch: readonly [string, Entry][]): Promise<Failure | null> => {
    const versions = new Map(batch.map(([key, entry]) => [key, entry.version]))
    const edits = inHubOrder(batch.map(([, entry]) => editSchema.parse(entry.edit)))
    try {
      await around.send(edits)
    } catch (error) {
      const refusal = around.failureOf(error)
      const isGone = edits.every((edit) => edit.edit === 'remove') && refusal.kind === 'not-found'
      if (!isGone || edits.length > 1) return refusal
    }
    for (const edit of edits) {
      const key = editKey(edit)
      const entry = entries.get(key)
      if (entry === undefined || entry.version !== versions.get(key)) continue
      if (base === null || isVisible(base, edit)) entries.delete(key)
      else entries.set(key, { edit, version: entry.version, state: 'saved' })
    }
    return null
  }

  const sendOneByOne = async (batch: readonly [string, Entry][]): Promise<Failure | null> => {
    const order = new Map(
      inHubOrder(batch.map(([, entry]) => entry.edit)).map((edit, i) => [editKey(edit), i]),
    )
    let refusal: Failure | null = null
    for (const one of batch.toSorted(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
      const answer = await sendBatch([one])
      if (answer === null) continue
      refusal = answer
      if (failureTraits[answer.kind].canRetry || aboutEverything.has(answer.kind)) return answer
      const entry = entries.get(one[0])
      if (entry !== undefined && entry.version === one[1].version) entry.state = 'refused'
    }
    return refusal
  }

  const sendAll = async (): Promise<void> => {
    if (sending !== null) return sending
    const work = async () => {
      for (let batch = sendable(); batch.length > 0; batch = sendable()) {
        failure = await sendBatch(batch)
        if (failure !== null && !failureTraits[failure.kind].canRetry && !aboutEverything.has(failure.kind)) {
          failure = await sendOneByOne(batch)
        }
        if (failure !== null) break
      }
    }
    sending = work()
    changed()
    try {
      await sending
    } finally {
      sending = null
      if (failure !== null && failureTraits[failure.kind].canRetry) plan(retryMs)
      changed()
    }
  }

  return {
    put(edits) {
      for (const edit of edits) {
        const key = editKey(edit)
        entries.set(key, { edit, version: (entries.get(key)?.version ?? 0) + 1, state: 'waiting' })
      }
      plan(typingPauseMs)
      changed()
    },
    hold(edits) {
      const group = [...edits]
      held.add(group)
      changed()
      return {
        release: () => {
          if (!held.delete(group)) return
          const known = base === null ? null : keysOf(base)
          for (const edit of group) {
            const key = editKey(edit)
            const own = entries.get(key)
            const isOnlyHere =
              edit.edit === 'remove' &&
              known !== null &&
              !known.has(key) &&
              own?.state === 'waiting' &&
              sending === null
            if (isOnlyHere) entries.delete(key)
            else entries.set(key, { edit, version: (own?.version ?? 0) + 1, state: 'waiting' })
          }
          plan(0)
          changed()
        },
        takeBack: () => {
          if (held.delete(group)) changed()
        },
      }
    },
    async flush() {
      cancelTimer?.()
      cancelTimer = null
      for (const entry of entries.values()) if (entry.state === 'refused') entry.state = 'waiting'
      failure = null
      await sendAll()
      // What was typed while that ran.
      if (failure === null && sendable().length > 0) await sendAll()
      return failure === null && sendable().length === 0
    },
    discardRefused() {
      for (const [key, entry] of entries) if (entry.state === 'refused') entries.delete(key)
      failure = null
      changed()
    },
    settle(next) {
      const isNew = next !== base
      base = next
      let isChanged = false
      for (const [key, entry] of entries) {
        if (entry.state !== 'saved' || !isNew) continue
        entries.delete(key)
        isChanged = true
      }
      if (isChanged) changed()
    },
    snapshot: () => current,
  }
}
