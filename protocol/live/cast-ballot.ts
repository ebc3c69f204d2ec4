/**
 * A member votes. The ballot goes into the hub's box in the same commit as the event; the event tells that the
 * person voted, and what only where the motion reveals ballots live. The box is opened into `vote:closed`.
 */
import { z } from 'zod'
import { uuid } from '../ids.ts'
import { choice } from './motion.ts'

export const castBallot = z.strictObject({ type: z.literal('ballot:cast'), voteId: uuid, choice })

export const ballotReceived = z.object({
  type: z.literal('ballot:received'),
  voteId: uuid,
  personId: uuid,
  /** Only with `reveal: "live"`. */
  choice: choice.optional(),
})

/** A ballot as it lies in the box: one for each vote and person, the last one given. */
export const ballot = z.object({ personId: uuid, choice })
export type Ballot = z.infer<typeof ballot>
