/** The chair puts a motion to the vote. Who may vote is fixed at this moment. */
import { z } from 'zod'
import { timeMs, uuid } from '../ids.ts'
import { motion } from './motion.ts'

export const openVote = z.strictObject({
  type: z.literal('vote:open'),
  /** Made by the laptop that opens the vote. */
  voteId: uuid,
  itemId: uuid.nullable(),
  motion,
  /** The chair was told that the quorum is not reached and opens the vote all the same; goes into the record. */
  withoutQuorum: z.boolean(),
})

export const voteOpened = z.object({
  type: z.literal('vote:opened'),
  voteId: uuid,
  itemId: uuid.nullable(),
  motion,
  /** Person ids of the members at this moment. */
  voters: z.array(uuid),
  /** When the hub will close it; null without a time limit. */
  closesAtMs: timeMs.nullable(),
  isQuorate: z.boolean(),
})
