/**
 * Invariant: whatever is edited and whenever a laptop pulls, once it has pulled everything it holds exactly the rows
 * its person may see, no more and no fewer, as they are.
 */
import fc from 'fast-check'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { FailureError } from '../../protocol/failures.ts'
import type { MeetingRole } from '../../protocol/rows/participant.ts'
import type { Edit, SyncedRow, TableName } from '../../protocol/rows/row.ts'
import type { Viewer } from '../people/viewer.ts'
import { openSqliteStore } from '../store/sqlite/open-store.ts'
import { putDocument, putItem, putMeeting, putParticipant } from '../test-support/test-hub.ts'
import { Turnstile } from '../turnstile.ts'
import { EditService } from './edit-service.ts'
import { Meetings } from './meetings.ts'
import { pull } from './pull.ts'

const personCount = 4
const roles = ['chair', 'secretary', 'delegate', 'guest'] as const
const sha256 = 'a'.repeat(64)

const meetingIndex = fc.nat(1)
const personIndex = fc.nat(personCount - 1)
const small = fc.nat(3)

const step = fc.oneof(
  fc.record({ do: fc.constant('item' as const), meeting: meetingIndex, item: small }),
  fc.record({ do: fc.constant('remove-item' as const), meeting: meetingIndex, item: small }),
  fc.record({
    do: fc.constant('document' as const),
    meeting: meetingIndex,
    item: small,
    document: small,
    audience: fc.oneof(fc.constantFrom('everyone' as const, 'members' as const), fc.array(personIndex)),
  }),
  fc.record({ do: fc.constant('remove-document' as const), meeting: meetingIndex, document: small }),
  fc.record({
    do: fc.constant('participant' as const),
    meeting: meetingIndex,
    person: personIndex,
    role: fc.constantFrom(...roles),
    isMember: fc.boolean(),
  }),
  fc.record({ do: fc.constant('remove-participant' as const), meeting: meetingIndex, person: personIndex }),
  fc.record({
    do: fc.constant('publish' as const),
    meeting: meetingIndex,
    isPublished: fc.constantFrom(true, true, false),
  }),
  fc.record({ do: fc.constant('remove-meeting' as const), meeting: meetingIndex }),
  // More often than its removal, or nothing would be left to look at.
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('put-meeting' as const), meeting: meetingIndex }),
  },
  fc.record({
    do: fc.constant('readiness' as const),
    meeting: meetingIndex,
    person: personIndex,
    ready: small,
  }),
  fc.record({ do: fc.constant('slip' as const), meeting: meetingIndex, person: personIndex }),
  fc.record({ do: fc.constant('use-slip' as const), meeting: meetingIndex, person: personIndex }),
  fc.record({
    do: fc.constant('pull' as const),
    person: personIndex,
    isBySlip: fc.boolean(),
    limit: fc.integer({ min: 1, max: 6 }),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const prelude: readonly Step[] = [
  { do: 'publish', meeting: 0, isPublished: true },
  ...[0, 1, 2].map((item): Step => ({ do: 'item', meeting: 0, item })),
  ...(['chair', 'delegate', 'guest'] as const).map((role, person): Step => ({
    do: 'participant',
    meeting: 0,
    person,
    role,
    isMember: role !== 'guest',
  })),
  { do: 'document', meeting: 0, item: 0, document: 0, audience: 'everyone' },
  { do: 'document', meeting: 0, item: 1, document: 1, audience: 'members' },
  { do: 'readiness', meeting: 0, person: 1, ready: 2 },
  { do: 'slip', meeting: 0, person: 1 },
  { do: 'use-slip', meeting: 0, person: 1 },
]

/** What one laptop holds. */
class Replica {
  readonly rows = new Map<string, SyncedRow>()
  cursor = 0
}

class Room {
  readonly store
  readonly meetings
  readonly edits
  readonly secretary: Viewer
  readonly people = Array.from({ length: personCount }, () => newId())
  readonly meetingIds = [newId(), newId()]
  readonly itemIds = this.meetingIds.map(() => Array.from({ length: 4 }, () => newId()))
  readonly documentIds = this.meetingIds.map(() => Array.from({ length: 4 }, () => newId()))
  readonly partIds = this.meetingIds.map(() => this.people.map(() => newId()))
  /** By account and by slip, one laptop of each kind for each person. */
  readonly replicas = new Map<string, Replica>()
  readonly slips = new Map<string, string>()
  tombstoneCount = 0
  refusedCount = 0

  constructor(path: string) {
    this.store = openSqliteStore(path)
    this.meetings = new Meetings(this.store)
    this.edits = new EditService({
      store: this.store,
      meetings: this.meetings,
      turnstile: new Turnstile(),
      now: () => 1,
      tell: () => undefined,
    })
    this.secretary = this.#viewer(newId(), null, 'secretary')
  }

  #viewer(personId: string, scope: Viewer['scope'], hubRole: Viewer['hubRole'] = null): Viewer {
    return { sessionId: 's', personId, name: 'X', hubRole, meetingId: null, scope, expiresAtMs: 9 }
  }

  async prepare(): Promise<void> {
    const upload = {
      personId: this.secretary.personId,
      fileName: 'a.pdf',
      sha256,
      sizeBytes: 3,
      chunks: ['c'],
    }
    for (const meetingId of this.meetingIds) {
      await this.store.files.beginUpload({ ...upload, meetingId, atMs: 1 })
      await this.edit(putMeeting(meetingId, 1))
    }
    await this.store.files.saveChunk(upload.personId, sha256, 0, 'c', new Uint8Array(3))
    const audit = { atMs: 1, action: 'x', personId: null, sessionId: null, address: null, subject: {} }
    await this.store.files.finishUpload(upload.personId, sha256, 1, audit)
  }

  /** Refusals are part of the game: what is refused changes nothing. */
  async edit(...edits: Edit[]): Promise<void> {
    try {
      await this.edits.submit(this.secretary, { commandId: newId(), edits }, '')
    } catch (error) {
      if (!(error instanceof FailureError)) throw error
      this.refusedCount += 1
    }
  }

  async take(given: Step): Promise<void> {
    if (given.do === 'pull') {
      await this.pullPage(given.person, given.isBySlip, given.limit)
      return
    }
    const at = given.meeting
    const meetingId = at_(this.meetingIds, at)
    switch (given.do) {
      case 'item':
        await this.edit(putItem(meetingId, at_(at_(this.itemIds, at), given.item), null, `a${given.item}`))
        return
      case 'remove-item':
        await this.edit({
          edit: 'remove',
          table: 'agendaItem',
          id: at_(at_(this.itemIds, at), given.item),
        })
        return
      case 'document': {
        const { audience } = given
        await this.edit(
          putDocument(meetingId, at_(at_(this.itemIds, at), given.item), {
            id: at_(at_(this.documentIds, at), given.document),
            sha256,
            sizeBytes: 3,
            pageCount: 1,
            audience:
              typeof audience === 'string' ? audience : audience.map((index) => at_(this.people, index)),
          }),
        )
        return
      }
      case 'remove-document':
        await this.edit({
          edit: 'remove',
          table: 'document',
          id: at_(at_(this.documentIds, at), given.document),
        })
        return
      case 'participant':
        await this.edit(
          putParticipant(meetingId, {
            id: at_(at_(this.partIds, at), given.person),
            personId: at_(this.people, given.person),
            role: given.role,
            isMember: given.isMember,
          }),
        )
        return
      case 'remove-participant':
        await this.edit({
          edit: 'remove',
          table: 'participant',
          id: at_(at_(this.partIds, at), given.person),
        })
        return
      case 'publish':
        await this.edit({ edit: 'publish', meetingId, isPublished: given.isPublished })
        return
      case 'remove-meeting':
        await this.edit({ edit: 'remove', table: 'meeting', id: meetingId })
        return
      case 'put-meeting':
        await this.edit(putMeeting(meetingId, 1, `Phiên ${newId()}`))
        return
      case 'readiness':
        await this.reportReadiness(meetingId, given.person, given.ready)
        return
      case 'slip':
        await this.issueSlip(at, given.person)
        return
      case 'use-slip': {
        const slipId = this.slips.get(`${at} ${given.person}`)
        if (slipId !== undefined) await this.store.people.bindSlip(slipId, `device ${given.person}`)
      }
    }
  }

  async reportReadiness(meetingId: string, person: number, readyDocuments: number): Promise<void> {
    const viewer = this.#viewer(at_(this.people, person), null)
    try {
      await this.edits.reportReadiness(viewer, { meetingId, readyDocuments, totalDocuments: 3 })
    } catch (error) {
      if (!(error instanceof FailureError)) throw error
      this.refusedCount += 1
    }
  }

  async issueSlip(at: number, person: number): Promise<void> {
    const meetingId = at_(this.meetingIds, at)
    const personId = at_(this.people, person)
    const rows = await this.meetings.load(meetingId)
    if (rows === null || rows.partOf(personId) === null) return
    const id = newId()
    const slip = {
      id,
      participantId: at_(at_(this.partIds, at), person),
      personId,
      codeHash: id,
      expiresAtMs: 9,
    }
    const audit = { atMs: 1, action: 'x', personId: null, sessionId: null, address: null, subject: {} }
    await this.store.people.replaceSlips(meetingId, [slip], audit)
    this.slips.set(`${at} ${person}`, id)
  }

  /** The meetings whose present slip this person has used. */
  async viewerOf(person: number, isBySlip: boolean): Promise<Viewer> {
    const personId = at_(this.people, person)
    if (!isBySlip) return this.#viewer(personId, null)
    const scope = new Set<string>()
    for (const slipId of this.slips.values()) {
      const slip = await this.store.people.findSlip(slipId)
      if (slip?.personId === personId && slip.deviceId !== null && !slip.isRevoked) scope.add(slip.meetingId)
    }
    return this.#viewer(personId, scope)
  }

  async pullPage(person: number, isBySlip: boolean, limit: number): Promise<boolean> {
    const key = `${person} ${isBySlip}`
    const replica = this.replicas.get(key) ?? new Replica()
    this.replicas.set(key, replica)
    const viewer = await this.viewerOf(person, isBySlip)
    const page = await pull(this.store, this.meetings, viewer, replica.cursor, limit)
    for (const row of page.rows) replica.rows.set(`${row.table}:${row.row.id}`, row)
    for (const { table, id } of page.tombstones) replica.rows.delete(`${table}:${id}`)
    this.tombstoneCount += page.tombstones.length
    replica.cursor = page.cursor
    return page.hasMore
  }

  /** Written anew from the rules, not taken from the hub: what this person may see. */
  async expected(person: number, isBySlip: boolean): Promise<Map<string, SyncedRow>> {
    const personId = at_(this.people, person)
    const { scope } = await this.viewerOf(person, isBySlip)
    const seen = new Map<string, SyncedRow>()
    for (const meetingId of this.meetingIds) {
      const stored = await this.store.rows.loadMeeting(meetingId)
      const rows = (stored?.rows ?? []).filter((row) => !row.isRemoved)
      const meeting = rows.find((row) => row.table === 'meeting')
      const part = rows.find((row) => row.table === 'participant' && row.row.personId === personId)
      if (meeting?.table !== 'meeting' || part?.table !== 'participant') continue
      if (scope !== null && !scope.has(meetingId)) continue
      const role: MeetingRole = part.row.role
      const isLead = role === 'chair' || role === 'secretary'
      if (meeting.row.status === 'draft' && role !== 'secretary') continue
      for (const { isRemoved: _, ...row } of rows) {
        if (row.table === 'readiness' && !isLead) continue
        if (row.table === 'document' && !isLead) {
          const { audience } = row.row
          if (audience === 'members' && !part.row.isMember) continue
          if (Array.isArray(audience) && !audience.includes(personId)) continue
        }
        seen.set(`${row.table}:${row.row.id}`, row)
      }
    }
    return seen
  }
}

function at_<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`nothing at ${index}`)
  return found
}

