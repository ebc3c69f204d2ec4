/** The schema of a `MeetingState` that came from outside: the hub's snapshot, or this laptop's disk. */
import { z } from 'zod'
import type { MeetingState } from '../../../meeting/state.ts'
import { timeMs, uuid } from '../../../protocol/ids.ts'
import { ballot } from '../../../protocol/live/cast-ballot.ts'
import { voteResult } from '../../../protocol/live/close-vote.ts'
import { choice, motion } from '../../../protocol/live/motion.ts'
import { rosterEntry } from '../../../protocol/live/start-meeting.ts'
import { fraction } from '../../../protocol/live/voting-rule.ts'

const vote = z.object({
  voteId: uuid,
  itemId: uuid.nullable(),
  motion,
  voters: z.array(uuid),
  openedAtMs: timeMs,
  closesAtMs: timeMs.nullable(),
  isQuorate: z.boolean(),
  receivedFrom: z.array(uuid),
  revealed: z.record(uuid, choice),
  end: z
    .discriminatedUnion('how', [
      z.object({ how: z.literal('closed'), atMs: timeMs, ballots: z.array(ballot), result: voteResult }),
      z.object({ how: z.literal('cancelled'), atMs: timeMs, reason: z.string() }),
    ])
    .nullable(),
})

export const storedMeetingState: z.ZodType<MeetingState> = z.object({
  phase: z.enum(['prepared', 'live', 'ended']),
  title: z.string(),
  startedAtMs: timeMs.nullable(),
  endedAtMs: timeMs.nullable(),
  roster: z.array(rosterEntry),
  quorum: fraction,
  present: z.array(uuid),
  itemTimes: z.array(z.object({ itemId: uuid, openedAtMs: timeMs, closedAtMs: timeMs.nullable() })),
  votes: z.array(vote),
})
