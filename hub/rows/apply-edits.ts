/**
 * What a batch of edits makes of the meetings it touches, or why it is refused: all or nothing. Pure: everything it
 * may look at is passed in. Rows may refer to each other in any order within the batch; the end must be sound.
 */
import { mayInMeeting, mayOnHub, type MeetingAction } from '../../meeting/authorisation.ts'
import type { Failure, FailureKind } from '../../protocol/failures.ts'
import type { Edit } from '../../protocol/rows/row.ts'
import type { Viewer } from '../people/viewer.ts'
import type { FileFacts } from '../store/file-store.ts'
import type { KeptRow, Sight } from '../store/row-store.ts'
import { findFlaw } from './check-rows.ts'
import { MeetingDraft } from './meeting-draft.ts'
import type { MeetingRows } from './meeting-rows.ts'

export interface EditRequest {
  readonly edits: readonly Edit[]
  readonly editor: Viewer
  /** Every meeting an edit names, by its id; those that don't exist are missing. */
  readonly meetings: ReadonlyMap<string, MeetingRows>
  /** `table:id` → meeting, for every row an edit names and that exists, wherever it is. */
  readonly located: ReadonlyMap<string, string>
  /** Meeting → SHA-256 → the file, for files the editor may put into that meeting. */
  readonly files: ReadonlyMap<string, ReadonlyMap<string, FileFacts>>
  readonly newId: () => string
}

export interface PersonToKeep {
  readonly id: string
  readonly name: string
  readonly jobTitle: string
  readonly unit: string
}

export type Edited =
  | {
      readonly isAccepted: true
      readonly drafts: readonly MeetingDraft[]
      readonly sights: readonly Sight[]
      readonly people: readonly PersonToKeep[]
    }
  | { readonly isAccepted: false; readonly failure: Failure }

const tableOfEdit = {
  'put-agenda-item': 'agendaItem',
  'put-document': 'document',
  'put-participant': 'participant',
  'put-motion': 'motion',
} as const

/** The row an edit is about: its key among all rows, and its meeting where the edit itself says it. */
export function targetOf(edit: Edit): { table: KeptRow['table']; id: string; meetingId: string | null } {
  switch (edit.edit) {
    case 'remove':
      return { table: edit.table, id: edit.id, meetingId: edit.table === 'meeting' ? edit.id : null }
    case 'publish':
      return { table: 'meeting', id: edit.meetingId, meetingId: edit.meetingId }
    case 'put-meeting':
      return { table: 'meeting', id: edit.row.id, meetingId: edit.row.id }
    case 'put-agenda-item':
    case 'put-document':
    case 'put-participant':
    case 'put-motion':
      return { table: tableOfEdit[edit.edit], id: edit.row.id, meetingId: edit.row.meetingId }
  }
}

export function applyEdits(request: EditRequest): Edited {
  const drafts = new Map<string, MeetingDraft>()
  const people = new Map<string, PersonToKeep>()
  for (const meetingId of request.edits.flatMap((edit) =>
    edit.edit === 'put-meeting' && !request.meetings.has(edit.row.id) ? [edit.row.id] : [],
  )) {
    if (!mayOnHub(request.editor.hubRole, 'meeting:create')) return refuse('not-allowed')
    drafts.set(meetingId, new MeetingDraft(meetingId, null))
  }

  for (const edit of request.edits) {
    const target = targetOf(edit)
    const place = request.located.get(`${target.table}:${target.id}`)
    const meetingId = target.meetingId ?? place
    if (meetingId === undefined) return refuse('not-found', target.table)
    if (place !== undefined && place !== meetingId) return refuse('bad-request', 'row of another meeting')

    let draft = drafts.get(meetingId)
    if (draft === undefined) {
      const rows = request.meetings.get(meetingId)
      if (rows === undefined) return refuse('not-found', 'meeting')
      draft = new MeetingDraft(meetingId, rows)
      drafts.set(meetingId, draft)
    }
    const failure = mayEdit(request.editor, draft, edit)
    if (failure !== null) return { isAccepted: false, failure }
    applyOne(draft, edit)
    if (edit.edit === 'put-participant') {
      const { personId, name, jobTitle, unit } = edit.row
      people.set(personId, { id: personId, name, jobTitle, unit })
    }
  }

  const sights: Sight[] = []
  for (const draft of drafts.values()) {
    if (draft.base === null && !draft.all('participant').some((row) => row.role === 'secretary')) {
      const self = addAsSecretary(draft, request)
      if (!people.has(self.id)) people.set(self.id, self)
    }
    const flaw = findFlaw(draft, request.files.get(draft.meetingId) ?? new Map())
    if (flaw !== null) return { isAccepted: false, failure: flaw }
    for (const personId of draft.peopleWhoseSightChanged()) {
      sights.push({ personId, meetingId: draft.meetingId })
    }
  }
  return { isAccepted: true, drafts: [...drafts.values()], sights, people: [...people.values()] }
}

