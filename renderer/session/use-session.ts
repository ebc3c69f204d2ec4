/** What every part of the session's screen reads: the prepared meeting, its numbered agenda, its state. */
import { useMemo } from 'react'
import type { MeetingState } from '../../meeting/state.ts'
import { openItemOf } from '../../meeting/state.ts'
import type { OpenMeeting, Paper } from '../../protocol/app/state.ts'
import { useApp, useMeetingState } from '../state/app-store.ts'
import { itemMarks, type ItemMark } from './agenda-progress.ts'
import { agendaEntries, byPosition, type AgendaEntry } from '../../meeting/agenda-tree.ts'
import { contentOf } from './next-step.ts'

export interface Session {
  readonly open: OpenMeeting
  readonly state: MeetingState
  readonly entries: readonly AgendaEntry[]
  readonly marks: ReadonlyMap<string, ItemMark>
  readonly papersOf: (itemId: string) => readonly Paper[]
  /** The papers in the order of the agenda. */
  readonly papers: readonly Paper[]
  readonly currentEntry: AgendaEntry | null
  readonly myPersonId: string | null
}

/** null while no meeting is open. */
export function useSession(): Session | null {
  const open = useApp((app) => app.meeting)
  const state = useMeetingState()
  return useMemo(() => (open === null ? null : sessionOf(open, state)), [open, state])
}

function sessionOf(open: OpenMeeting, state: MeetingState): Session {
  const entries = agendaEntries(open.items)
  const byItem = Map.groupBy(
    open.papers.toSorted((a, b) => byPosition(a.document, b.document)),
    (paper) => paper.document.itemId,
  )
  const papersOf = (itemId: string) => byItem.get(itemId) ?? []
  const papers = entries.flatMap((entry) => papersOf(entry.item.id))
  const sorted = { ...open, papers, motions: open.motions.toSorted(byPosition) }
  const openItemId = openItemOf(state)?.itemId
  return {
    open: sorted,
    state,
    entries,
    marks: itemMarks(entries, state, contentOf(open)),
    papersOf,
    papers,
    currentEntry: entries.find((entry) => entry.item.id === openItemId) ?? null,
    myPersonId: open.me?.personId ?? null,
  }
}
