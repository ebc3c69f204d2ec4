import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Failure } from '../../protocol/failures.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'
import { edit as editSchema, type Edit } from '../../protocol/rows/row.ts'
import type { Viewer } from '../people/viewer.ts'
import { putDocument, putItem, putMeeting, putParticipant } from '../test-support/test-hub.ts'
import { applyEdits, targetOf, type Edited } from './apply-edits.ts'
import type { MeetingRows } from './meeting-rows.ts'

const sha = (digit: string): string => digit.repeat(64)
const facts = { sizeBytes: 10, pageCount: 2 }
const file = { ...facts, sha256: sha('a') }

/** A hub in memory: what edits make of it, one batch after the other. */
class Room {
  readonly meetings = new Map<string, MeetingRows>()
  readonly located = new Map<string, string>()
  readonly files = new Map<string, Map<string, typeof facts>>()
  change = 0

  apply(editor: Viewer, ...edits: Edit[]): Edited {
    for (const each of edits) editSchema.parse(each)
    const edited = applyEdits({
      edits,
      editor,
      meetings: this.meetings,
      located: this.located,
      files: this.files,
      newId,
    })
    if (!edited.isAccepted) return edited
    this.change += 1
    for (const draft of edited.drafts) {
      this.meetings.set(draft.meetingId, draft.saved(this.change))
      for (const row of draft.changed) this.located.set(`${row.table}:${row.row.id}`, draft.meetingId)
    }
    return edited
  }

  accept(editor: Viewer, ...edits: Edit[]): Extract<Edited, { isAccepted: true }> {
    const edited = this.apply(editor, ...edits)
    if (!edited.isAccepted) throw new Error(`refused: ${JSON.stringify(edited.failure)}`)
    return edited
  }

  refusal(editor: Viewer, ...edits: Edit[]): Failure | null {
    const before = this.change
    const edited = this.apply(editor, ...edits)
    expect(this.change).toBe(edited.isAccepted ? before + 1 : before)
    return edited.isAccepted ? null : edited.failure
  }

  setStatus(meetingId: string, status: MeetingRow['status']): void {
    const rows = this.meetings.get(meetingId)
    const meeting = rows?.meeting ?? null
    if (rows === undefined || meeting === null) throw new Error('no such meeting')
    const row = { ...meeting, status }
    this.meetings.set(meetingId, rows.with(this.change, [{ table: 'meeting', row, isRemoved: false }]))
  }

  rows(meetingId: string): MeetingRows {
    const rows = this.meetings.get(meetingId)
    if (rows === undefined) throw new Error('no such meeting')
    return rows
  }
}

function viewer(hubRole: Viewer['hubRole'] = null, scope: Viewer['scope'] = null): Viewer {
  return {
    sessionId: newId(),
    personId: newId(),
    name: 'Lê Thị Thư Ký',
    hubRole,
    meetingId: null,
    scope,
    expiresAtMs: 1,
  }
}

let room: Room
let secretary: Viewer
let meetingId: string
beforeEach(() => {
  room = new Room()
  secretary = viewer('secretary')
  meetingId = newId()
  room.files.set(meetingId, new Map([[file.sha256, facts]]))
})

describe('making a meeting', () => {
  it('makes its creator the secretary when the batch names none', () => {
    const { sights, people } = room.accept(secretary, putMeeting(meetingId, 5))
    expect(room.rows(meetingId).partOf(secretary.personId)).toMatchObject({
      role: 'secretary',
      name: 'Lê Thị Thư Ký',
      isMember: false,
    })
    expect(room.rows(meetingId).meeting?.status).toBe('draft')
    expect(sights).toEqual([{ personId: secretary.personId, meetingId }])
    expect(people).toMatchObject([{ id: secretary.personId }])
  })

  it("gives the creator named with another role that role, and the secretary's when there is none", () => {
    const part = { id: newId(), personId: secretary.personId, role: 'delegate' as const }
    room.accept(secretary, putMeeting(meetingId, 5), putParticipant(meetingId, part))
    expect(room.rows(meetingId).all('participant')).toHaveLength(1)
    expect(room.rows(meetingId).partOf(secretary.personId)?.role).toBe('secretary')
  })

  it('leaves the creator out when the batch names another secretary', () => {
    const other = { id: newId(), personId: newId(), role: 'secretary' as const }
    room.accept(secretary, putParticipant(meetingId, other), putMeeting(meetingId, 5))
    expect(room.rows(meetingId).partOf(secretary.personId)).toBeNull()
    expect(room.refusal(secretary, putItem(meetingId, newId()))).toMatchObject({ kind: 'not-found' })
  })

  it.each([null, 'administrator', 'secretary'] as const)(
    'is for people with a role on the hub: %s',
    (role) => {
      expect(room.refusal(viewer(role), putMeeting(meetingId, 5))?.kind).toBe(
        role === null ? 'not-allowed' : undefined,
      )
    },
  )
})