it('holds exactly what its person may see, after any edits and any pulls', async () => {
  const told: Record<TableName | 'tombstone' | 'refused' | 'hidden', number> = {
    meeting: 0,
    agendaItem: 0,
    document: 0,
    participant: 0,
    motion: 0,
    readiness: 0,
    tombstone: 0,
    refused: 0,
    hidden: 0,
  }
  const folder = await mkdtemp(join(tmpdir(), 'dien-hong-replica-'))
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 90 }), async (steps) => {
      run += 1
      const room = new Room(join(folder, `${run}.sqlite`))
      try {
        await room.prepare()
        // Half of the runs begin with a meeting that shows something: random steps seldom make one.
        for (const each of [...(run % 2 === 0 ? prelude : []), ...steps]) await room.take(each)
        for (let person = 0; person < personCount; person += 1) {
          for (const isBySlip of [false, true]) {
            while (await room.pullPage(person, isBySlip, 3));
            const held = room.replicas.get(`${person} ${isBySlip}`)?.rows
            const expected = await room.expected(person, isBySlip)
            expect(held).toEqual(expected)
            for (const row of expected.values()) told[row.table] += 1
            if (expected.size === 0) told.hidden += 1
          }
        }
        told.tombstone += room.tombstoneCount
        told.refused += room.refusedCount
      } finally {
        await room.store.close()
      }
    }),
    { numRuns: 30 },
  )
  await rm(folder, { recursive: true })
  // Not vacuous: everything that can happen did.
  const { motion: _, ...happened } = told
  expect(Object.entries(happened).filter(([, count]) => count < 5)).toEqual([])
})