function mayEdit(editor: Viewer, draft: MeetingDraft, edit: Edit): Failure | null {
  if (draft.base === null) return null // made in this very batch
  const isInScope = editor.scope === null || editor.scope.has(draft.meetingId)
  const part = isInScope ? draft.base.partOf(editor.personId) : null
  if (part === null) return { kind: 'not-found', detail: 'meeting' }
  const action: MeetingAction = edit.edit === 'publish' ? 'meeting:publish' : 'meeting:edit'
  const meeting = draft.findKept('meeting', draft.meetingId)
  if (!mayInMeeting(part.role, action)) {
    return { kind: draft.base.meeting === null ? 'not-found' : 'not-allowed' }
  }
  if (meeting === null || meeting.table !== 'meeting') return { kind: 'not-found', detail: 'meeting' }
  if (meeting.isRemoved && edit.edit !== 'put-meeting') return { kind: 'not-found', detail: 'meeting' }
  const { status } = meeting.row
  const isAboutMeeting = targetOf(edit).table === 'meeting'
  if (status === 'ended' || (status === 'live' && isAboutMeeting)) return { kind: 'meeting-locked' }
  return null
}

function applyOne(draft: MeetingDraft, edit: Edit): void {
  switch (edit.edit) {
    case 'put-meeting': {
      const before = draft.findKept('meeting', edit.row.id)
      const status = before?.table === 'meeting' ? before.row.status : 'draft'
      draft.put({ table: 'meeting', row: { ...edit.row, status }, isRemoved: false })
      return
    }
    case 'put-agenda-item':
      draft.put({ table: 'agendaItem', row: edit.row, isRemoved: false })
      return
    case 'put-document':
      draft.put({ table: 'document', row: edit.row, isRemoved: false })
      return
    case 'put-participant':
      draft.put({ table: 'participant', row: edit.row, isRemoved: false })
      return
    case 'put-motion':
      draft.put({ table: 'motion', row: edit.row, isRemoved: false })
      return
    case 'remove':
      draft.remove(edit.table, edit.id)
      return
    case 'publish': {
      const meeting = draft.find('meeting', edit.meetingId)
      if (meeting === null) return
      const status = edit.isPublished ? 'published' : 'draft'
      draft.put({ table: 'meeting', row: { ...meeting, status }, isRemoved: false })
    }
  }
}

/** Who makes a meeting and names no secretary is its secretary. */
function addAsSecretary(draft: MeetingDraft, { editor, newId }: EditRequest): PersonToKeep {
  const own = draft.all('participant').find((row) => row.personId === editor.personId)
  const row = own ?? {
    id: newId(),
    meetingId: draft.meetingId,
    personId: editor.personId,
    // Before any position the laptops make (their first is "a0"): the secretary's own line comes first.
    position: 'Zz',
    name: editor.name,
    jobTitle: '',
    unit: '',
    isMember: false,
  }
  draft.put({ table: 'participant', row: { ...row, role: 'secretary' }, isRemoved: false })
  return { id: editor.personId, name: row.name, jobTitle: row.jobTitle, unit: row.unit }
}

function refuse(kind: FailureKind, detail?: string): Edited {
  return { isAccepted: false, failure: detail === undefined ? { kind } : { kind, detail } }
}
