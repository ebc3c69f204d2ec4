/** The agenda as an outline: from rows to numbered lines, and every move as the rows it changes. */
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import { placeAt } from './positions.ts'

/** Deeper than 1.1.1 nobody reads an agenda aloud. */
export const maxDepth = 2

/** The lines below an item, however deep; in order. */
export function linesBelow(lines: readonly AgendaEntry[], id: string): AgendaEntry[] {
  const at = lines.findIndex((line) => line.item.id === id)
  const depth = lines[at]?.depth ?? 0
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => line.depth <= depth)
  return at === -1 ? [] : rest.slice(0, end === -1 ? rest.length : end)
}

/** Puts an item under a parent at an index among its children; the rows that change. */
export function moveTo(
  lines: readonly AgendaEntry[],
  id: string,
  parentId: string | null,
  index: number,
): AgendaItemRow[] {
  const siblings = childrenOf(lines, parentId).filter((item) => item.id !== id)
  const byId = new Map(lines.map((line) => [line.item.id, line.item]))
  return placeAt(siblings, index, id).flatMap((placed) => {
    const item = byId.get(placed.id)
    if (item === undefined) return []
    return [
      { ...item, position: placed.position, parentId: placed.id === id ? parentId : parentOf(lines, item) },
    ]
  })
}

/** Among its siblings, one step up (-1) or down (1); null at the edge. */
export function moveBy(lines: readonly AgendaEntry[], id: string, step: -1 | 1): AgendaItemRow[] | null {
  const item = findItem(lines, id)
  if (item === null) return null
  const parentId = parentOf(lines, item)
  const siblings = childrenOf(lines, parentId)
  const to = siblings.findIndex((one) => one.id === id) + step
  return to < 0 || to >= siblings.length ? null : moveTo(lines, id, parentId, to)
}

/** Under the sibling before it, as its last child; null where there is none or the outline would get too deep. */
export function indent(lines: readonly AgendaEntry[], id: string): AgendaItemRow[] | null {
  const line = lines.find((one) => one.item.id === id)
  if (line === undefined) return null
  const siblings = childrenOf(lines, parentOf(lines, line.item))
  const before = siblings[siblings.findIndex((one) => one.id === id) - 1]
  if (before === undefined || line.depth + 1 + heightOf(lines, id) > maxDepth) return null
  return moveTo(lines, id, before.id, childrenOf(lines, before.id).length)
}

/** Out of its parent, to right after it; null on the top level. */
export function outdent(lines: readonly AgendaEntry[], id: string): AgendaItemRow[] | null {
  const item = findItem(lines, id)
  const parent = item === null ? null : findItem(lines, parentOf(lines, item))
  if (parent === null) return null
  const grandparentId = parentOf(lines, parent)
  const siblings = childrenOf(lines, grandparentId)
  return moveTo(lines, id, grandparentId, siblings.findIndex((one) => one.id === parent.id) + 1)
}

/** Where a new line comes when Enter is pressed on an item: right below it on the page. null: the very end. */
export function placeBelow(
  lines: readonly AgendaEntry[],
  afterId: string | null,
): { parentId: string | null; index: number } {
  const after = afterId === null ? null : findItem(lines, afterId)
  if (after === null) return { parentId: null, index: childrenOf(lines, null).length }
  if (childrenOf(lines, after.id).length > 0) return { parentId: after.id, index: 0 }
  const parentId = parentOf(lines, after)
  return { parentId, index: childrenOf(lines, parentId).findIndex((one) => one.id === after.id) + 1 }
}

/** A new row at a place, and the siblings that had to make room. */
export function insertAt(
  lines: readonly AgendaEntry[],
  place: { readonly parentId: string | null; readonly index: number },
  made: Omit<AgendaItemRow, 'parentId' | 'position'>,
): AgendaItemRow[] {
  const siblings = childrenOf(lines, place.parentId)
  return placeAt(siblings, place.index, made.id).flatMap((placed) => {
    if (placed.id === made.id) return [{ ...made, parentId: place.parentId, position: placed.position }]
    const sibling = siblings.find((one) => one.id === placed.id)
    return sibling === undefined ? [] : [{ ...sibling, position: placed.position }]
  })
}

export function childrenOf(lines: readonly AgendaEntry[], parentId: string | null): AgendaItemRow[] {
  return lines.map((line) => line.item).filter((item) => parentOf(lines, item) === parentId)
}

/** How many levels there are below an item. */
export function heightOf(lines: readonly AgendaEntry[], id: string): number {
  const depth = lines.find((line) => line.item.id === id)?.depth ?? 0
  return Math.max(0, ...linesBelow(lines, id).map((line) => line.depth - depth))
}

export function findItem(lines: readonly AgendaEntry[], id: string | null): AgendaItemRow | null {
  return lines.find((line) => line.item.id === id)?.item ?? null
}

/** The parent as drawn: null for a row whose parent is missing or that stands in a circle. */
function parentOf(lines: readonly AgendaEntry[], item: AgendaItemRow): string | null {
  const own = lines.find((line) => line.item.id === item.id)
  if (own === undefined || own.depth === 0) return null
  return item.parentId
}
