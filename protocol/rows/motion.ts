/** A question prepared for a vote. Opening the vote copies it into the log; later edits don't reach that vote. */
import { z } from 'zod'
import { uuid } from '../ids.ts'
import { motion } from '../live/motion.ts'
import { position } from './agenda-item.ts'

export const motionShape = {
  id: uuid,
  meetingId: uuid,
  itemId: uuid,
  position,
  motion,
}
export const motionRow = z.object(motionShape)
export type MotionRow = z.infer<typeof motionRow>
