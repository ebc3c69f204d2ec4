/** A meeting's state: plain JSON, the fold over its log. The hub and every laptop hold the same. */
import { z } from 'zod'
import { timeMs, uuid } from '../protocol/ids.ts'
import { ballot } from '../protocol/live/cast-ballot.ts'
import { voteResult } from '../protocol/live/close-vote.ts'
import { choice, motion } from '../protocol/live/motion.ts'
import { rosterEntry } from '../protocol/live/start-meeting.ts'
import { fraction } from '../protocol/live/voting-rule.ts'

/** How long an item was before the meeting; an item opened twice has two. */
const itemTime = z.object({
  itemId: uuid,
  openedAtMs: timeMs,
  /** null while it is open. */
  closedAtMs: timeMs.nullable(),
})
export type ItemTime = Readonly<z.infer<typeof itemTime>>

const vote = z.object({
  voteId: uuid,
  itemId: uuid.nullable(),
  motion,
  /** Members when the vote opened: who may vote. */
  voters: z.array(uuid).readonly(),
  openedAtMs: timeMs,
  closesAtMs: timeMs.nullable(),
  /** Whether the quorum was there when it opened. */
  isQuorate: z.boolean(),
  /** Person ids, in the order in which the first ballot of each came. */
  receivedFrom: z.array(uuid).readonly(),
  /** What they chose, only where the motion reveals ballots live. */
  revealed: z.record(uuid, choice).readonly(),
  end: z
    .discriminatedUnion('how', [
      z.object({
        how: z.literal('closed'),
        atMs: timeMs,
        ballots: z.array(ballot).readonly(),
        result: voteResult,
      }),
      z.object({ how: z.literal('cancelled'), atMs: timeMs, reason: z.string() }),
    ])
    .nullable(),
})
export type Vote = Readonly<z.infer<typeof vote>>

/** Parsed where it crosses a border: in a snapshot from the hub, in the state a window is given. */
export const meetingState = z.object({
  phase: z.enum(['prepared', 'live', 'ended']),
  title: z.string(),
  startedAtMs: timeMs.nullable(),
  endedAtMs: timeMs.nullable(),
  roster: z.array(rosterEntry).readonly(),
  quorum: fraction,
  /** Person ids of those who are here, in the order in which they came. */
  present: z.array(uuid).readonly(),
  itemTimes: z.array(itemTime).readonly(),
  /** In the order in which they were opened; at most one has no end. */
  votes: z.array(vote).readonly(),
})
export type MeetingState = Readonly<z.infer<typeof meetingState>>

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
