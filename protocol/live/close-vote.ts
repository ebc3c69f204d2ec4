/** The vote ends: by the chair, or by the hub when its time is up. The result is computed once, here, for good. */
import { z } from 'zod'
import { uuid } from '../ids.ts'
import { ballot } from './cast-ballot.ts'
import { choice } from './motion.ts'

export const closeVote = z.strictObject({ type: z.literal('vote:close'), voteId: uuid })

/** Everything the sentence of the result needs, so that it can be recomputed from the record. */
export const voteResult = z.object({
  counts: z.object({
    approve: z.int().nonnegative(),
    reject: z.int().nonnegative(),
    abstain: z.int().nonnegative(),
  }),
  memberCount: z.int().nonnegative(),
  presentCount: z.int().nonnegative(),
  /** The number the threshold is a share of: one of the two above, or the ballots cast. */
  baseCount: z.int().nonnegative(),
  /** The least number of approvals that passes. */
  neededCount: z.int().nonnegative(),
  isPassed: z.boolean(),
  /** Set when as many approved as rejected and the rule asks the chair. */
  decidedByChair: choice.nullable(),
})
export type VoteResult = z.infer<typeof voteResult>

export const voteClosed = z.object({
  type: z.literal('vote:closed'),
  voteId: uuid,
  /** The box, in the order of the roster. */
  ballots: z.array(ballot),
  result: voteResult,
})
