/** Rows, events and entries to fill a store with, for the contract. */
import { v7 as newId } from 'uuid'
import { advance, emptyHead, type LogHead } from '../../hub/log/meeting-log.ts'
import type { ChainedEvent, MeetingAppend } from '../../hub/store/log-store.ts'
import type { KeptRow, RowsToSave } from '../../hub/store/row-store.ts'
import type { AuditEntry, RememberedAnswer, Store } from '../../hub/store/store.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'

export interface StoreUnderTest {
  readonly store: Store
  /** The same data, opened anew. */
  reopen(): Promise<Store>
  end(): Promise<void>
}

/** The store of the test that runs; `reopen` puts another one on the same data in its place. */
export interface StoreInUse {
  readonly store: Store
  reopen(): Promise<void>
}

export const sha = (digit: string): string => digit.repeat(64)

export function audit(action = 'test'): AuditEntry {
  return {
    atMs: 1,
    action,
    personId: null,
    sessionId: null,
    address: '10.0.0.1',
    subject: { n: 1, ids: ['a'] },
  }
}

export function answer(personId: string, commandId: string, text = '{"n":1}'): RememberedAnswer {
  return { personId, commandId, digest: sha('d'), answer: text, atMs: 100 }
}

export function meetingRow(id: string, status: MeetingRow['status'] = 'draft'): MeetingRow {
  const quorum = { numerator: 1, denominator: 2 }
  return { id, title: 'Họp', kind: 'ubnd', unit: '', place: '', startsAtMs: 5, quorum, status }
}

export function item(meetingId: string, id = newId()): KeptRow {
  const row = {
    id,
    meetingId,
    parentId: null,
    position: 'a0',
    title: 'Mục',
    presenter: '',
    plannedMinutes: null,
  }
  return { table: 'agendaItem', row, isRemoved: false }
}

export function document(meetingId: string, sha256: string, isRemoved = false, id = newId()): KeptRow {
  const row = {
    id,
    meetingId,
    itemId: newId(),
    position: 'a0',
    title: 'Tờ trình',
    fileName: 'a.pdf',
    version: 1,
    sha256,
    sizeBytes: 10,
    pageCount: 2,
    audience: 'everyone' as const,
  }
  return { table: 'document', row, isRemoved }
}

export function change(rows: readonly KeptRow[], more: Partial<RowsToSave> = {}): RowsToSave {
  return { rows, expected: [], sights: [], people: [], answer: null, audit: null, ...more }
}

export function person(id: string, name = 'Nguyễn Văn A'): RowsToSave['people'][number] {
  return { id, name, jobTitle: '', unit: '' }
}

/** Check-ins and check-outs, chained after a head. */
export function chain(count: number, after: LogHead = emptyHead): { events: ChainedEvent[]; head: LogHead } {
  let head = after
  const events = Array.from({ length: count }, () => {
    const body = { type: 'attendance:marked' as const, personId: newId(), isPresent: true }
    const event = { seq: head.seq + 1, atMs: 7, by: null, body }
    head = advance(head, event)
    return { event, hash: head.hash }
  })
  return { events, head }
}

export function append(meetingId: string, more: Partial<MeetingAppend> = {}): MeetingAppend {
  return {
    meetingId,
    afterSeq: 0,
    events: [],
    ballots: [],
    emptiedVoteIds: [],
    checkpoints: [],
    meetingRow: null,
    ...more,
  }
}

export async function meetingWithPeople(store: Store, people: readonly string[]): Promise<string> {
  const meetingId = newId()
  await store.rows.save(
    change([{ table: 'meeting', row: meetingRow(meetingId), isRemoved: false }], {
      people: people.map((id) => person(id)),
      sights: people.map((personId) => ({ personId, meetingId })),
    }),
  )
  return meetingId
}
export async function makeFile(store: Store, sha256: string): Promise<void> {
  const upload = { personId: 'u', meetingId: 'x', fileName: 'a.pdf', sizeBytes: 3, chunks: [sha('9')] }
  await store.files.beginUpload({ ...upload, sha256, atMs: 1 })
  await store.files.saveChunk('u', sha256, 0, sha('9'), new Uint8Array([1, 2, 3]))
  await store.files.finishUpload('u', sha256, 1, audit())
}
/** What a person is given after a change: the ids, sorted. */
export async function idsOf(store: Store, personId: string, since: number): Promise<string[]> {
  const { rows } = await store.rows.pull({ personId, since, limit: 100 })
  return rows.map((row) => row.id).toSorted()
}
