/** Which papers are fetched first, and how rows are put in the order in which they are shown. */
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import type { Tables } from '../cache/row-store.ts'

interface Positioned {
  readonly id: string
  readonly position: string
}

/** Fractional indices compare by code unit; equal ones (two people at once) by id, the same everywhere. */
export function byPosition(a: Positioned, b: Positioned): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1
  return a.id < b.id ? -1 : 1
}

export function rowsOf<T extends { readonly meetingId: string }>(
  table: ReadonlyMap<string, T>,
  meetingId: string,
): T[] {
  return [...table.values()].filter((row) => row.meetingId === meetingId)
}

/** The tree of items, each before what is under it. An item whose parent is not here stands at the top. */
export function inAgendaOrder(items: readonly AgendaItemRow[]): AgendaItemRow[] {
  const ids = new Set(items.map((item) => item.id))
  const children = Map.groupBy(items, (item) =>
    item.parentId !== null && ids.has(item.parentId) ? item.parentId : null,
  )
  const ordered: AgendaItemRow[] = []
  const visited = new Set<string>()
  const visit = (parentId: string | null) => {
    for (const item of (children.get(parentId) ?? []).toSorted(byPosition)) {
      if (visited.has(item.id)) continue
      visited.add(item.id)
      ordered.push(item)
      visit(item.id)
    }
  }
  visit(null)
  // Two people moving items at once can make a ring, which hangs from nothing: shown at the end, never lost.
  return [...ordered, ...items.filter((item) => !visited.has(item.id)).toSorted(byPosition)]
}

/** Rows that hang on an item, in the order of the items and then their own. */
export function byItemOrder<T extends Positioned & { readonly itemId: string }>(
  rows: readonly T[],
  items: readonly AgendaItemRow[],
): T[] {
  const rank = new Map(items.map((item, index) => [item.id, index]))
  const rankOf = (row: T) => rank.get(row.itemId) ?? items.length
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b) || byPosition(a, b))
}

export function papersInOrder(tables: Tables, meetingId: string): DocumentRow[] {
  const items = inAgendaOrder(rowsOf(tables.agendaItem, meetingId))
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
