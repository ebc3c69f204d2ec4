/** The chair takes back a vote that was opened by mistake. Its ballots are destroyed; that it happened stays. */
import { z } from 'zod'
import { filledLine, uuid } from '../ids.ts'

export const cancelVote = z.strictObject({
  type: z.literal('vote:cancel'),
  voteId: uuid,
  reason: filledLine(500),
})

export const voteCancelled = z.object({
  type: z.literal('vote:cancelled'),
  voteId: uuid,
  reason: filledLine(500),
})
