/** GET /api/sync: what changed for one person, a page at a time. */
import type { SyncPage } from '../../protocol/http/sync.ts'
import type { SyncedRow, Tombstone } from '../../protocol/rows/row.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Store } from '../store/store.ts'
import type { Meetings } from './meetings.ts'
import { visibleRow } from './visibility.ts'

const rowsPerPage = 500

export async function pull(
  store: Store,
  meetings: Meetings,
  viewer: Viewer,
  since: number,
  limit = rowsPerPage,
): Promise<SyncPage> {
  const pulled = await store.rows.pull({ personId: viewer.personId, since, limit })
  const rows: SyncedRow[] = []
  const tombstones: Tombstone[] = []
  for (const { table, id, meetingId } of pulled.rows) {
    const meeting = await meetings.load(meetingId)
    const row = meeting === null ? null : visibleRow(viewer, meeting, table, id)
    if (row !== null) rows.push(row)
    // Who starts from nothing has nothing to remove.
    else if (since > 0) tombstones.push({ table, id })
  }
  return { rows, tombstones, cursor: pulled.cursor, hasMore: pulled.hasMore }
}
