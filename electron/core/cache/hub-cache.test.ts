import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { chunkSizeBytes } from '../../../protocol/http/files.ts'
import type { LogEvent } from '../../../protocol/live/event.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import { initialState } from '../../../meeting/state.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { openHubCache, type HubCache } from './hub-cache.ts'
import { advance, emptyLog } from './log-store.ts'

const key = randomBytes(32)
const hubId = newId()
const meetingId = newId()

function open(folder: string, dataKey: Uint8Array = key): HubCache {
  const cache = openHubCache(path.join(folder, 'hub.sqlite'), dataKey, hubId)
  onTestFinished(() => {
    if (cache.isOpen) cache.close()
  })
  return cache
}

function reopen(cache: HubCache, folder: string): HubCache {
  cache.close()
  return open(folder)
}

function everyByteIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))
}

const document = (title: string): DocumentRow => ({
  id: newId(),
  meetingId,
  itemId: newId(),
  position: 'a0',
  title,
  fileName: 'a.pdf',
  version: 1,
  sha256: 'a'.repeat(64),
  sizeBytes: 10,
  pageCount: 1,
  audience: 'everyone',
})

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function fileOf(bytes: Buffer) {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += chunkSizeBytes)
    chunks.push(bytes.subarray(at, at + chunkSizeBytes))
  return {
    chunks,
    manifest: { sha256: shaOf(bytes), sizeBytes: bytes.length, pageCount: 1, chunks: chunks.map(shaOf) },
  }
}

const event = (seq: number): LogEvent => ({
  seq,
  atMs: seq,
  by: null,
  body: { type: 'attendance:marked', personId: newId(), isPresent: true },
})

test('nothing a person may not read without the key is on the disk as text', () => {
  const folder = tempFolder()
  const cache = open(folder)
  const pdf = Buffer.from(`%PDF-1.7 ${'Nội dung mật của tờ trình. '.repeat(40)}`)
  const { manifest, chunks } = fileOf(pdf)
  cache.files.putManifest(manifest)
  chunks.forEach((chunk, index) => cache.files.putChunk(manifest.chunks[index] ?? '', chunk))
  cache.rows.applyPage({
    rows: [{ table: 'document', row: document('Tiêu đề riêng') }],
    tombstones: [],
    cursor: 1,
  })
  const entry = {
    commandId: newId(),
    meetingId,
    command: { type: 'ballot:cast', voteId: newId(), choice: 'reject' } as const,
    queuedAtMs: 1,
    refusal: null,
  }
  cache.queue.add(entry)
  cache.queue.add({ ...entry, commandId: newId() })
  cache.queue.acknowledge(entry)
  cache.meta.setSession({
    token: 'token-of-this-person',
    person: { id: newId(), name: 'Đỗ Thị Ngọc Uyển', hubRole: null },
    meetingId: null,
  })
  cache.logs.append(meetingId, emptyLog, [event(1)])

  const bytes = everyByteIn(folder)
  expect(bytes.length).toBeGreaterThan(1000)
  expect(bytes.includes(meetingId)).toBe(true) // the search itself finds what is not sealed
  for (const secret of [
    '%PDF-1.7',
    'Nội dung mật',
    'Tiêu đề riêng',
    'reject',
    'ballot:cast',
    'token-of-this-person',
    'Ngọc Uyển',
    'attendance:marked',
  ]) {
    expect(bytes.includes(secret), secret).toBe(false)
  }
})

test('another key is told as key-lost', () => {
  const folder = tempFolder()
  open(folder).close()
  expect(() => open(folder, randomBytes(32))).toThrow('key-lost')
})

test('rows and their cursor come back after a restart; a tombstone takes a row away', () => {
  const folder = tempFolder()
  const [kept, gone] = [document('Giữ'), document('Bỏ')]
  let cache = open(folder)
  cache.rows.applyPage({
    rows: [
      { table: 'document', row: kept },
      { table: 'document', row: gone },
    ],
    tombstones: [],
    cursor: 2,
  })
  cache.rows.applyPage({ rows: [], tombstones: [{ table: 'document', id: gone.id }], cursor: 3 })
  cache = reopen(cache, folder)
  expect([...cache.rows.tables.document.values()]).toEqual([kept])
  expect(cache.rows.cursor()).toBe(3)
})

