/** What every store of the hub must do, whatever it keeps its data in. Run by `store-*.test.ts`. */
import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advance, emptyHead, type LogHead } from '../../hub/log/meeting-log.ts'
import type { ChainedEvent, MeetingAppend } from '../../hub/store/log-store.ts'
import type { KeptRow, RowsToSave } from '../../hub/store/row-store.ts'
import type { AuditEntry, RememberedAnswer, Store } from '../../hub/store/store.ts'
import { emptyLogHash } from '../../meeting/hash-chain.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'

export interface StoreUnderTest {
  readonly store: Store
  /** The same data, opened anew. */
  reopen(): Promise<Store>
  end(): Promise<void>
}

const sha = (digit: string): string => digit.repeat(64)

function audit(action = 'test'): AuditEntry {
  return {
    atMs: 1,
    action,
    personId: null,
    sessionId: null,
    address: '10.0.0.1',
    subject: { n: 1, ids: ['a'] },
  }
}

function answer(personId: string, commandId: string, text = '{"n":1}'): RememberedAnswer {
  return { personId, commandId, digest: sha('d'), answer: text, atMs: 100 }
}

function meetingRow(id: string, status: MeetingRow['status'] = 'draft'): MeetingRow {
  const quorum = { numerator: 1, denominator: 2 }
  return { id, title: 'Họp', kind: 'ubnd', unit: '', place: '', startsAtMs: 5, quorum, status }
}

