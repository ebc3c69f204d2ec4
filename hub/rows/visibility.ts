/** Which rows of a meeting a person may see. Bytes, search and live messages follow the same rules. */
import { mayInMeeting, mayReadPaper } from '../../meeting/authorisation.ts'
import type { SyncedRow, TableName } from '../../protocol/rows/row.ts'
import { partIn, type Viewer } from '../people/viewer.ts'
import type { MeetingRows } from './meeting-rows.ts'

/** null: it is not there for this person, or not any more. */
export function visibleRow(
  viewer: Viewer,
  rows: MeetingRows,
  table: TableName,
  id: string,
): SyncedRow | null {
  const part = partIn(viewer, rows)
  const kept = rows.findKept(table, id)
  if (part === null || kept === null || kept.isRemoved) return null
  const { isRemoved: _, ...row } = kept
  switch (row.table) {
    case 'meeting':
    case 'agendaItem':
    case 'participant':
    case 'motion':
      return row
    case 'document':
      return mayReadPaper(part, row.row.audience) ? row : null
    case 'readiness':
      return mayInMeeting(part.role, 'readiness:read') ? row : null
  }
}
