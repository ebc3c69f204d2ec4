/** How much of a meeting's papers one person's laptop holds. Reported by the laptop, seen by chair and secretaries. */
import { z } from 'zod'
import { timeMs, uuid } from '../ids.ts'

export const readinessShape = {
  /** The participant's id: one row each. */
  id: uuid,
  meetingId: uuid,
  personId: uuid,
  readyDocuments: z.int().nonnegative(),
  totalDocuments: z.int().nonnegative(),
  reportedAtMs: timeMs,
}
export const readinessRow = z.object(readinessShape)
export type ReadinessRow = z.infer<typeof readinessRow>