function item(meetingId: string, id = newId()): KeptRow {
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

function document(meetingId: string, sha256: string, isRemoved = false, id = newId()): KeptRow {
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

function change(rows: readonly KeptRow[], more: Partial<RowsToSave> = {}): RowsToSave {
  return { rows, expected: [], sights: [], people: [], answer: null, audit: null, ...more }
}

function person(id: string, name = 'Nguyễn Văn A'): RowsToSave['people'][number] {
  return { id, name, jobTitle: '', unit: '' }
}

/** Check-ins and check-outs, chained after a head. */
function chain(count: number, after: LogHead = emptyHead): { events: ChainedEvent[]; head: LogHead } {
  let head = after
  const events = Array.from({ length: count }, () => {
    const body = { type: 'attendance:marked' as const, personId: newId(), isPresent: true }
    const event = { seq: head.seq + 1, atMs: 7, by: null, body }
    head = advance(head, event)
    return { event, hash: head.hash }
  })
  return { events, head }
}

function append(meetingId: string, more: Partial<MeetingAppend> = {}): MeetingAppend {
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

export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`store: ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    beforeEach(async () => {
      under = await open()
      store = under.store
    })
    afterEach(() => under.end())

    const meetingWithPeople = async (people: readonly string[]): Promise<string> => {
      const meetingId = newId()
      await store.rows.save(
        change([{ table: 'meeting', row: meetingRow(meetingId), isRemoved: false }], {
          people: people.map((id) => person(id)),
          sights: people.map((personId) => ({ personId, meetingId })),
        }),
      )
      return meetingId
    }
    const makeFile = async (sha256: string): Promise<void> => {
      const upload = { personId: 'u', meetingId: 'x', fileName: 'a.pdf', sizeBytes: 3, chunks: [sha('9')] }
      await store.files.beginUpload({ ...upload, sha256, atMs: 1 })
      await store.files.saveChunk('u', sha256, 0, sha('9'), new Uint8Array([1, 2, 3]))
      await store.files.finishUpload('u', sha256, 1, audit())
    }
    const idsOf = async (personId: string, since: number): Promise<string[]> =>
      (await store.rows.pull({ personId, since, limit: 100 })).rows.map((row) => row.id).sort()

    describe('the hub itself', () => {
      it('keeps its id, and counts its starts', async () => {
        const hubId = await store.hub.readHubId()
        expect(await store.hub.countBoot()).toBe(1)
        store = await under.reopen()
        expect(await store.hub.readHubId()).toBe(hubId)
        expect(await store.hub.countBoot()).toBe(2)
      })

      it('keeps the audit log, newest first', async () => {
        await store.hub.audit(audit('one'))
        await store.hub.audit(audit('two'))
        expect(await store.hub.readAudit(1)).toEqual([audit('two')])
        expect((await store.hub.readAudit(9)).map((entry) => entry.action)).toEqual(['two', 'one'])
      })

      it("remembers the first answer to a person's command, and forgets old ones", async () => {
        const [personId, commandId] = [newId(), newId()]
        await store.hub.rememberAnswer(answer(personId, commandId, '"first"'))
        await store.hub.rememberAnswer(answer(personId, commandId, '"second"'))
        expect((await store.hub.findAnswer(personId, commandId))?.answer).toBe('"first"')
        expect(await store.hub.findAnswer(newId(), commandId)).toBeNull()
        await store.hub.forgetAnswers(100)
        expect(await store.hub.findAnswer(personId, commandId)).not.toBeNull()
        await store.hub.forgetAnswers(101)
        expect(await store.hub.findAnswer(personId, commandId)).toBeNull()
      })
    })

    describe('rows', () => {
      it('gives every saving the next change number, and the rows back as they were', async () => {
        const meetingId = newId()
        const rows: KeptRow[] = [
          { table: 'meeting', row: meetingRow(meetingId), isRemoved: false },
          item(meetingId),
        ]
        const first = await store.rows.save(change(rows))
        expect(first).toEqual({ outcome: 'saved', change: 1 })
        const removed = { ...item(meetingId), isRemoved: true }
        expect(await store.rows.save(change([removed]))).toEqual({ outcome: 'saved', change: 2 })
        store = await under.reopen()
        const loaded = await store.rows.loadMeeting(meetingId)
        expect(loaded?.change).toBe(2)
        expect(new Set(loaded?.rows)).toEqual(new Set([...rows, removed]))
        expect(await store.rows.lastChange()).toBe(2)
        expect(await store.rows.loadMeeting(newId())).toBeNull()
      })

      it('saves nothing when a meeting was changed since it was read', async () => {
        const meetingId = await meetingWithPeople([])
        await store.rows.save(change([item(meetingId)], { expected: [{ meetingId, change: 1 }] }))
        const late = item(meetingId)
        const commandId = newId()
        const saved = await store.rows.save(
          change([late], {
            expected: [{ meetingId, change: 1 }],
            answer: () => answer('p', commandId),
            audit: audit(),
          }),
        )
        expect(saved).toEqual({ outcome: 'behind' })
        expect((await store.rows.loadMeeting(meetingId))?.rows).not.toContainEqual(late)
        expect(await store.rows.lastChange()).toBe(2)
        expect(await store.hub.findAnswer('p', commandId)).toBeNull()
        expect(await store.hub.readAudit(1)).toEqual([])
      })

      it('remembers the answer under the change it was saved with', async () => {
        const meetingId = await meetingWithPeople([])
        await store.rows.save(
          change([item(meetingId)], {
            answer: (at) => answer('p', 'c', String(at)),
            audit: audit('rows:edit'),
          }),
        )
        expect((await store.hub.findAnswer('p', 'c'))?.answer).toBe('2')
        expect((await store.hub.readAudit(1))[0]?.action).toBe('rows:edit')
      })

      it('finds the meeting a row is in, and the documents that have a file', async () => {
        const meetingId = await meetingWithPeople([])
        await makeFile(sha('a'))
        const [kept, gone] = [document(meetingId, sha('a')), document(meetingId, sha('a'), true)]
        await store.rows.save(change([kept, gone]))
        const unknown = { table: 'document' as const, id: newId() }
        const found = await store.rows.locate([{ table: 'document', id: kept.row.id }, unknown])
        expect([...found]).toEqual([[`document:${kept.row.id}`, meetingId]])
        expect(await store.rows.documentsWithFile(sha('a'))).toEqual([{ meetingId, documentId: kept.row.id }])
        expect(await store.rows.documentsWithFile(sha('b'))).toEqual([])
      })

      it('gives a person the rows of their own meetings that changed since, and no others', async () => {
        const [mine, other] = [newId(), newId()]
        const meetingId = await meetingWithPeople([mine])
        const foreign = await meetingWithPeople([other])
        const [inMine, inForeign] = [item(meetingId), item(foreign)]
        await store.rows.save(change([inMine]))
        await store.rows.save(change([inForeign]))
        expect(await idsOf(mine, 0)).toEqual([meetingId, inMine.row.id].sort())
        expect(await idsOf(mine, 2)).toEqual([inMine.row.id])
        expect(await idsOf(mine, 3)).toEqual([])
        expect((await store.rows.pull({ personId: mine, since: 3, limit: 9 })).cursor).toBe(4)
        expect(await store.rows.peopleOf(meetingId)).toEqual([mine])
      })

      it('gives all rows of a meeting again to whom it has come into sight, and to nobody else', async () => {
        const [early, late] = [newId(), newId()]
        const meetingId = await meetingWithPeople([early])
        const row = item(meetingId)
        await store.rows.save(change([row]))
        const { cursor } = await store.rows.pull({ personId: late, since: 0, limit: 9 })
        await store.rows.save(change([], { people: [person(late)], sights: [{ personId: late, meetingId }] }))
        expect(await idsOf(late, cursor)).toEqual([meetingId, row.row.id].sort())
        expect(await idsOf(early, cursor)).toEqual([])
      })

      it('gives pages that end between changes, lose nothing and repeat nothing', async () => {
        const me = newId()
        const meetingId = await meetingWithPeople([me])
        for (const count of [1, 7, 3, 1]) {
          await store.rows.save(change(Array.from({ length: count }, () => item(meetingId))))
        }
        const ids: string[] = []
        let [since, pages, hasMore] = [0, 0, true]
        while (hasMore) {
          const page = await store.rows.pull({ personId: me, since, limit: 3 })
          ids.push(...page.rows.map((row) => row.id))
          since = page.cursor
          hasMore = page.hasMore
          pages += 1
        }
        expect(ids).toHaveLength(13)
        expect(new Set(ids).size).toBe(13)
        expect(pages).toBeGreaterThan(2)
      })

      it('saves no document whose file it does not have', async () => {
        const meetingId = await meetingWithPeople([])
        await expect(store.rows.save(change([document(meetingId, sha('e'))]))).rejects.toThrow()
        expect(await store.rows.lastChange()).toBe(1)
      })

      it('knows which meetings are live', async () => {
        const [live, removed] = [newId(), newId()]
        await meetingWithPeople([])
        await store.rows.save(
          change([
            { table: 'meeting', row: meetingRow(live, 'live'), isRemoved: false },
            { table: 'meeting', row: meetingRow(removed, 'live'), isRemoved: true },
          ]),
        )
        expect(await store.rows.liveMeetingIds()).toEqual([live])
      })
    })

    describe('the log', () => {
      it('keeps events in order and the head with them', async () => {
        const meetingId = newId()
        expect(await store.log.readHead(meetingId)).toEqual({ seq: 0, hash: emptyLogHash })
        const { events, head } = chain(5)
        await store.log.append([append(meetingId, { events })], [])
        store = await under.reopen()
        expect(await store.log.readHead(meetingId)).toEqual({ seq: 5, hash: head.hash })
        expect(await store.log.read(meetingId, 0, 100)).toEqual(events)
        expect(await store.log.read(meetingId, 2, 2)).toEqual(events.slice(2, 4))
        expect(await store.log.read(newId(), 0, 100)).toEqual([])
      })

      it('writes nothing at all when one of the heads is not where it was thought to be', async () => {
        const [one, two] = [newId(), newId()]
        await store.log.append([append(one, { events: chain(1).events })], [])
        const voteId = newId()
        const appended = await store.log.append(
          [
            append(two, {
              events: chain(1).events,
              ballots: [{ voteId, personId: newId(), choice: 'approve' }],
              meetingRow: meetingRow(two, 'live'),
            }),
            append(one, { events: chain(1).events }),
          ],
          [answer('p', 'c')],
        )
        expect(appended).toEqual({ outcome: 'behind' })
        expect((await store.log.readHead(two)).seq).toBe(0)
        expect(await store.log.readBallots(two)).toEqual([])
        expect(await store.rows.loadMeeting(two)).toBeNull()
        expect(await store.hub.findAnswer('p', 'c')).toBeNull()
      })

      it('of two appends on the same head, lets one in', async () => {
        const meetingId = newId()
        const outcomes = await Promise.all([
          store.log.append([append(meetingId, { events: chain(1).events })], []),
          store.log.append([append(meetingId, { events: chain(2).events })], []),
        ])
        expect(outcomes.map((each) => each.outcome).sort()).toEqual(['appended', 'behind'])
      })

      it('keeps one ballot for each vote and person, the last one, until its box is emptied', async () => {
        const meetingId = newId()
        const [voteId, otherVote, personId] = [newId(), newId(), newId()]
        const { events, head } = chain(1)
        await store.log.append(
          [
            append(meetingId, {
              events,
              ballots: [
                { voteId, personId, choice: 'approve' },
                { voteId: otherVote, personId, choice: 'abstain' },
                { voteId, personId, choice: 'reject' },
              ],
            }),
          ],
          [],
        )
        store = await under.reopen()
        expect(new Set(await store.log.readBallots(meetingId))).toEqual(
          new Set([
            { voteId, personId, choice: 'reject' },
            { voteId: otherVote, personId, choice: 'abstain' },
          ]),
        )
        const next = chain(1, head)
        await store.log.append(
          [append(meetingId, { afterSeq: 1, events: next.events, emptiedVoteIds: [voteId] })],
          [],
        )
        expect(await store.log.readBallots(meetingId)).toEqual([
          { voteId: otherVote, personId, choice: 'abstain' },
        ])
      })

      it("commits the answers, the signed head and the meeting's row together with the events", async () => {
        const me = newId()
        const meetingId = await meetingWithPeople([me])
        const { events, head } = chain(1)
        const checkpoint = { seq: 1, hash: head.hash, signature: 'c2ln', atMs: 7 }
        const appended = await store.log.append(
          [
            append(meetingId, {
              events,
              checkpoints: [checkpoint],
              meetingRow: meetingRow(meetingId, 'live'),
            }),
          ],
          [answer('p', 'c')],
        )
        expect(appended).toEqual({ outcome: 'appended', change: 2 })
        expect(await store.log.readCheckpoints(meetingId)).toEqual([checkpoint])
        expect(await idsOf(me, 1)).toEqual([meetingId])
        expect(await store.rows.liveMeetingIds()).toEqual([meetingId])
        expect(await store.hub.findAnswer('p', 'c')).not.toBeNull()
      })

      it('keeps the last place of each meeting', async () => {
        const meetingId = newId()
        expect(await store.log.readPlace(meetingId)).toBeNull()
        const place = { meetingId, revision: 1, by: null, atMs: 1, shown: null }
        const shown = { documentId: newId(), page: 2, pointer: { x: 0.25, y: 1 } }
        await store.log.savePlace(place)
        await store.log.savePlace({ ...place, revision: 2, shown })
        expect(await store.log.readPlace(meetingId)).toEqual({ ...place, revision: 2, shown })
      })
    })

    describe('people', () => {
      const account = (
        personId: string,
        more: object = {},
      ): Parameters<Store['people']['saveAccount']>[0] => ({
        personId,
        name: 'Trần B',
        jobTitle: 'Chủ tịch',
        unit: 'UBND',
        username: 'tran.b',
        passwordHash: 'hash',
        hubRole: 'administrator',
        isDisabled: false,
        ...more,
      })
      const session = (personId: string, slipId: string | null = null, tokenHash = newId()) => ({
        id: newId(),
        tokenHash,
        personId,
        deviceId: 'device',
        slipId,
        expiresAtMs: 1000,
        atMs: 1,
      })

      it('keeps accounts under unique names, and always one administrator', async () => {
        const [first, second] = [newId(), newId()]
        expect(await store.people.hasAdministrator()).toBe(false)
        expect(await store.people.saveAccount(account(first, { passwordHash: null }), audit())).toEqual({
          outcome: 'no-password',
        })
        expect(await store.people.saveAccount(account(first), audit('account:save'))).toMatchObject({
          outcome: 'saved',
        })
        expect(await store.people.hasAdministrator()).toBe(true)
        expect(await store.people.saveAccount(account(second), audit())).toEqual({
          outcome: 'username-taken',
        })
        for (const change of [{ isDisabled: true }, { hubRole: null }]) {
          expect(await store.people.saveAccount(account(first, change), audit())).toEqual({
            outcome: 'last-administrator',
          })
        }
        await store.people.saveAccount(account(second, { username: 'hai' }), audit())
        expect(
          await store.people.saveAccount(account(first, { hubRole: null, passwordHash: null }), audit()),
        ).toMatchObject({ outcome: 'saved' })
        expect(await store.people.findAccount('tran.b')).toEqual({
          personId: first,
          name: 'Trần B',
          username: 'tran.b',
          passwordHash: 'hash',
          hubRole: null,
          isDisabled: false,
        })
        expect(await store.people.findAccountOf(second)).toMatchObject({ username: 'hai' })
        expect((await store.people.listPeople()).map((each) => each.username).sort()).toEqual([
          'hai',
          'tran.b',
        ])
        expect(await store.people.knownPersonIds([first, 'x'])).toEqual(new Set([first]))
      })

      it('does not let an edit of a meeting rename who has an account', async () => {
        const [withAccount, without] = [newId(), newId()]
        await store.people.saveAccount(account(withAccount), audit())
        await store.rows.save(change([], { people: [person(without, 'Cũ')] }))
        await store.rows.save(change([], { people: [person(without, 'Mới'), person(withAccount, 'Khác')] }))
        const names = new Map((await store.people.listPeople()).map((each) => [each.id, each.name]))
        expect(names).toEqual(
          new Map([
            [without, 'Mới'],
            [withAccount, 'Trần B'],
          ]),
        )
      })

      it('ends the sessions of a disabled account, and the others when a password changes', async () => {
        const id = newId()
        await store.people.saveAccount(account(id), audit())
        await store.people.saveAccount(account(newId(), { username: 'khac' }), audit())
        const [one, two] = [session(id), session(id)]
        await store.people.openSession(one, audit())
        await store.people.openSession(two, audit())
        expect(await store.people.findSession(one.tokenHash)).toMatchObject({
          id: one.id,
          hubRole: 'administrator',
          slipMeetingIds: null,
        })
        expect(await store.people.setPassword(id, 'new', one.id, audit())).toEqual([two.id])
        expect(await store.people.findSession(two.tokenHash)).toBeNull()
        const disabled = await store.people.saveAccount(account(id, { isDisabled: true }), audit())
        expect(disabled).toEqual({ outcome: 'saved', endedSessionIds: [one.id] })
        expect(await store.people.findSession(one.tokenHash)).toBeNull()
      })

      it('binds a slip to the first device, opens its meeting to it, and ends both with a new slip', async () => {
        const personId = newId()
        const meetingId = await meetingWithPeople([personId])
        const slip = { id: newId(), participantId: newId(), personId, codeHash: sha('1'), expiresAtMs: 1000 }
        expect(await store.people.replaceSlips(meetingId, [slip], audit())).toEqual([])
        expect(await store.people.findSlip(sha('1'))).toMatchObject({
          deviceId: null,
          isRevoked: false,
          meetingId,
        })
        const before = await store.rows.lastChange()
        expect(await store.people.bindSlip(slip.id, 'device')).toBe(true)
        expect(await idsOf(personId, before)).toEqual([meetingId])
        const bound = await store.rows.lastChange()
        expect(await store.people.bindSlip(slip.id, 'device')).toBe(true)
        expect(await store.rows.lastChange()).toBe(bound)
        expect(await store.people.bindSlip(slip.id, 'another')).toBe(false)

        const opened = session(personId, slip.id)
        await store.people.openSession(opened, audit())
        expect(await store.people.findSession(opened.tokenHash)).toMatchObject({
          hubRole: null,
          meetingId,
          slipMeetingIds: [meetingId],
        })
        const next = { ...slip, id: newId(), codeHash: sha('2') }
        expect(await store.people.replaceSlips(meetingId, [next], audit())).toEqual([opened.id])
        expect(await store.people.findSession(opened.tokenHash)).toBeNull()
        expect(await store.people.bindSlip(slip.id, 'device')).toBe(false)
        expect((await store.people.findSlip(sha('1')))?.isRevoked).toBe(true)
        expect(await idsOf(personId, bound)).toEqual([meetingId])
      })

      it('deletes sessions that expired long ago, and ends one on demand', async () => {
        const id = newId()
        await store.people.saveAccount(account(id), audit())
        const [one, two] = [session(id), { ...session(id), expiresAtMs: 10 }]
        await store.people.openSession(one, audit())
        await store.people.openSession(two, audit())
        await store.people.pruneSessions(11)
        expect(await store.people.findSession(two.tokenHash)).toBeNull()
        expect(await store.people.findSession(one.tokenHash)).not.toBeNull()
        await store.people.endSession(one.id, audit())
        expect(await store.people.findSession(one.tokenHash)).toBeNull()
      })
    })

    describe('files', () => {
      const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
      const begin = (personId: string, meetingId: string, chunks: readonly string[]): Promise<void> =>
        store.files.beginUpload({
          personId,
          meetingId,
          fileName: 'a.pdf',
          sha256: sha('f'),
          sizeBytes: 6,
          chunks,
          atMs: 50,
        })
      const sendAll = async (personId: string): Promise<void> => {
        await store.files.saveChunk(personId, sha('f'), 0, sha('1'), bytes('abc'))
        await store.files.saveChunk(personId, sha('f'), 1, sha('2'), bytes('def'))
      }

      it('counts as sent only what this person sent, and takes up an interrupted upload where it was', async () => {
        await begin('p', 'm', [sha('1'), sha('2')])
        await store.files.saveChunk('p', sha('f'), 1, sha('2'), bytes('def'))
        store = await under.reopen()
        await begin('p', 'm', [sha('1'), sha('2')])
        expect((await store.files.findUpload('p', sha('f')))?.missing).toEqual([0])
        await begin('q', 'm', [sha('1'), sha('2')])
        expect((await store.files.findUpload('q', sha('f')))?.missing).toEqual([0, 1])
        expect(await store.files.readUploadedChunk('q', sha('f'), 1)).toBeNull()
        expect(Buffer.from((await store.files.readUploadedChunk('p', sha('f'), 1)) ?? [])).toEqual(
          Buffer.from('def'),
        )
        expect(await store.files.openUploadBytes('p')).toBe(6)
      })

      it('asks again for a chunk whose hash the new list does not have', async () => {
        await begin('p', 'm', [sha('1'), sha('2')])
        await sendAll('p')
        await begin('p', 'm', [sha('1'), sha('3')])
        expect((await store.files.findUpload('p', sha('f')))?.missing).toEqual([1])
      })

      it('opens a finished file to its sender for the meetings it was begun for', async () => {
        await begin('p', 'm1', [sha('1'), sha('2')])
        await begin('p', 'm2', [sha('1'), sha('2')])
        await sendAll('p')
        await store.files.finishUpload('p', sha('f'), 4, audit('file:upload'))
        expect(await store.files.findFile(sha('f'))).toEqual({
          sha256: sha('f'),
          sizeBytes: 6,
          pageCount: 4,
          chunks: [sha('1'), sha('2')],
        })
        const facts = new Map([[sha('f'), { sizeBytes: 6, pageCount: 4 }]])
        expect(await store.files.filesOpenTo('p', 'm1', [sha('f'), sha('0')])).toEqual(facts)
        expect(await store.files.filesOpenTo('p', 'm2', [sha('f')])).toEqual(facts)
        expect(await store.files.filesOpenTo('p', 'm3', [sha('f')])).toEqual(new Map())
        expect(await store.files.filesOpenTo('q', 'm1', [sha('f')])).toEqual(new Map())
        expect(await store.files.hasUploaded('p', sha('f'))).toBe(true)
        expect(await store.files.hasUploaded('q', sha('f'))).toBe(false)
        expect(await store.files.findUpload('p', sha('f'))).toBeNull()
        expect(Buffer.from((await store.files.readChunk(sha('f'), 0)) ?? []).toString()).toBe('abc')
        expect(await store.files.readChunk(sha('f'), 2)).toBeNull()
      })

      it("opens to all of a meeting's secretaries what a document of it has, or had", async () => {
        const meetingId = await meetingWithPeople([])
        await begin('p', meetingId, [sha('1'), sha('2')])
        await sendAll('p')
        await store.files.finishUpload('p', sha('f'), 4, audit())
        await store.rows.save(change([document(meetingId, sha('f'))]))
        expect((await store.files.filesOpenTo('q', meetingId, [sha('f')])).size).toBe(1)
        expect((await store.files.filesOpenTo('q', newId(), [sha('f')])).size).toBe(0)
      })

      it('forgets a dropped or abandoned upload with the chunks nothing else needs', async () => {
        await begin('p', 'm', [sha('1'), sha('2')])
        await sendAll('p')
        await begin('q', 'm', [sha('1'), sha('2')])
        await store.files.saveChunk('q', sha('f'), 0, sha('1'), bytes('abc'))
        await store.files.dropUpload('p', sha('f'))
        expect(await store.files.findUpload('p', sha('f'))).toBeNull()
        expect(await store.files.readUploadedChunk('q', sha('f'), 0)).not.toBeNull()
        await store.files.pruneUploads(50)
        expect(await store.files.findUpload('q', sha('f'))).not.toBeNull()
        await store.files.pruneUploads(51)
        expect(await store.files.findUpload('q', sha('f'))).toBeNull()
        expect(await store.files.openUploadBytes('q')).toBe(0)
      })
    })
  })
}
