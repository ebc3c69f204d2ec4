/**
 * A meeting's log as this laptop holds it: the fold up to some point, and the events after it.
 * Events are written before anyone sees their effect; the fold is written anew now and then to keep loading short.
 */
import { nextHash, emptyLogHash } from '../../../meeting/hash-chain.ts'
import { evolve } from '../../../meeting/evolve.ts'
import { initialState, type MeetingState, meetingState } from '../../../meeting/state.ts'
import { logEvent, type LogEvent } from '../../../protocol/live/event.ts'
import { writing, type Db } from './database.ts'
import type { Sealer } from './sealing.ts'

/** The fold over events 1 to `seq`, whose head has this hash. */
export interface LogHead {
  readonly seq: number
  readonly hash: string
  readonly state: MeetingState
}

export const emptyLog: LogHead = { seq: 0, hash: emptyLogHash, state: initialState }

/** After this many events the fold is written anew. */
const foldEvery = 100

export interface LogStore {
  load(meetingId: string): LogHead
  /** Adds events that follow `head` without a gap, and returns the new head. */
  append(meetingId: string, head: LogHead, events: readonly LogEvent[]): LogHead
  /** Puts the hub's snapshot in place of what was here. */
  replace(meetingId: string, head: LogHead): void
  /** Forgets this meeting's log; it is fetched from the beginning next time. */
  drop(meetingId: string): void
  /** Forgets the logs of all other meetings. */
  keepOnly(meetingIds: ReadonlySet<string>): void
}

export function advance(head: LogHead, event: LogEvent): LogHead {
  return { seq: event.seq, hash: nextHash(head.hash, event), state: evolve(head.state, event) }
}

export function createLogStore(db: Db, sealer: Sealer): LogStore {
  const selectState = db.prepare<[string], { seq: number; hash: string; content: Buffer }>(
    'select seq, hash, content from log_state where meeting_id = ?',
  )
  const selectEvents = db.prepare<[string, number], { seq: number; content: Buffer }>(
    'select seq, content from log_event where meeting_id = ? and seq > ? order by seq',
  )
  const insertEvent = db.prepare('insert into log_event values (?, ?, ?)')
  const putState = db.prepare(
    `insert into log_state values (?, ?, ?, ?)
     on conflict do update set seq = excluded.seq, hash = excluded.hash, content = excluded.content`,
  )
  const selectMeetings = db.prepare<[], { meeting_id: string }>(
    'select meeting_id from log_state union select meeting_id from log_event',
  )
  const deleteEvents = db.prepare('delete from log_event where meeting_id = ?')
  const deleteState = db.prepare('delete from log_state where meeting_id = ?')

  function fold(meetingId: string, head: LogHead): void {
    const content = sealer.sealJson(head.state, `log-state/${meetingId}/${head.seq}`)
    putState.run(meetingId, head.seq, head.hash, content)
    deleteEvents.run(meetingId)
  }

  function drop(meetingId: string): void {
    writing(
      db.transaction(() => {
        deleteEvents.run(meetingId)
        deleteState.run(meetingId)
      }),
    )
  }

  return {
    load(meetingId) {
      let head = emptyLog
      const stored = selectState.get(meetingId)
      if (stored !== undefined) {
        const content = sealer.openJson(stored.content, `log-state/${meetingId}/${stored.seq}`)
        const state = meetingState.safeParse(content)
        if (!state.success) {
          drop(meetingId)
          return emptyLog
        }
        head = { seq: stored.seq, hash: stored.hash, state: state.data }
      }
      for (const row of selectEvents.all(meetingId, head.seq)) {
        const event = logEvent.safeParse(sealer.openJson(row.content, `log-event/${meetingId}/${row.seq}`))
        // What can't be read, and all after it, comes from the hub again.
        if (!event.success || event.data.seq !== head.seq + 1) {
          drop(meetingId)
          return emptyLog
        }
        head = advance(head, event.data)
      }
      return head
    },
    append(meetingId, head, events) {
      const next = events.reduce(advance, head)
      writing(
        db.transaction(() => {
          for (const event of events) {
            insertEvent.run(
              meetingId,
              event.seq,
              sealer.sealJson(event, `log-event/${meetingId}/${event.seq}`),
            )
          }
          if (Math.floor(next.seq / foldEvery) > Math.floor(head.seq / foldEvery)) fold(meetingId, next)
        }),
      )
      return next
    },
    replace(meetingId, head) {
      writing(db.transaction(() => fold(meetingId, head)))
    },
    drop,
    keepOnly(meetingIds) {
      const kept = selectMeetings.all().map((row) => row.meeting_id)
      for (const meetingId of kept) if (!meetingIds.has(meetingId)) drop(meetingId)
    },
  }
}
