/** How far the meeting is with its agenda: done, now, next, and minutes used. Read from the log's item times. */
import type { MeetingState } from '../../meeting/state.ts'
import { openItemOf } from '../../meeting/state.ts'
import type { AgendaEntry } from '../../meeting/agenda-tree.ts'

export type ItemMark = 'done' | 'now' | 'next' | 'later'

/**
 * Items that gather others and hold nothing themselves (no paper, no motion) are headings: nobody opens them, and
 * they are done when all below them are.
 */
export function isHeading(entry: AgendaEntry, hasContent: (itemId: string) => boolean): boolean {
  return entry.childIds.length > 0 && !hasContent(entry.item.id)
}

/**
 * The item to open next: the first one not yet opened after the current (or last opened) one; when there is none,
 * the first that was skipped; null when every item has been opened.
 */
export function nextEntry(
  entries: readonly AgendaEntry[],
  state: MeetingState,
  hasContent: (itemId: string) => boolean,
): AgendaEntry | null {
  const opened = new Set(state.itemTimes.map((time) => time.itemId))
  const lastId = state.itemTimes.at(-1)?.itemId
  const from = entries.findIndex((entry) => entry.item.id === lastId)
  const isWaiting = (entry: AgendaEntry) => !opened.has(entry.item.id) && !isHeading(entry, hasContent)
  return entries.slice(from + 1).find(isWaiting) ?? entries.find(isWaiting) ?? null
}

/** A mark for every item, by id. Before the start nothing is marked as next: the agenda is simply there to read. */
export function itemMarks(
  entries: readonly AgendaEntry[],
  state: MeetingState,
  hasContent: (itemId: string) => boolean,
): ReadonlyMap<string, ItemMark> {
  const marks = new Map<string, ItemMark>()
  const openId = openItemOf(state)?.itemId
  const nextId = state.phase === 'live' ? nextEntry(entries, state, hasContent)?.item.id : undefined
  const opened = new Set(state.itemTimes.map((time) => time.itemId))
  // Children come after their parent: going backwards, a heading finds its children marked.
  for (const entry of entries.toReversed()) {
    const { id } = entry.item
    if (id === openId) marks.set(id, 'now')
    else if (opened.has(id)) marks.set(id, 'done')
    else if (id === nextId) marks.set(id, 'next')
    else marks.set(id, isHeading(entry, hasContent) ? headingMark(entry, marks) : 'later')
  }
  return marks
}

/** A heading is done or not; what is on now is said once, at the item itself. */
function headingMark(entry: AgendaEntry, marks: ReadonlyMap<string, ItemMark>): ItemMark {
  return entry.childIds.every((id) => marks.get(id) === 'done') ? 'done' : 'later'
}

/** How long an item has been before the meeting, all its times together. Milliseconds by the hub's clock. */
export function usedMs(state: MeetingState, itemId: string, nowMs: number): number {
  let sum = 0
  for (const time of state.itemTimes) {
    if (time.itemId === itemId) sum += Math.max(0, (time.closedAtMs ?? nowMs) - time.openedAtMs)
  }
  return sum
}
