/**
 * Fetches papers in the order given, a few chunks at a time. A chunk is verified before it is stored, so a download
 * that was cut goes on at the next missing chunk; what a person is looking at right now goes before everything.
 */
import { createHash } from 'node:crypto'
import { FailureError } from '../../../protocol/failures.ts'
import { chunkSizeBytes, fileManifest, type FileManifest } from '../../../protocol/http/files.ts'
import type { FileStore } from '../cache/file-store.ts'
import type { HubClient } from '../net/hub-client.ts'

export interface FetcherOptions {
  readonly client: HubClient
  readonly token: string
  readonly files: FileStore
  /** SHA-256 of every paper this person may read, first wanted first. */
  readonly wanted: () => readonly string[]
  readonly isReachable: () => boolean
  /** How many transfers at a time now. */
  readonly limit: () => number
  readonly log: (line: string) => void
  readonly onProgress: () => void
  /** Something could not be written; null: it can be again. */
  readonly onTrouble: (failure: FailureError | null) => void
}

export interface Fetcher {
  /** What is wanted, or whether the hub is reachable, may have changed. */
  kick(): void
  /** One chunk, now. Throws `paper-not-here` when it is neither in the cache nor to be had. */
  need(sha256: string, index: number): Promise<Uint8Array>
  /** The paper's manifest, now. Throws as above. */
  needManifest(sha256: string): Promise<FileManifest>
  close(): void
}

interface Task {
  readonly sha256: string
  readonly start: () => Promise<unknown>
}

/** After this many chunks that were not what they should be, a paper is left alone until the next kick. */
const mismatchLimit = 3
/** Until it is tried again by itself after a failure; each time twice as long, until something comes. */
const firstPauseMs = 1000
const longestPauseMs = 30_000

