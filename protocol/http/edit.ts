/** POST /api/edits: changes to what is prepared, all or nothing, once however often they are sent. */
import { z } from 'zod'
import { uuid } from '../ids.ts'
import { edit } from '../rows/row.ts'

export const sentEdits = z.strictObject({ commandId: uuid, edits: z.array(edit).min(1).max(5000) })
export type SentEdits = z.infer<typeof sentEdits>

/** The change number under which the edits are visible to a pull. */
export const editsDone = z.object({ change: z.int().nonnegative() })
export type EditsDone = z.infer<typeof editsDone>

/** POST /api/readiness: how many of a meeting's papers this laptop holds. */
export const reportReadiness = z.strictObject({
  meetingId: uuid,
  readyDocuments: z.int().nonnegative(),
  totalDocuments: z.int().nonnegative(),
})
export type ReportReadiness = z.infer<typeof reportReadiness>
