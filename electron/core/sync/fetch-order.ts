/** Which papers are fetched first, and how rows are put in the order in which they are shown. */
import { agendaEntries, byPosition, type Placed } from '../../../meeting/agenda-tree.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import type { Tables } from '../cache/row-store.ts'

export function rowsOf<T extends { readonly meetingId: string }>(
  table: ReadonlyMap<string, T>,
  meetingId: string,
): T[] {
  return [...table.values()].filter((row) => row.meetingId === meetingId)
}

/** Rows that hang on an item, in the order of the items and then their own. */
export function byItemOrder<T extends Placed & { readonly itemId: string }>(
  rows: readonly T[],
  items: readonly AgendaItemRow[],
): T[] {
  const rank = new Map(items.map((item, index) => [item.id, index]))
  const rankOf = (row: T) => rank.get(row.itemId) ?? items.length
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b) || byPosition(a, b))
}

export function papersInOrder(tables: Tables, meetingId: string): DocumentRow[] {
  const items = agendaEntries(rowsOf(tables.agendaItem, meetingId)).map((entry) => entry.item)
  return byItemOrder(rowsOf(tables.document, meetingId), items)
}

const statusRank = { live: 0, published: 1, draft: 2, ended: 3 } as const

/** Live meetings, then those to come by their date, drafts, and those that have ended, latest first. */
function byUrgency(a: MeetingRow, b: MeetingRow): number {
  const ranked = statusRank[a.status] - statusRank[b.status]
  if (ranked !== 0) return ranked
  return a.status === 'ended' ? b.startsAtMs - a.startsAtMs : a.startsAtMs - b.startsAtMs
}

/**
 * All papers in the order in which to fetch them: the item under discussion in the open meeting, the rest of that
 * meeting in agenda order, then the other meetings.
 */
export function fetchOrder(
  tables: Tables,
  open: { readonly meetingId: string; readonly itemId: string | null } | null,
): DocumentRow[] {
  const first = open === null ? [] : papersInOrder(tables, open.meetingId)
  const underDiscussion = first.filter((paper) => paper.itemId === open?.itemId)
  const others = [...tables.meeting.values()]
    .filter((meeting) => meeting.id !== open?.meetingId)
    .toSorted(byUrgency)
    .flatMap((meeting) => papersInOrder(tables, meeting.id))
  return [...new Set([...underDiscussion, ...first, ...others])]
}
