/** GET /api/sync?since=CHANGE: what changed for the asking person, a page at a time, oldest change first. */
import { z } from 'zod'
import { syncedRow, tombstone } from '../rows/row.ts'

export const syncPage = z.object({
  /** Apply in one transaction together with the new cursor. */
  rows: z.array(syncedRow),
  tombstones: z.array(tombstone),
  /** Ask for `since=cursor` next. */
  cursor: z.int().nonnegative(),
  hasMore: z.boolean(),
})
export type SyncPage = z.infer<typeof syncPage>