describe('who may edit', () => {
  const roleOf = (role: 'chair' | 'secretary' | 'delegate' | 'guest'): Viewer => {
    const person = viewer()
    room.accept(secretary, putParticipant(meetingId, { id: newId(), personId: person.personId, role }))
    return person
  }
  beforeEach(() => {
    room.accept(secretary, putMeeting(meetingId, 5))
  })

  it.each(['chair', 'delegate', 'guest'] as const)('not the %s', (role) => {
    const person = roleOf(role)
    const publish: Edit = { edit: 'publish', meetingId, isPublished: true }
    for (const each of [putMeeting(meetingId, 6), putItem(meetingId, newId()), publish]) {
      expect(room.refusal(person, each)).toEqual({ kind: 'not-allowed' })
    }
  })

  it('its secretaries, by account or by a slip of this meeting', () => {
    const other = roleOf('secretary')
    expect(room.refusal(other, putItem(meetingId, newId()))).toBeNull()
    expect(room.refusal({ ...other, scope: new Set([meetingId]) }, putItem(meetingId, newId()))).toBeNull()
  })

  it('nobody else, whatever their role on the hub: to them it does not exist', () => {
    for (const stranger of [viewer(), viewer('secretary'), viewer('administrator')]) {
      expect(room.refusal(stranger, putItem(meetingId, newId()))).toMatchObject({ kind: 'not-found' })
      expect(room.refusal(stranger, putItem(newId(), newId()))).toMatchObject({ kind: 'not-found' })
    }
    const byOtherSlip = { ...secretary, scope: new Set([newId()]) }
    expect(room.refusal(byOtherSlip, putItem(meetingId, newId()))).toMatchObject({ kind: 'not-found' })
  })

  it('a live meeting but for its own row, and an ended one not at all', () => {
    const own: Edit[] = [
      putMeeting(meetingId, 6),
      { edit: 'publish', meetingId, isPublished: false },
      { edit: 'remove', table: 'meeting', id: meetingId },
    ]
    room.setStatus(meetingId, 'live')
    for (const each of own) expect(room.refusal(secretary, each)).toEqual({ kind: 'meeting-locked' })
    expect(room.refusal(secretary, putItem(meetingId, newId()))).toBeNull()
    room.setStatus(meetingId, 'ended')
    for (const each of [...own, putItem(meetingId, newId())]) {
      expect(room.refusal(secretary, each)).toEqual({ kind: 'meeting-locked' })
    }
  })
})