export function createFetcher(options: FetcherOptions): Fetcher {
  const { client, token, files, log } = options
  const closed = new AbortController()
  const manifestsUnderWay = new Map<string, Promise<FileManifest>>()
  const chunksUnderWay = new Map<string, Promise<Uint8Array>>()
  const mismatches = new Map<string, number>()
  /** Papers the hub would not give, until the next kick. */
  let refused = new Set<string>()
  let incomplete: string[] = []
  let active = 0
  let isHeld = false
  let pauseMs = firstPauseMs
  let timer: NodeJS.Timeout | null = null

  /** One connection may break while the hub is there, and its failure may come after the next connect. */
  function hold(): void {
    isHeld = true
    if (closed.signal.aborted) return
    timer ??= setTimeout(() => {
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
      release()
      pump()
    }, pauseMs)
  }

  function release(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    isHeld = false
  }

  async function loadManifest(sha256: string): Promise<FileManifest> {
    const manifest = await client.getJson(`/api/files/${sha256}`, fileManifest, { token })
    const expected = Math.ceil(manifest.sizeBytes / chunkSizeBytes)
    if (manifest.sha256 !== sha256 || manifest.chunks.length !== expected) {
      throw new FailureError('chunk-mismatch', 'the manifest does not fit')
    }
    if (!closed.signal.aborted) files.putManifest(manifest)
    return manifest
  }

  function needManifest(sha256: string): Promise<FileManifest> {
    const known = files.manifest(sha256)
    if (known !== null) return Promise.resolve(known)
    if (!options.isReachable()) return Promise.reject(new FailureError('paper-not-here'))
    return shared(manifestsUnderWay, sha256, () => loadManifest(sha256))
  }

  async function loadChunk(sha256: string, index: number, chunk: string): Promise<Uint8Array> {
    const { signal } = closed
    const bytes = await client.getBytes(`/api/files/${sha256}/chunks/${index}`, chunkSizeBytes, {
      token,
      signal,
    })
    if (createHash('sha256').update(bytes).digest('hex') !== chunk) {
      const count = (mismatches.get(sha256) ?? 0) + 1
      mismatches.set(sha256, count)
      if (count >= mismatchLimit) refused.add(sha256)
      throw new FailureError('chunk-mismatch', `chunk ${index}`)
    }
    if (signal.aborted) return bytes
    try {
      files.putChunk(chunk, bytes)
      pauseMs = firstPauseMs
      options.onTrouble(null)
    } catch (cause) {
      // The page on screen can be shown all the same; storing it is tried again later.
      if (!(cause instanceof FailureError) || cause.kind !== 'disk-full') throw cause
      hold()
      options.onTrouble(cause)
    }
    options.onProgress()
    return bytes
  }

  function chunkOf(sha256: string, index: number, chunk: string): Promise<Uint8Array> {
    return shared(chunksUnderWay, chunk, () => loadChunk(sha256, index, chunk))
  }

  function nextTask(): Task | null {
    for (const sha256 of incomplete) {
      if (refused.has(sha256)) continue
      const manifest = files.manifest(sha256)
      if (manifest === null) {
        if (!manifestsUnderWay.has(sha256)) return { sha256, start: () => needManifest(sha256) }
        continue
      }
      for (const [index, chunk] of manifest.chunks.entries()) {
        if (files.hasChunk(chunk) || chunksUnderWay.has(chunk)) continue
        return { sha256, start: () => chunkOf(sha256, index, chunk) }
      }
    }
    return null
  }

  async function finish(sha256: string): Promise<void> {
    incomplete = incomplete.filter((each) => each !== sha256)
    const isWhole = await files.verifyWhole(sha256)
    if (closed.signal.aborted) return
    if (!isWhole) {
      log('fetch: a paper was not what its hash says; dropped')
      refused.add(sha256)
    }
    options.onProgress()
  }

  /** Papers whose last chunk has come. */
  function finishComplete(): void {
    for (const sha256 of incomplete) {
      const manifest = files.manifest(sha256)
      if (manifest === null || !manifest.chunks.every((chunk) => files.hasChunk(chunk))) continue
      finish(sha256).catch((cause: unknown) => log(`fetch: could not verify, ${String(cause)}`))
    }
  }

  async function run(task: Task): Promise<void> {
    try {
      await task.start()
    } catch (cause) {
      if (closed.signal.aborted) return
      if (!(cause instanceof FailureError)) throw cause
      log(`fetch: ${cause.kind} ${cause.detail ?? ''}`)
      if (cause.kind === 'chunk-mismatch') return
      if (cause.kind === 'not-found' || cause.kind === 'not-allowed') refused.add(task.sha256)
      else hold()
    }
  }

  function mayStart(): boolean {
    return !closed.signal.aborted && !isHeld && options.isReachable() && active < options.limit()
  }

  function pump(): void {
    finishComplete()
    while (mayStart()) {
      const task = nextTask()
      if (task === null) return
      active += 1
      run(task)
        .catch((cause: unknown) => {
          hold()
          log(`fetch: stopped, ${String(cause)}`)
        })
        .finally(() => {
          active -= 1
          pump()
        })
        .catch((cause: unknown) => log(`fetch: ${String(cause)}`))
    }
  }

  function orNotHere(cause: unknown): never {
    if (cause instanceof FailureError && cause.kind !== 'disk-full') {
      throw new FailureError('paper-not-here', cause.kind, { cause })
    }
    throw cause
  }

  return {
    kick() {
      refused = new Set()
      mismatches.clear()
      release()
      incomplete = [...new Set(options.wanted())].filter((sha256) => !files.isWhole(sha256))
      pump()
    },
    async need(sha256, index) {
      const manifest = await needManifest(sha256).catch(orNotHere)
      const chunk = manifest.chunks[index]
      if (chunk === undefined) throw new FailureError('bad-request', 'beyond the end of the paper')
      const here = files.readChunk(chunk)
      if (here !== null) return here
      if (!options.isReachable()) throw new FailureError('paper-not-here')
      return chunkOf(sha256, index, chunk).catch(orNotHere)
    },
    needManifest: (sha256) => needManifest(sha256).catch(orNotHere),
    close() {
      closed.abort()
      release()
    },
  }
}

/** One run for all who ask while it is under way. */
function shared<T>(underWay: Map<string, Promise<T>>, key: string, start: () => Promise<T>): Promise<T> {
  const running = underWay.get(key)
  if (running !== undefined) return running
  const begun = start().finally(() => underWay.delete(key))
  underWay.set(key, begun)
  return begun
}
