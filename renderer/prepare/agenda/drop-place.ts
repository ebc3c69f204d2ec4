/** Where a dragged line would come to stand: vertical place from the line it is over, level from how far right. */
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { heightOf, linesBelow, maxDepth } from './outline.ts'

export interface DropPlace {
  readonly parentId: string | null
  /** Among the parent's children, the dragged one not counted. */
  readonly index: number
  readonly depth: number
}

/** `levels`: how many levels to the right (or left, negative) the line was pulled. null: it can't stand there. */
export function dropPlace(
  lines: readonly AgendaEntry[],
  draggedId: string,
  overId: string,
  levels: number,
): DropPlace | null {
  const moving = new Set([draggedId, ...linesBelow(lines, draggedId).map((line) => line.item.id)])
  const dragged = lines.find((line) => line.item.id === draggedId)
  if (dragged === undefined || (overId !== draggedId && moving.has(overId))) return null
  const from = lines.indexOf(dragged)
  const over = lines.findIndex((line) => line.item.id === overId)
  if (over === -1) return null

  // Dropped on a line below, it comes after that line; on one above, before it.
  const rest = lines.filter((line) => !moving.has(line.item.id))
  const overInRest = rest.findIndex((line) => line.item.id === overId)
  const at =
    overId === draggedId ? countBefore(lines, moving, from) : over > from ? overInRest + 1 : overInRest
  const above = rest[at - 1]
  const below = rest[at]

  const deepest = Math.min(above === undefined ? 0 : above.depth + 1, maxDepth - heightOf(lines, draggedId))
  // A shallower place would tear the line below from its parent.
  const shallowest = below?.depth ?? 0
  if (deepest < shallowest) return null
  const depth = Math.max(shallowest, Math.min(dragged.depth + levels, deepest))

  const before = rest.slice(0, at).toReversed()
  const parent = depth === 0 ? undefined : before.find((line) => line.depth === depth - 1)
  const parentAt = parent === undefined ? -1 : rest.indexOf(parent)
  const index = rest.slice(parentAt + 1, at).filter((line) => line.depth === depth).length
  return { parentId: parent?.item.id ?? null, index, depth }
}

function countBefore(lines: readonly AgendaEntry[], moving: ReadonlySet<string>, from: number): number {
  return lines.slice(0, from).filter((line) => !moving.has(line.item.id)).length
}
