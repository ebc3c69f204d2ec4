/** A meeting's state: plain JSON, the fold over its log. The hub and every laptop hold the same. */
import type { Ballot } from '../protocol/live/cast-ballot.ts'
import type { VoteResult } from '../protocol/live/close-vote.ts'
import type { Choice, Motion } from '../protocol/live/motion.ts'
import type { RosterEntry } from '../protocol/live/start-meeting.ts'
import type { Fraction } from '../protocol/live/voting-rule.ts'

/** How long an item was before the meeting; an item opened twice has two. */
export interface ItemTime {
  readonly itemId: string
  readonly openedAtMs: number
  /** null while it is open. */
  readonly closedAtMs: number | null
}

export interface Vote {
  readonly voteId: string
  readonly itemId: string | null
  readonly motion: Motion
  /** Members when the vote opened: who may vote. */
  readonly voters: readonly string[]
  readonly openedAtMs: number
  readonly closesAtMs: number | null
  /** Whether the quorum was there when it opened. */
  readonly isQuorate: boolean
  /** Person ids, in the order in which the first ballot of each came. */
  readonly receivedFrom: readonly string[]
  /** What they chose, only where the motion reveals ballots live. */
  readonly revealed: Readonly<Record<string, Choice>>
  readonly end:
    | null
    | {
        readonly how: 'closed'
        readonly atMs: number
        readonly ballots: readonly Ballot[]
        readonly result: VoteResult
      }
    | { readonly how: 'cancelled'; readonly atMs: number; readonly reason: string }
}

export interface MeetingState {
  readonly phase: 'prepared' | 'live' | 'ended'
  readonly title: string
  readonly startedAtMs: number | null
  readonly endedAtMs: number | null
  readonly roster: readonly RosterEntry[]
  readonly quorum: Fraction
  /** Person ids of those who are here, in the order in which they came. */
  readonly present: readonly string[]
  readonly itemTimes: readonly ItemTime[]
  /** In the order in which they were opened; at most one has no end. */
  readonly votes: readonly Vote[]
}

/** Before the first event. */
export const initialState: MeetingState = {
  phase: 'prepared',
  title: '',
  startedAtMs: null,
  endedAtMs: null,
  roster: [],
  quorum: { numerator: 2, denominator: 3 },
  present: [],
  itemTimes: [],
  votes: [],
}

export function openItemOf(state: MeetingState): ItemTime | null {
  const last = state.itemTimes.at(-1)
  return last !== undefined && last.closedAtMs === null ? last : null
}

export function openVoteOf(state: MeetingState): Vote | null {
  const last = state.votes.at(-1)
  return last !== undefined && last.end === null ? last : null
}

export function findVote(state: MeetingState, voteId: string): Vote | null {
  return state.votes.find((vote) => vote.voteId === voteId) ?? null
}
