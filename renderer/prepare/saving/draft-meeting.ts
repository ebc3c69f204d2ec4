/** The open meeting as the secretary sees it: what the hub has, with the edits on top that are not there yet. */
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { agendaEntries } from '../../../meeting/agenda-tree.ts'
import { byPosition } from '../../../meeting/agenda-tree.ts'

/** Applied in order. Rows of other meetings don't show; lists come out in agenda order. */
export function draftMeeting(base: OpenMeeting, edits: readonly Edit[]): OpenMeeting {
  let draft = base
  for (const edit of edits) draft = applyEdit(draft, edit)
  const itemOrder = new Map(agendaEntries(draft.items).map((line, index) => [line.item.id, index]))
  const byItem = (a: { itemId: string }, b: { itemId: string }) =>
    (itemOrder.get(a.itemId) ?? itemOrder.size) - (itemOrder.get(b.itemId) ?? itemOrder.size)
  return {
    ...draft,
    items: draft.items.toSorted((a, b) => (itemOrder.get(a.id) ?? 0) - (itemOrder.get(b.id) ?? 0)),
    papers: draft.papers.toSorted(
      (a, b) => byItem(a.document, b.document) || byPosition(a.document, b.document),
    ),
    participants: draft.participants.toSorted(byPosition),
    motions: draft.motions.toSorted((a, b) => byItem(a, b) || byPosition(a, b)),
  }
}

function applyEdit(draft: OpenMeeting, edit: Edit): OpenMeeting {
  const meetingId = draft.meeting.id
  switch (edit.edit) {
    case 'put-meeting':
      return edit.row.id === meetingId ? { ...draft, meeting: { ...draft.meeting, ...edit.row } } : draft
    case 'put-agenda-item':
      return edit.row.meetingId === meetingId ? { ...draft, items: put(draft.items, edit.row) } : draft
    case 'put-participant':
      return edit.row.meetingId === meetingId
        ? { ...draft, participants: put(draft.participants, edit.row) }
        : draft
    case 'put-motion':
      return edit.row.meetingId === meetingId ? { ...draft, motions: put(draft.motions, edit.row) } : draft
    case 'put-document':
      // A paper comes into being by its upload: an edit only changes one that is there.
      return {
        ...draft,
        papers: draft.papers.map((paper) =>
          paper.document.id === edit.row.id ? { ...paper, document: edit.row } : paper,
        ),
      }
    case 'remove':
      return {
        ...draft,
        items: draft.items.filter((row) => row.id !== edit.id),
        papers: draft.papers.filter((paper) => paper.document.id !== edit.id),
        participants: draft.participants.filter((row) => row.id !== edit.id),
        motions: draft.motions.filter((row) => row.id !== edit.id),
      }
    case 'publish':
      return draft
  }
}

function put<T extends { readonly id: string }>(rows: readonly T[], row: T): T[] {
  return rows.some((one) => one.id === row.id)
    ? rows.map((one) => (one.id === row.id ? row : one))
    : [...rows, row]
}
