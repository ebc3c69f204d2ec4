/** Pasted lines as rows: the first names the item they were pasted into, the others come after it, on their levels. */
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import { agendaEntries } from '../../../meeting/agenda-tree.ts'
import { childrenOf, insertAt, maxDepth } from './outline.ts'
import type { PastedLine } from './pasted-agenda.ts'

/** Every row that is new or changed. `make` gives a new row without a place. */
export function insertPasted(
  items: readonly AgendaItemRow[],
  into: AgendaItemRow,
  pasted: readonly PastedLine[],
  make: (title: string) => Omit<AgendaItemRow, 'parentId' | 'position'>,
): AgendaItemRow[] {
  const [first, ...others] = pasted
  if (first === undefined) return []
  const rows = new Map(items.map((item) => [item.id, item]))
  const changed = new Map<string, AgendaItemRow>()
  const put = (row: AgendaItemRow) => {
    rows.set(row.id, row)
    changed.set(row.id, row)
  }
  put({ ...into, title: first.title })

  const baseDepth = agendaEntries(items).find((line) => line.item.id === into.id)?.depth ?? 0
  /** The last line written on each level, from the level of `into` down. */
  const last: string[] = [into.id]
  for (const line of others) {
    const level = Math.min(line.depth, last.length, maxDepth - baseDepth)
    const lines = agendaEntries([...rows.values()])
    const made = make(line.title)
    const parentId = level === 0 ? (rows.get(into.id)?.parentId ?? null) : (last[level - 1] ?? null)
    const siblings = childrenOf(lines, parentId)
    const before =
      level < last.length ? siblings.findIndex((item) => item.id === last[level]) : siblings.length - 1
    for (const row of insertAt(lines, { parentId, index: before + 1 }, made)) put(row)
    last.splice(level, last.length, made.id)
  }
  return [...changed.values()]
}
