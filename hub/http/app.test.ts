import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hubInfo } from '../../protocol/http/hub-info.ts'
import { failure, failureTraits } from '../../protocol/failures.ts'
import { chunkSizeBytes, fileManifest, uploadBegun } from '../../protocol/http/files.ts'
import { describeFile, type TestClient } from '../test-support/test-client.ts'
import {
  makeMeeting,
  putDocument,
  putItem,
  putMeeting,
  TestHub,
  type TestMeeting,
} from '../test-support/test-hub.ts'
import { makePdf, simplePdf } from '../test-support/test-pdf.ts'
import { statusOf } from './status.ts'

let test: TestHub
let secretary: TestClient
let meeting: TestMeeting

beforeAll(async () => {
  test = await TestHub.start({ maxFileBytes: 4 * 1024 * 1024 })
  secretary = await test.administrator()
})
beforeEach(async () => {
  meeting = await makeMeeting(test, secretary, { delegates: 2 })
})
afterEach(() => {
  expect(test.defects).toEqual([])
})
afterAll(() => test.end())

/** A PDF of a little more than three chunks. */
function bigPdf(): Uint8Array {
  const pdf = simplePdf(newId())
  return new Uint8Array(Buffer.concat([pdf, Buffer.alloc(3 * chunkSizeBytes, '%')]))
}

function chunkOf(bytes: Uint8Array, index: number): Uint8Array {
  return bytes.subarray(index * chunkSizeBytes, (index + 1) * chunkSizeBytes)
}

describe('a request', () => {
  it('A1 without sign-in learns who the hub is, and nothing else', async () => {
    const stranger = test.client()
    const info = hubInfo.parse((await stranger.send('GET', '/api/hub')).json)
    expect(info).toMatchObject({ hubId: test.hub.hubId, name: 'Hub', maxFileBytes: 4 * 1024 * 1024 })
    const closed = [
      ['GET', '/api/me'],
      ['GET', '/api/sync?since=0'],
      ['POST', '/api/edits'],
      ['POST', '/api/readiness'],
      ['POST', '/api/slips'],
      ['GET', '/api/people'],
      ['POST', '/api/accounts'],
      ['POST', '/api/password'],
      ['POST', '/api/sign-out'],
      ['POST', '/api/files'],
      ['GET', `/api/files/${'a'.repeat(64)}`],
      ['GET', `/api/files/${'a'.repeat(64)}/chunks/0`],
      ['PUT', `/api/files/${'a'.repeat(64)}/chunks/0`],
      ['POST', `/api/files/${'a'.repeat(64)}/finish`],
    ] as const
    for (const [method, path] of closed) {
      const answer = await stranger.send(method, path, method === 'GET' ? undefined : {})
      expect([path, answer.status, answer.failure]).toEqual([path, 401, { kind: 'signed-out' }])
    }
  })

  it('W4 of another version of the protocol is told which side is too old', async () => {
    const ask = (version: string): Promise<unknown> =>
      secretary
        .send('GET', '/api/me', undefined, { 'x-protocol-version': version })
        .then((answer) => answer.failure)
    expect(await ask('0')).toEqual({ kind: 'app-too-old' })
    expect(await ask('2')).toEqual({ kind: 'hub-too-old' })
    expect(await ask('x')).toMatchObject({ kind: 'bad-request' })
  })

  it('that nobody knows, that is no JSON, or has fields nobody knows, is refused with a reason', async () => {
    expect((await secretary.send('GET', '/api/nothing')).failure).toMatchObject({ kind: 'not-found' })
    const edits = [putMeeting(newId(), 1)]
    for (const body of [
      new Uint8Array(Buffer.from('{')),
      [],
      { commandId: newId(), edits, more: 1 },
      { commandId: newId(), edits: [{ edit: 'put-meeting', row: { ...edits[0], status: 'live' } }] },
      { commandId: newId(), edits: [] },
    ]) {
      const answer = await secretary.send('POST', '/api/edits', body)
      expect([answer.status, answer.failure?.kind]).toEqual([400, 'bad-request'])
    }
    expect((await secretary.send('GET', '/api/sync?since=-1')).failure?.kind).toBe('bad-request')
    expect((await secretary.send('GET', '/api/files/..%2F..%2Fetc/chunks/0')).failure?.kind).toBe(
      'bad-request',
    )
  })

  it('that is too long is refused before it is read', async () => {
    const long = { by: 'slip', code: 'x'.repeat(20_000), deviceId: newId() }
    expect((await test.client().send('POST', '/api/sign-in', long)).failure).toMatchObject({
      kind: 'bad-request',
    })
  })

  it('says every failure under a status of its own kind', () => {
    for (const kind of Object.keys(failureTraits)) {
      expect(statusOf(failure.parse({ kind }).kind)).toBeGreaterThanOrEqual(400)
    }
    expect(statusOf('bad-request')).toBe(400)
    expect(statusOf('not-allowed')).toBe(403)
    expect(statusOf('vote-not-open')).toBe(422)
  })
})