test('two versions of a paper share chunks; dropping one keeps what the other needs', () => {
  const folder = tempFolder()
  let cache = open(folder)
  const shared = randomBytes(chunkSizeBytes)
  const [old, next] = [
    fileOf(Buffer.concat([shared, randomBytes(10)])),
    fileOf(Buffer.concat([shared, randomBytes(20)])),
  ]
  for (const { manifest, chunks } of [old, next]) {
    cache.files.putManifest(manifest)
    chunks.forEach((chunk, index) => cache.files.putChunk(manifest.chunks[index] ?? '', chunk))
  }
  expect(cache.files.readyBytes(next.manifest.sha256)).toBe(chunkSizeBytes + 20)
  cache.files.keepOnly(new Set([next.manifest.sha256]))
  cache = reopen(cache, folder)
  expect(cache.files.manifest(old.manifest.sha256)).toBeNull()
  expect(cache.files.hasChunk(old.manifest.chunks[1] ?? '')).toBe(false)
  expect(cache.files.readChunk(next.manifest.chunks[0] ?? '')?.equals(shared)).toBe(true)
})

test('a paper is whole only when the hash of the whole is right', async () => {
  const cache = open(tempFolder())
  const { manifest, chunks } = fileOf(randomBytes(chunkSizeBytes + 5))
  const lying = { ...manifest, sha256: 'b'.repeat(64) }
  chunks.forEach((chunk, index) => cache.files.putChunk(manifest.chunks[index] ?? '', chunk))
  cache.files.putManifest(lying)
  expect(await cache.files.verifyWhole(lying.sha256)).toBe(false)
  expect(cache.files.manifest(lying.sha256)).toBeNull()

  cache.files.putManifest(manifest)
  expect(cache.files.isWhole(manifest.sha256)).toBe(false)
  chunks.forEach((chunk, index) => cache.files.putChunk(manifest.chunks[index] ?? '', chunk))
  expect(await cache.files.verifyWhole(manifest.sha256)).toBe(true)
  expect(cache.files.isWhole(manifest.sha256)).toBe(true)
})

test('a log comes back after a restart with the same head, however many events it has', () => {
  const folder = tempFolder()
  let cache = open(folder)
  const events = Array.from({ length: 250 }, (_, index) => event(index + 1))
  let head = emptyLog
  for (let at = 0; at < events.length; at += 7) {
    head = cache.logs.append(meetingId, head, events.slice(at, at + 7))
  }
  expect(head).toEqual(events.reduce(advance, emptyLog))
  cache = reopen(cache, folder)
  expect(cache.logs.load(meetingId)).toEqual(head)
  cache.logs.drop(meetingId)
  cache = reopen(cache, folder)
  expect(cache.logs.load(meetingId)).toEqual(emptyLog)
})

test("the hub's snapshot takes the place of what was here", () => {
  const folder = tempFolder()
  let cache = open(folder)
  cache.logs.append(meetingId, emptyLog, [event(1)])
  const snapshot = { seq: 40, hash: 'c'.repeat(64), state: { ...initialState, title: 'Phiên họp' } }
  cache.logs.replace(meetingId, snapshot)
  const next = cache.logs.append(meetingId, snapshot, [event(41)])
  cache = reopen(cache, folder)
  expect(cache.logs.load(meetingId)).toEqual(next)
})

test('queued commands come back in the order in which they were given; an acknowledged ballot is remembered', () => {
  const folder = tempFolder()
  let cache = open(folder)
  const voteId = newId()
  const entries = (['approve', 'reject', 'abstain'] as const).map((choice) => ({
    commandId: newId(),
    meetingId,
    command: { type: 'ballot:cast' as const, voteId, choice },
    queuedAtMs: 5,
    refusal: null,
  }))
  for (const entry of entries) cache.queue.add(entry)
  const [first, second, third] = entries
  if (first === undefined || second === undefined || third === undefined) throw new Error('three')
  cache.queue.acknowledge(first)
  cache.queue.refuse(second.commandId, { kind: 'vote-not-open' })
  cache = reopen(cache, folder)
  expect(cache.queue.all()).toEqual([{ ...second, refusal: { kind: 'vote-not-open' } }, third])
  expect(cache.queue.ownBallots(meetingId)).toEqual({ [voteId]: 'approve' })
  cache.queue.remove(second.commandId)
  cache.queue.setOwnBallot(meetingId, voteId, null)
  cache = reopen(cache, folder)
  expect(cache.queue.all()).toEqual([third])
  expect(cache.queue.ownBallots(meetingId)).toEqual({})
})
