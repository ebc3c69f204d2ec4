/** The agenda as people read it: in order, numbered 1, 2, 2.1, 2.2, 3. Every item appears exactly once. */
import type { AgendaItemRow } from '../protocol/rows/agenda-item.ts'

/** A row with a place among its siblings. */
export interface Placed {
  readonly id: string
  readonly position: string
}

export interface AgendaEntry {
  readonly item: AgendaItemRow
  /** "2.1" */
  readonly number: string
  /** 0 at the top. */
  readonly depth: number
  readonly childIds: readonly string[]
}

/**
 * Depth first. An item whose parent is not here (not synced yet, or removed while its children were moved) stands at
 * the top; so do items that name each other as parent: nothing on the agenda may vanish from the screen.
 */
export function agendaEntries(items: readonly AgendaItemRow[]): readonly AgendaEntry[] {
  const ids = new Set(items.map((item) => item.id))
  const byParent = Map.groupBy(items.toSorted(byPosition), (item) =>
    item.parentId !== null && ids.has(item.parentId) && item.parentId !== item.id ? item.parentId : null,
  )
  const entries: AgendaEntry[] = []
  const seen = new Set<string>()

  const visit = (item: AgendaItemRow, number: string, depth: number) => {
    seen.add(item.id)
    const children = (byParent.get(item.id) ?? []).filter((child) => !seen.has(child.id))
    entries.push({ item, number, depth, childIds: children.map((child) => child.id) })
    children.forEach((child, index) => visit(child, `${number}.${index + 1}`, depth + 1))
  }

  let count = 0
  for (const item of byParent.get(null) ?? []) visit(item, String((count += 1)), 0)
  for (const item of items.toSorted(byPosition)) {
    if (!seen.has(item.id)) visit(item, String((count += 1)), 0)
  }
  return entries
}

/** Fractional indices sort by code unit; equal ones (two people inserting at once) by id, the same everywhere. */
export function byPosition(a: Placed, b: Placed): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