describe('edits', () => {
  it('S3 sent again give the same answer, and are done once', async () => {
    const sent = { commandId: newId(), edits: [putItem(meeting.meetingId, newId())] }
    const first = await secretary.send('POST', '/api/edits', sent)
    expect(first.status).toBe(200)
    await secretary.edit({
      edit: 'remove',
      table: 'agendaItem',
      id: sent.edits[0]?.edit === 'put-agenda-item' ? sent.edits[0].row.id : '',
    })
    const again = await secretary.send('POST', '/api/edits', sent)
    expect(again.json).toEqual(first.json)
    expect((await secretary.pull(0)).rows.filter((row) => row.table === 'agendaItem')).not.toContainEqual(
      expect.objectContaining({ row: sent.edits[0]?.edit === 'put-agenda-item' ? sent.edits[0].row : null }),
    )
    const other = { ...sent, edits: [putItem(meeting.meetingId, newId())] }
    expect((await secretary.send('POST', '/api/edits', other)).failure).toMatchObject({ kind: 'bad-request' })
  })

  it('under the command id of somebody else are judged for themselves', async () => {
    const sent = { commandId: newId(), edits: [putItem(meeting.meetingId, newId())] }
    await secretary.send('POST', '/api/edits', sent)
    expect((await meeting.chair.client.send('POST', '/api/edits', sent)).failure).toEqual({
      kind: 'not-allowed',
    })
  })

  it('reach a delegate by the next pull, and a removed participant loses everything', async () => {
    const delegate = meeting.delegates[0]
    if (delegate === undefined) throw new Error('no delegate')
    const before = await delegate.client.pull(0)
    expect(before.rows.map((row) => row.table).sort()).toEqual(
      ['agendaItem', 'meeting', ...Array.from({ length: 5 }, () => 'participant')].sort(),
    )
    const change = await secretary.edit(putItem(meeting.meetingId, newId()))
    const after = await delegate.client.pull(before.cursor)
    expect(after).toMatchObject({
      rows: [{ table: 'agendaItem' }],
      tombstones: [],
      cursor: change,
      hasMore: false,
    })
    await secretary.edit({ edit: 'remove', table: 'participant', id: delegate.participantId })
    const lost = await delegate.client.pull(after.cursor)
    expect(lost.rows).toEqual([])
    expect(lost.tombstones.map((row) => row.id)).toEqual(
      expect.arrayContaining([...before.rows, ...after.rows].map((row) => row.row.id)),
    )
  })

  it('of readiness are seen by chair and secretaries only', async () => {
    const delegate = meeting.delegates[0]
    const report = { meetingId: meeting.meetingId, readyDocuments: 1, totalDocuments: 2 }
    expect((await delegate?.client.send('POST', '/api/readiness', report))?.status).toBe(200)
    const sees = async (client: TestClient | undefined): Promise<boolean> =>
      (await client?.pull(0))?.rows.some((row) => row.table === 'readiness') ?? false
    expect(await sees(secretary)).toBe(true)
    expect(await sees(meeting.chair.client)).toBe(true)
    expect(await sees(delegate?.client)).toBe(false)
    const stranger = await makeMeeting(test, secretary, { delegates: 0 })
    expect((await stranger.guest.client.send('POST', '/api/readiness', report)).failure).toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('a paper on its way up', () => {
  it('F2 goes on after an interruption with what is missing, and is whole at the end', async () => {
    const bytes = bigPdf()
    const file = describeFile(bytes)
    const begin = { meetingId: meeting.meetingId, fileName: 'a.pdf', ...file }
    expect(await secretary.ask('POST', '/api/files', uploadBegun, begin)).toEqual({ missing: [0, 1, 2, 3] })
    const put = (index: number): ReturnType<TestClient['send']> =>
      secretary.send('PUT', `/api/files/${file.sha256}/chunks/${index}`, chunkOf(bytes, index))
    expect((await put(2)).status).toBe(200)
    const early = await secretary.send('POST', `/api/files/${file.sha256}/finish`)
    expect(early.failure).toMatchObject({ kind: 'bad-request' })
    expect(await secretary.ask('POST', '/api/files', uploadBegun, begin)).toEqual({ missing: [0, 1, 3] })
    for (const index of [3, 0, 1]) expect((await put(index)).status).toBe(200)
    const finish = (): ReturnType<TestClient['send']> =>
      secretary.send('POST', `/api/files/${file.sha256}/finish`)
    const [one, two] = await Promise.all([finish(), finish()])
    expect(one.json).toEqual({ sha256: file.sha256, pageCount: 1 })
    expect(two.json).toEqual(one.json)
    expect((await finish()).json).toEqual(one.json)
    expect(await secretary.ask('POST', '/api/files', uploadBegun, begin)).toEqual({ missing: [] })
  })

  it.each([
    ['no PDF', () => new Uint8Array(Buffer.from('<html>'.repeat(2000))), 'not-a-pdf'],
    ['damaged', () => new Uint8Array(Buffer.from(`%PDF-1.7 ${newId()}`)), 'pdf-damaged'],
    ['marked secret', () => makePdf([[{ text: 'TỐI MẬT', x: 72, y: 700 }]]), 'state-secret'],
  ] as const)('F4 is refused when it is %s, and leaves nothing behind', async (_what, make, kind) => {
    const bytes = make()
    const file = describeFile(bytes)
    await secretary.send('POST', '/api/files', { meetingId: meeting.meetingId, fileName: 'a.pdf', ...file })
    const answers = [
      await secretary.send('PUT', `/api/files/${file.sha256}/chunks/0`, bytes),
      await secretary.send('POST', `/api/files/${file.sha256}/finish`),
    ]
    expect(answers.find((answer) => answer.failure !== null)?.failure).toEqual({ kind })
    expect((await secretary.send('POST', `/api/files/${file.sha256}/finish`)).failure?.kind).toBe('not-found')
    const put = putDocument(meeting.meetingId, meeting.itemId, {
      sha256: file.sha256,
      sizeBytes: bytes.length,
      pageCount: 1,
    })
    expect(await secretary.refusedEdit(put)).toMatchObject({ kind: 'not-found' })
  })

  it('is refused before any byte is sent when it is too large, named secret, or its list is wrong', async () => {
    const file = describeFile(simplePdf('x'))
    const begin = (more: object): Promise<unknown> =>
      secretary
        .send('POST', '/api/files', { meetingId: meeting.meetingId, fileName: 'a.pdf', ...file, ...more })
        .then((answer) => answer.failure?.kind)
    const size = 4 * 1024 * 1024 + 1
    const chunks = Array.from({ length: 17 }, () => 'b'.repeat(64))
    expect(await begin({ sizeBytes: size, chunks })).toBe('file-too-large')
    expect(await begin({ fileName: 'CV (MẬT).pdf' })).toBe('state-secret')
    expect(await begin({ chunks })).toBe('bad-request')
  })

  it('F1 refuses a chunk that is not what the list says', async () => {
    const bytes = bigPdf()
    const file = describeFile(bytes)
    await secretary.send('POST', '/api/files', { meetingId: meeting.meetingId, fileName: 'a.pdf', ...file })
    const put = (index: number, body: Uint8Array): Promise<unknown> =>
      secretary
        .send('PUT', `/api/files/${file.sha256}/chunks/${index}`, body)
        .then((answer) => answer.failure?.kind)
    expect(await put(0, chunkOf(bytes, 1))).toBe('chunk-mismatch')
    expect(await put(0, new Uint8Array(chunkSizeBytes))).toBe('chunk-mismatch')
    expect(await put(0, new Uint8Array(chunkSizeBytes + 1))).toBe('chunk-mismatch')
    expect(await put(9, chunkOf(bytes, 0))).toBe('bad-request')
  })

  it('refuses a whole that is not what its name says', async () => {
    const bytes = simplePdf(newId())
    const file = { ...describeFile(bytes), sha256: 'c'.repeat(64) }
    await secretary.send('POST', '/api/files', { meetingId: meeting.meetingId, fileName: 'a.pdf', ...file })
    await secretary.send('PUT', `/api/files/${file.sha256}/chunks/0`, bytes)
    expect((await secretary.send('POST', `/api/files/${file.sha256}/finish`)).failure).toEqual({
      kind: 'chunk-mismatch',
    })
  })

  it('is for the secretaries of the meeting alone', async () => {
    const file = describeFile(simplePdf(newId()))
    const begin = { meetingId: meeting.meetingId, fileName: 'a.pdf', ...file }
    for (const part of [meeting.chair, meeting.delegates[0], meeting.guest]) {
      expect((await part?.client.send('POST', '/api/files', begin))?.failure).toEqual({ kind: 'not-allowed' })
    }
    const stranger = await makeMeeting(test, secretary, { delegates: 0 })
    expect((await stranger.chair.client.send('POST', '/api/files', begin)).failure?.kind).toBe('not-found')
  })

  it('F3 gives nobody bytes they only know the hash of', async () => {
    const bytes = bigPdf()
    await secretary.upload(meeting.meetingId, 'a.pdf', bytes)
    // Another secretary, with a meeting of their own, who has learnt the hashes.
    const personId = newId()
    const username = `thu.ky.${personId.slice(-6)}`
    const account = { personId, name: 'Khác', jobTitle: '', unit: '', username, hubRole: 'secretary' }
    await secretary.send('POST', '/api/accounts', { ...account, password: 'mat khau 1', isDisabled: false })
    const other = test.client()
    await other.signInByPassword(username, 'mat khau 1')
    const [own, itemId] = [newId(), newId()]
    await other.edit(putMeeting(own, 1), putItem(own, itemId))
    const file = describeFile(bytes)
    const begun = await other.ask('POST', '/api/files', uploadBegun, {
      meetingId: own,
      fileName: 'a.pdf',
      ...file,
    })
    expect(begun.missing).toEqual([0, 1, 2, 3])
    expect((await other.send('POST', `/api/files/${file.sha256}/finish`)).failure?.kind).toBe('bad-request')
    const put = putDocument(own, itemId, { sha256: file.sha256, sizeBytes: bytes.length, pageCount: 1 })
    expect(await other.refusedEdit(put)).toMatchObject({ kind: 'not-found' })
    expect((await other.send('GET', `/api/files/${file.sha256}`)).failure?.kind).toBe('not-found')
    // Who really has the paper may of course use it.
    await other.upload(own, 'a.pdf', bytes)
    expect(await other.refusedEdit(put)).toBeNull()
  })
})

describe('a paper on its way down', () => {
  async function addPaper(audience: 'everyone' | 'members' | string[]): Promise<{
    edit: ReturnType<typeof putDocument>
    bytes: Uint8Array
    sha256: string
  }> {
    const bytes = bigPdf()
    const file = await secretary.upload(meeting.meetingId, 'a.pdf', bytes)
    const edit = putDocument(meeting.meetingId, meeting.itemId, { ...file, audience })
    await secretary.edit(edit)
    return { edit, bytes, sha256: file.sha256 }
  }

  it('comes whole, chunk by chunk, as its manifest says', async () => {
    const { bytes, sha256 } = await addPaper('everyone')
    const manifest = await meeting.guest.client.ask('GET', `/api/files/${sha256}`, fileManifest)
    expect(manifest).toEqual({ ...describeFile(bytes), pageCount: 1 })
    const pieces: Buffer[] = []
    for (const index of manifest.chunks.keys()) {
      pieces.push((await meeting.guest.client.send('GET', `/api/files/${sha256}/chunks/${index}`)).bytes)
    }
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
    expect((await meeting.guest.client.send('GET', `/api/files/${sha256}/chunks/4`)).failure?.kind).toBe(
      'not-found',
    )
  })

  it('F3 is there for exactly those who may read a document with it', async () => {
    const [first, second] = meeting.delegates
    if (first === undefined || second === undefined) throw new Error('no delegates')
    const stranger = await makeMeeting(test, secretary, { delegates: 0 })
    const everyone = {
      first: first.client,
      second: second.client,
      guest: meeting.guest.client,
      chair: meeting.chair.client,
      secretary,
    }
    const readers = async (sha256: string): Promise<string[]> => {
      const may: string[] = []
      for (const [name, client] of Object.entries({ ...everyone, stranger: stranger.chair.client })) {
        for (const path of [`/api/files/${sha256}`, `/api/files/${sha256}/chunks/0`]) {
          const answer = await client.send('GET', path)
          if (answer.status === 200) may.push(name)
          else expect(answer.failure).toMatchObject({ kind: 'not-found' })
        }
      }
      return [...new Set(may)]
    }
    const open = await addPaper('everyone')
    expect(await readers(open.sha256)).toEqual(['first', 'second', 'guest', 'chair', 'secretary'])
    const members = await addPaper('members')
    expect(await readers(members.sha256)).toEqual(['first', 'second', 'chair', 'secretary'])
    const named = await addPaper([first.personId])
    expect(await readers(named.sha256)).toEqual(['first', 'chair', 'secretary'])
    expect(JSON.stringify(await second.client.pull(0))).not.toContain(named.sha256)

    await secretary.edit({ edit: 'publish', meetingId: meeting.meetingId, isPublished: false })
    expect(await readers(open.sha256)).toEqual(['secretary'])
    await secretary.edit({ edit: 'publish', meetingId: meeting.meetingId, isPublished: true })
    await secretary.edit({ edit: 'remove', table: 'participant', id: first.participantId })
    expect(await readers(open.sha256)).toEqual(['second', 'guest', 'chair', 'secretary'])
    await secretary.edit({ edit: 'remove', table: 'document', id: open.edit.row.id })
    expect(await readers(open.sha256)).toEqual([])
    await secretary.edit(open.edit)
    expect(await readers(open.sha256)).toEqual(['second', 'guest', 'chair', 'secretary'])
  })

  it('of an earlier version is gone when it was replaced, and comes back with it', async () => {
    const { edit, sha256 } = await addPaper('everyone')
    const next = await secretary.upload(meeting.meetingId, 'b.pdf', simplePdf(newId()))
    await secretary.edit({ ...edit, row: { ...edit.row, ...next, version: 2 } })
    expect((await meeting.guest.client.send('GET', `/api/files/${sha256}`)).failure?.kind).toBe('not-found')
    await secretary.edit({ ...edit, row: { ...edit.row, version: 3 } })
    expect((await meeting.guest.client.send('GET', `/api/files/${sha256}`)).status).toBe(200)
  })
})
