import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { FailureError } from '../../../protocol/failures.ts'
import { chunkSizeBytes } from '../../../protocol/http/files.ts'
import type { FileStore } from '../cache/file-store.ts'
import { openHubCache } from '../cache/hub-cache.ts'
import type { HubClient } from '../net/hub-client.ts'
import { settle } from '../testing/fake-link.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { createFetcher } from './fetcher.ts'

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function makePaper(chunkCount: number) {
  const bytes = randomBytes((chunkCount - 1) * chunkSizeBytes + 100)
  const chunks = Array.from({ length: chunkCount }, (_, index) =>
    bytes.subarray(index * chunkSizeBytes, (index + 1) * chunkSizeBytes),
  )
  const sha256 = shaOf(bytes)
  return {
    sha256,
    chunks,
    manifest: { sha256, sizeBytes: bytes.length, pageCount: 1, chunks: chunks.map(shaOf) },
  }
}
type Paper = ReturnType<typeof makePaper>

function start(papers: readonly Paper[], options: { limit?: number } = {}) {
  const cache = openHubCache(path.join(tempFolder(), 'hub.sqlite'), randomBytes(32), newId())
  onTestFinished(() => cache.close())
  const asked: string[] = []
  const troubles: (string | null)[] = []
  let atOnce = 0
  const rig = {
    asked,
    troubles,
    files: cache.files satisfies FileStore,
    most: 0,
    isReachable: true,
    wanted: papers.map((paper) => paper.sha256),
    /** Comes before each chunk is given. */
    before: async (_index: number): Promise<void> => undefined,
    spoil: (bytes: Buffer): Buffer => bytes,
  }
  const find = (url: string) => papers.find((paper) => url.includes(paper.sha256))
  const client: Pick<HubClient, 'getJson' | 'getBytes'> = {
    async getJson(url, schema) {
      asked.push('manifest')
      const paper = find(url)
      if (paper === undefined) throw new FailureError('not-found')
      return z.parse(schema, paper.manifest)
    },
    async getBytes(url) {
      const index = Number(url.split('/').at(-1))
      const paper = find(url)
      const which = papers.findIndex((each) => each === paper)
      asked.push(`${which}:${index}`)
      atOnce += 1
      rig.most = Math.max(rig.most, atOnce)
      try {
        await rig.before(index)
        if (!rig.isReachable) throw new FailureError('hub-unreachable')
        return rig.spoil(Buffer.from(paper?.chunks[index] ?? ''))
      } finally {
        atOnce -= 1
      }
    },
  }
  const fetcher = createFetcher({
    client: Object.assign(Object.create(null), client),
    token: 'token',
    files: cache.files,
    wanted: () => rig.wanted,
    isReachable: () => rig.isReachable,
    limit: () => options.limit ?? 8,
    log: () => undefined,
    onProgress: () => undefined,
    onTrouble: (failure) => void troubles.push(failure?.kind ?? null),
  })
  onTestFinished(() => fetcher.close())
  return { fetcher, rig }
}

const whole = (rig: { files: FileStore }, paper: Paper) => rig.files.isWhole(paper.sha256)

test('papers come in the order wanted, no more at a time than the limit, each chunk once', async () => {
  const papers = [makePaper(3), makePaper(2), makePaper(1)]
  const { fetcher, rig } = start(papers, { limit: 2 })
  fetcher.kick()
  fetcher.kick()
  await settle()
  expect(papers.every((paper) => whole(rig, paper))).toBe(true)
  expect(rig.most).toBeLessThanOrEqual(2)
  const chunks = rig.asked.filter((each) => each !== 'manifest')
  expect(chunks.toSorted()).toEqual(['0:0', '0:1', '0:2', '1:0', '1:1', '2:0'])
  expect(chunks.indexOf('0:2')).toBeLessThan(chunks.indexOf('1:1'))
  expect(chunks.at(-1)).toBe('2:0')
})

