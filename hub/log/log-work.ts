/** The logs while a group of commands is decided: nothing of it counts before the commit. */
import type { Decision } from '../../meeting/decide.ts'
import type { Ballot } from '../../protocol/live/cast-ballot.ts'
import type { EventBody } from '../../protocol/live/event.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'
import type { MeetingRows } from '../rows/meeting-rows.ts'
import type { BoxedBallot, ChainedEvent, Checkpoint, MeetingAppend } from '../store/log-store.ts'
import type { Committed } from './commit-queue.ts'
import { advance, type LogHead, type MeetingLog } from './meeting-log.ts'

interface MeetingWork {
  readonly log: MeetingLog
  readonly rows: MeetingRows
  head: LogHead
  boxes: Map<string, ReadonlyMap<string, Ballot>>
  /** The boxes this group put ballots into: its own copies. */
  readonly touchedBoxes: Map<string, Map<string, Ballot>>
  readonly events: ChainedEvent[]
  ballots: BoxedBallot[]
  readonly emptiedVoteIds: string[]
  row: MeetingRow | null
}

type Accepted = Extract<Decision, { isAccepted: true }>

export class LogWork {
  /** The hub's clock when the group was taken up. */
  readonly nowMs: number
  readonly #meetings = new Map<string, MeetingWork>()

  constructor(nowMs: number) {
    this.nowMs = nowMs
  }

  on(log: MeetingLog, rows: MeetingRows): MeetingWork {
    const known = this.#meetings.get(log.meetingId)
    if (known !== undefined) return known
    const work: MeetingWork = {
      log,
      rows,
      head: log.head,
      boxes: new Map(log.boxes),
      touchedBoxes: new Map(),
      events: [],
      ballots: [],
      emptiedVoteIds: [],
      row: null,
    }
    this.#meetings.set(log.meetingId, work)
    return work
  }

  atMs(meeting: MeetingWork): number {
    return Math.max(this.nowMs, meeting.head.atMs)
  }

  /** Gives the seq of the last event. */
  append(meeting: MeetingWork, decision: Accepted, by: string | null): number {
    const atMs = this.atMs(meeting)
    for (const body of decision.events) {
      const event = { seq: meeting.head.seq + 1, atMs, by, body }
      meeting.head = advance(meeting.head, event)
      meeting.events.push({ event, hash: meeting.head.hash })
      const status = statusAfter(body)
      const row = meeting.row ?? meeting.rows.meeting
      if (status !== null && row !== null) meeting.row = { ...row, status }
    }
    if (decision.ballot !== undefined) {
      const { voteId, personId, choice } = decision.ballot
      const box = meeting.touchedBoxes.get(voteId) ?? new Map(meeting.boxes.get(voteId))
      box.set(personId, { personId, choice })
      meeting.touchedBoxes.set(voteId, box)
      meeting.boxes.set(voteId, box)
      meeting.ballots.push({ voteId, personId, choice })
    }
    if (decision.emptyBox !== undefined) {
      const emptied = decision.emptyBox
      meeting.emptiedVoteIds.push(emptied)
      meeting.boxes.delete(emptied)
      meeting.touchedBoxes.delete(emptied)
      // They would only be written to be deleted again.
      meeting.ballots = meeting.ballots.filter((ballot) => ballot.voteId !== emptied)
    }
    return meeting.head.seq
  }

  appends(signHead: (meetingId: string, seq: number, hash: string) => string): MeetingAppend[] {
    return this.#changed().map((meeting) => ({
      meetingId: meeting.log.meetingId,
      afterSeq: meeting.log.head.seq,
      events: meeting.events,
      ballots: meeting.ballots,
      emptiedVoteIds: meeting.emptiedVoteIds,
      checkpoints: meeting.events.flatMap(({ event, hash }): Checkpoint[] =>
        event.body.type === 'vote:closed' || event.body.type === 'meeting:ended'
          ? [
              {
                seq: event.seq,
                hash,
                signature: signHead(meeting.log.meetingId, event.seq, hash),
                atMs: event.atMs,
              },
            ]
          : [],
      ),
      meetingRow: meeting.row,
    }))
  }

  /** After the commit: the logs move on. */
  adopt(): Committed[] {
    return this.#changed().map((meeting) => {
      meeting.log.adopt(meeting.head, meeting.boxes, meeting.events)
      return { log: meeting.log, events: meeting.events }
    })
  }

  changedRows(): { before: MeetingRows; row: MeetingRow }[] {
    return this.#changed().flatMap((meeting) =>
      meeting.row === null ? [] : [{ before: meeting.rows, row: meeting.row }],
    )
  }

  #changed(): MeetingWork[] {
    return [...this.#meetings.values()].filter((meeting) => meeting.events.length > 0)
  }
}

function statusAfter(body: EventBody): MeetingRow['status'] | null {
  if (body.type === 'meeting:started') return 'live'
  return body.type === 'meeting:ended' ? 'ended' : null
}
