/** The meetings' logs, the boxes of open votes, the signed heads, and the presenters' places. */
import type { Ballot } from '../../protocol/live/cast-ballot.ts'
import type { LogEvent } from '../../protocol/live/event.ts'
import type { Place } from '../../protocol/live/place.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'
import type { RememberedAnswer } from './store.ts'

export interface ChainedEvent {
  readonly event: LogEvent
  /** The chain's hash with this event in it. */
  readonly hash: string
}

export type BoxedBallot = Ballot & { readonly voteId: string }

/** The log's head, signed by the hub: who holds it can prove the whole log before it. */
export interface Checkpoint {
  readonly seq: number
  readonly hash: string
  /** ECDSA P-256 with SHA-256 in DER, by the key of the hub's certificate; base64. */
  readonly signature: string
  readonly atMs: number
}

export interface MeetingAppend {
  readonly meetingId: string
  /** The head the events were decided on. */
  readonly afterSeq: number
  readonly events: readonly ChainedEvent[]
  /** Each takes the place of the same person's earlier one. */
  readonly ballots: readonly BoxedBallot[]
  /** Votes whose boxes are emptied, after the ballots are in. */
  readonly emptiedVoteIds: readonly string[]
  readonly checkpoints: readonly Checkpoint[]
  /** The meeting's row with the status the log gave it; null when that has not changed. */
  readonly meetingRow: MeetingRow | null
}

export type Appended =
  /** `change`: of the meetings' rows that were saved; the hub's last one when there were none. */
  | { readonly outcome: 'appended'; readonly change: number }
  /** A meeting's head is not where it was thought to be; nothing was written. */
  | { readonly outcome: 'behind' }

export interface LogStore {
  readHead(meetingId: string): Promise<{ readonly seq: number; readonly hash: string }>
  /** Events after `since`, in order. */
  read(meetingId: string, since: number, limit: number): Promise<readonly ChainedEvent[]>
  readBallots(meetingId: string): Promise<readonly BoxedBallot[]>
  readCheckpoints(meetingId: string): Promise<readonly Checkpoint[]>
  /** All of it or nothing: a group of commands, of one or several meetings, and their answers. */
  append(meetings: readonly MeetingAppend[], answers: readonly RememberedAnswer[]): Promise<Appended>
  readPlace(meetingId: string): Promise<Place | null>
  savePlace(place: Place): Promise<void>
}