test('after a cut the download goes on at the next missing chunk', async () => {
  const paper = makePaper(6)
  const { fetcher, rig } = start([paper], { limit: 1 })
  rig.before = async (index) => {
    if (index === 3) rig.isReachable = false
  }
  fetcher.kick()
  await settle()
  expect(rig.asked).toEqual(['manifest', '0:0', '0:1', '0:2', '0:3'])
  expect(rig.files.readyBytes(paper.sha256)).toBe(3 * chunkSizeBytes)
  rig.isReachable = true
  rig.before = async () => undefined
  rig.asked.length = 0
  fetcher.kick()
  await settle()
  expect(rig.asked).toEqual(['0:3', '0:4', '0:5'])
  expect(whole(rig, paper)).toBe(true)
})

test('what a person looks at comes before everything, and is fetched once though it was in the queue too', async () => {
  const papers = [makePaper(5), makePaper(3)]
  const second = papers[1]
  if (second === undefined) throw new Error('two')
  const { fetcher, rig } = start(papers, { limit: 1 })
  const gate = Promise.withResolvers<void>()
  rig.before = async (index) => {
    if (rig.asked.at(-1) === `0:${index}`) await gate.promise
  }
  fetcher.kick()
  await settle()
  const bytes = await fetcher.need(second.sha256, 2)
  expect(Buffer.from(bytes).equals(second.chunks[2] ?? Buffer.alloc(0))).toBe(true)
  expect(rig.asked.filter((each) => each.startsWith('1:'))).toEqual(['1:2'])
  gate.resolve()
  await settle()
  expect(rig.asked.filter((each) => each === '1:2')).toHaveLength(1)
  expect(papers.every((paper) => whole(rig, paper))).toBe(true)
})

test('without the hub a chunk that is here is read, and one that is not is paper-not-here', async () => {
  const paper = makePaper(2)
  const { fetcher, rig } = start([paper], { limit: 1 })
  rig.before = async (index) => {
    if (index === 1) rig.isReachable = false
  }
  fetcher.kick()
  await settle()
  expect(Buffer.from(await fetcher.need(paper.sha256, 0)).equals(paper.chunks[0] ?? Buffer.alloc(0))).toBe(
    true,
  )
  await expect(fetcher.need(paper.sha256, 1)).rejects.toThrow('paper-not-here')
  await expect(fetcher.need('e'.repeat(64), 0)).rejects.toThrow('paper-not-here')
})

test('a chunk that is not what its hash says is never stored, and is not asked for without end', async () => {
  const [bad, good] = [makePaper(2), makePaper(1)]
  const { fetcher, rig } = start([bad, good], { limit: 1 })
  rig.spoil = (bytes) => {
    if (rig.asked.at(-1)?.startsWith('0:')) bytes[0] = (bytes[0] ?? 0) ^ 1
    return bytes
  }
  fetcher.kick()
  await settle()
  expect(rig.files.readyBytes(bad.sha256)).toBe(0)
  expect(rig.asked.filter((each) => each.startsWith('0:'))).toHaveLength(3)
  expect(whole(rig, good)).toBe(true)
  rig.spoil = (bytes) => bytes
  fetcher.kick()
  await settle()
  expect(whole(rig, bad)).toBe(true)
})

test('a full disk is told, what is on screen is shown all the same, and nothing is lost', async () => {
  const paper = makePaper(3)
  const { fetcher, rig } = start([paper], { limit: 1 })
  const { putChunk } = rig.files
  let isFull = true
  Object.assign(rig.files, {
    putChunk(sha256: string, bytes: Uint8Array) {
      if (isFull) throw new FailureError('disk-full')
      putChunk(sha256, bytes)
    },
  })
  expect(Buffer.from(await fetcher.need(paper.sha256, 1)).equals(paper.chunks[1] ?? Buffer.alloc(0))).toBe(
    true,
  )
  fetcher.kick()
  await settle()
  expect(rig.troubles).toContain('disk-full')
  expect(rig.asked.filter((each) => each !== 'manifest').length).toBeLessThanOrEqual(3)
  isFull = false
  fetcher.kick()
  await settle()
  expect(whole(rig, paper)).toBe(true)
  expect(rig.troubles.at(-1)).toBeNull()
})

test('a paper the hub does not give does not keep the others waiting', async () => {
  const paper = makePaper(1)
  const { fetcher, rig } = start([paper])
  rig.wanted = ['d'.repeat(64), paper.sha256]
  fetcher.kick()
  await settle()
  expect(whole(rig, paper)).toBe(true)
})
