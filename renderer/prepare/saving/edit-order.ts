/** Edits as rows: which row each is about, and an order the hub can take them in. */
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { canonicalJson, type Json } from '../../../protocol/canonical.ts'
import type { Edit, TableName } from '../../../protocol/rows/row.ts'

const tableOf = {
  'put-meeting': 'meeting',
  'put-agenda-item': 'agendaItem',
  'put-document': 'document',
  'put-participant': 'participant',
  'put-motion': 'motion',
} as const satisfies Record<string, TableName>

const tableOrder: readonly TableName[] = ['meeting', 'agendaItem', 'participant', 'document', 'motion']

/** Two edits with the same key are about the same row: the later one stands. */
export function editKey(edit: Edit): string {
  if (edit.edit === 'publish') return `publish:${edit.meetingId}`
  if (edit.edit === 'remove') return `${edit.table}:${edit.id}`
  return `${tableOf[edit.edit]}:${edit.row.id}`
}

/** Rows before what hangs on them, parents before children; removals last and the other way round. */
export function inHubOrder(edits: readonly Edit[]): Edit[] {
  const rank = (edit: Edit): number => {
    if (edit.edit === 'publish') return 1000
    const table = edit.edit === 'remove' ? edit.table : tableOf[edit.edit]
    return edit.edit === 'remove' ? 100 - tableOrder.indexOf(table) : tableOrder.indexOf(table)
  }
  return parentsFirst(edits.toSorted((a, b) => rank(a) - rank(b)))
}

function parentsFirst(edits: readonly Edit[]): Edit[] {
  const items = new Map(
    edits.flatMap((edit) => (edit.edit === 'put-agenda-item' ? [[edit.row.id, edit] as const] : [])),
  )
  const done = new Set<Edit>()
  const add = (edit: Edit) => {
    if (done.has(edit)) return
    if (edit.edit === 'put-agenda-item' && edit.row.parentId !== null) {
      const parent = items.get(edit.row.parentId)
      items.delete(edit.row.id) // a circle ends here; the hub refuses it
      if (parent !== undefined) add(parent)
    }
    done.add(edit)
  }
  for (const edit of edits) add(edit)
  return [...done]
}

/** Keys of the rows a meeting has now. */
export function keysOf(base: OpenMeeting): Set<string> {
  return new Set([
    `meeting:${base.meeting.id}`,
    ...base.items.map((row) => `agendaItem:${row.id}`),
    ...base.papers.map((paper) => `document:${paper.document.id}`),
    ...base.participants.map((row) => `participant:${row.id}`),
    ...base.motions.map((row) => `motion:${row.id}`),
  ])
}

/** Whether the meeting already shows what the edit would do. Rows of another meeting count as shown. */
export function isVisible(base: OpenMeeting, edit: Edit): boolean {
  switch (edit.edit) {
    case 'publish':
      return true
    case 'remove':
      return !keysOf(base).has(editKey(edit))
    case 'put-meeting': {
      const { status: _, ...row } = base.meeting
      return edit.row.id !== row.id || isSame(row, edit.row)
    }
    case 'put-agenda-item':
      return edit.row.meetingId !== base.meeting.id || holds(base.items, edit.row)
    case 'put-participant':
      return edit.row.meetingId !== base.meeting.id || holds(base.participants, edit.row)
    case 'put-motion':
      return edit.row.meetingId !== base.meeting.id || holds(base.motions, edit.row)
    case 'put-document':
      return (
        edit.row.meetingId !== base.meeting.id ||
        holds(
          base.papers.map((paper) => paper.document),
          edit.row,
        )
      )
  }
}

type Row = { readonly id: string } & Json

function holds<T extends Row>(rows: readonly T[], row: T): boolean {
  return rows.some((one) => one.id === row.id && isSame(one, row))
}

const isSame = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b)