describe('what an edit may say', () => {
  let itemId: string
  beforeEach(() => {
    itemId = newId()
    room.accept(secretary, putMeeting(meetingId, 5), putItem(meetingId, itemId))
  })
  const motion = (documentId: string | null, of = itemId): Extract<Edit, { edit: 'put-motion' }> => ({
    edit: 'put-motion',
    row: {
      id: newId(),
      meetingId,
      itemId: of,
      position: 'a0',
      motion: {
        text: 'Thông qua?',
        documentId,
        preset: 'custom',
        rule: {
          base: 'ballots-cast',
          threshold: { numerator: 1, denominator: 2 },
          isStrict: true,
          tie: 'fails',
          quorum: null,
          isChangeable: true,
          reveal: 'live',
          timeLimitSeconds: null,
        },
      },
    },
  })

  it('refers to rows of the same meeting, which may come later in the batch', () => {
    const [parent, child] = [newId(), newId()]
    expect(room.refusal(secretary, putItem(meetingId, child, parent), putItem(meetingId, parent))).toBeNull()
    const otherMeeting = newId()
    const otherItem = newId()
    room.accept(secretary, putMeeting(otherMeeting, 5), putItem(otherMeeting, otherItem))
    expect(room.refusal(secretary, putItem(meetingId, newId(), otherItem))).toEqual({ kind: 'unknown-item' })
    expect(room.refusal(secretary, putDocument(meetingId, otherItem, file))).toEqual({ kind: 'unknown-item' })
    expect(room.refusal(secretary, motion(null, otherItem))).toEqual({ kind: 'unknown-item' })
    expect(room.refusal(secretary, motion(newId()))).toEqual({ kind: 'unknown-document' })
  })

  it('does not take a row of another meeting over', () => {
    const otherMeeting = newId()
    room.accept(secretary, putMeeting(otherMeeting, 5))
    expect(room.refusal(secretary, putItem(otherMeeting, itemId))).toMatchObject({ kind: 'bad-request' })
    const thief = viewer('secretary')
    const own = newId()
    room.accept(thief, putMeeting(own, 5))
    expect(room.refusal(thief, putItem(own, itemId))).toMatchObject({ kind: 'bad-request' })
    expect(room.refusal(thief, { edit: 'remove', table: 'agendaItem', id: itemId })).toMatchObject({
      kind: 'not-found',
    })
  })

  it('keeps the agenda a tree', () => {
    const [a, b] = [newId(), newId()]
    room.accept(secretary, putItem(meetingId, a), putItem(meetingId, b, a))
    expect(room.refusal(secretary, putItem(meetingId, a, b))).toMatchObject({ kind: 'bad-request' })
    expect(room.refusal(secretary, putItem(meetingId, a, a))).toMatchObject({ kind: 'bad-request' })
    const deep = Array.from({ length: 40 }, () => newId())
    const edits = deep.map((id, index) => putItem(meetingId, id, deep[index - 1] ?? null))
    expect(room.refusal(secretary, ...edits)).toMatchObject({ kind: 'bad-request' })
  })

  it('puts only files the editor may use, with the size and the pages they have', () => {
    expect(
      room.refusal(secretary, putDocument(meetingId, itemId, { ...file, sha256: sha('b') })),
    ).toMatchObject({ kind: 'not-found' })
    for (const lie of [{ sizeBytes: 11 }, { pageCount: 3 }]) {
      expect(room.refusal(secretary, putDocument(meetingId, itemId, { ...file, ...lie }))).toMatchObject({
        kind: 'bad-request',
      })
    }
    expect(room.refusal(secretary, putDocument(meetingId, itemId, file))).toBeNull()
  })

  it('counts versions up with every replacement, so that the second of two is told', () => {
    room.files.get(meetingId)?.set(sha('b'), facts)
    const first = putDocument(meetingId, itemId, file)
    const replaced = { ...first, row: { ...first.row, sha256: sha('b'), version: 2 } }
    room.accept(secretary, first)
    expect(room.refusal(secretary, { ...replaced, row: { ...replaced.row, version: 1 } })).toMatchObject({
      kind: 'stale-row',
    })
    room.accept(secretary, replaced)
    expect(room.refusal(secretary, { ...first, row: { ...first.row, title: 'Đổi tên' } })).toMatchObject({
      kind: 'stale-row',
    })
    const back = { ...first, row: { ...first.row, version: 3 } }
    expect(room.refusal(secretary, back)).toBeNull()
  })

  it('lets nobody attend twice, and leaves every part to its person', () => {
    const [id, personId] = [newId(), newId()]
    room.accept(secretary, putParticipant(meetingId, { id, personId }))
    expect(room.refusal(secretary, putParticipant(meetingId, { id: newId(), personId }))).toMatchObject({
      kind: 'bad-request',
    })
    expect(room.refusal(secretary, putParticipant(meetingId, { id, personId: newId() }))).toMatchObject({
      kind: 'bad-request',
    })
    room.accept(secretary, { edit: 'remove', table: 'participant', id })
    expect(room.refusal(secretary, putParticipant(meetingId, { id: newId(), personId }))).toBeNull()
  })

  it('leaves no meeting without a secretary', () => {
    const own = room.rows(meetingId).partOf(secretary.personId)
    if (own === null) throw new Error('no part')
    const remove: Edit = { edit: 'remove', table: 'participant', id: own.id }
    expect(room.refusal(secretary, remove)).toMatchObject({ kind: 'bad-request' })
    expect(room.refusal(secretary, putParticipant(meetingId, { ...own, role: 'delegate' }))).toMatchObject({
      kind: 'bad-request',
    })
    const next = putParticipant(meetingId, { id: newId(), personId: newId(), role: 'secretary' })
    expect(room.refusal(secretary, next, remove)).toBeNull()
  })

  it('cannot set the status of a meeting but by publishing it', () => {
    room.accept(secretary, { edit: 'publish', meetingId, isPublished: true })
    expect(room.rows(meetingId).meeting?.status).toBe('published')
    room.accept(secretary, putMeeting(meetingId, 7))
    expect(room.rows(meetingId).meeting).toMatchObject({ status: 'published', startsAtMs: 7 })
    room.accept(secretary, { edit: 'publish', meetingId, isPublished: false })
    expect(room.rows(meetingId).meeting?.status).toBe('draft')
  })

  it('refuses a batch as a whole when one edit of it is refused', () => {
    const id = newId()
    expect(
      room.refusal(secretary, putItem(meetingId, id), putItem(meetingId, newId(), newId())),
    ).not.toBeNull()
    expect(room.rows(meetingId).find('agendaItem', id)).toBeNull()
  })

  it('names the row it is about', () => {
    expect(targetOf({ edit: 'remove', table: 'motion', id: 'x' })).toEqual({
      table: 'motion',
      id: 'x',
      meetingId: null,
    })
  })

  describe('removing', () => {
    it('takes what hangs on an item along, and putting brings each row back', () => {
      const child = newId()
      const paper = putDocument(meetingId, child, file)
      const question = motion(null, child)
      room.accept(secretary, putItem(meetingId, child, itemId), paper, question)
      room.accept(secretary, { edit: 'remove', table: 'agendaItem', id: itemId })
      expect(room.rows(meetingId).all('agendaItem')).toEqual([])
      expect(room.rows(meetingId).all('document')).toEqual([])
      expect(room.rows(meetingId).all('motion')).toEqual([])
      room.accept(secretary, putItem(meetingId, itemId), putItem(meetingId, child, itemId), paper, question)
      expect(room.rows(meetingId).all('document')).toEqual([paper.row])
      expect(room.rows(meetingId).all('motion')).toEqual([question.row])
    })

    it('takes a removed paper out of the motions about it', () => {
      const paper = putDocument(meetingId, itemId, file)
      const question = motion(paper.row.id)
      room.accept(secretary, paper, question)
      room.accept(secretary, { edit: 'remove', table: 'document', id: paper.row.id })
      expect(room.rows(meetingId).find('motion', question.row.id)?.motion.documentId).toBeNull()
    })

    it('of a whole meeting can be taken back by its secretary, and by nobody else', () => {
      room.accept(secretary, { edit: 'remove', table: 'meeting', id: meetingId })
      expect(room.rows(meetingId).meeting).toBeNull()
      expect(room.refusal(secretary, putItem(meetingId, newId()))).toMatchObject({ kind: 'not-found' })
      expect(room.refusal(viewer('secretary'), putMeeting(meetingId, 5))).toMatchObject({ kind: 'not-found' })
      const { sights } = room.accept(secretary, putMeeting(meetingId, 5))
      expect(room.rows(meetingId).find('agendaItem', itemId)).not.toBeNull()
      expect(sights).toEqual([{ personId: secretary.personId, meetingId }])
    })

    it('twice is the same as once; of what never was, a mistake', () => {
      const remove: Edit = { edit: 'remove', table: 'agendaItem', id: itemId }
      room.accept(secretary, remove)
      expect(room.accept(secretary, remove).drafts[0]?.changed).toEqual([])
      expect(room.refusal(secretary, { ...remove, id: newId() })).toMatchObject({ kind: 'not-found' })
    })
  })
})
