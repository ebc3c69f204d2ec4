/**
 * Papers as sealed chunks, found by their own hash: two versions share what they have in common, and a download goes
 * on at the next missing chunk. Which chunks are here is kept in memory; their bytes are not.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { chunkSizeBytes, type FileManifest } from '../../../protocol/http/files.ts'
import { sha256Hex } from '../../../protocol/ids.ts'
import { writing, type Db } from './database.ts'
import type { Sealer } from './sealing.ts'

const chunkList = z.array(sha256Hex)

export interface FileStore {
  manifest(sha256: string): FileManifest | null
  putManifest(manifest: FileManifest): void
  hasChunk(chunkSha256: string): boolean
  /** The caller has verified that the bytes have this hash. */
  putChunk(chunkSha256: string, bytes: Uint8Array): void
  /** null: not here, or it can't be opened; then it is forgotten, to be fetched again. */
  readChunk(chunkSha256: string): Buffer | null
  /** Bytes of this file that are here. */
  readyBytes(sha256: string): number
  /** Every chunk is here and the hash of the whole has been checked. */
  isWhole(sha256: string): boolean
  /**
   * Checks the hash of the whole, a chunk at a time so that nothing else waits. A file that fails is dropped.
   * Resolves to whether it is whole now.
   */
  verifyWhole(sha256: string): Promise<boolean>
  /** Drops files that are not wanted any more, and chunks that belong to no file. */
  keepOnly(wanted: ReadonlySet<string>): void
}

interface FileRecord {
  sha256: string
  size_bytes: number
  page_count: number
  chunks: string
  is_whole: number
}

export function createFileStore(db: Db, sealer: Sealer): FileStore {
  const insertFile = db.prepare('insert or replace into file values (?, ?, ?, ?, 0)')
  const markWhole = db.prepare('update file set is_whole = 1 where sha256 = ?')
  const deleteFile = db.prepare('delete from file where sha256 = ?')
  const insertChunk = db.prepare('insert or ignore into chunk values (?, ?)')
  const selectChunk = db.prepare<[string], { content: Buffer }>('select content from chunk where sha256 = ?')
  const deleteChunk = db.prepare('delete from chunk where sha256 = ?')

  const present = new Set(
    db
      .prepare<[], { sha256: string }>('select sha256 from chunk')
      .all()
      .map((row) => row.sha256),
  )
  const files = new Map<string, FileManifest>()
  const whole = new Set<string>()
  for (const record of db.prepare<[], FileRecord>('select * from file').all()) {
    const parsed = chunkList.safeParse(JSON.parse(record.chunks))
    if (!parsed.success) continue // fetched again when the paper is wanted
    const { sha256, size_bytes: sizeBytes, page_count: pageCount } = record
    files.set(sha256, { sha256, sizeBytes, pageCount, chunks: parsed.data })
    if (record.is_whole === 1 && parsed.data.every((chunk) => present.has(chunk))) whole.add(sha256)
  }

  function readyBytes(sha256: string): number {
    const file = files.get(sha256)
    if (file === undefined) return 0
    if (whole.has(sha256)) return file.sizeBytes
    let bytes = 0
    file.chunks.forEach((chunk, index) => {
      if (present.has(chunk)) bytes += Math.min(chunkSizeBytes, file.sizeBytes - index * chunkSizeBytes)
    })
    return bytes
  }

  function forgetChunk(chunkSha256: string): void {
    writing(() => deleteChunk.run(chunkSha256))
    present.delete(chunkSha256)
    for (const [sha256, file] of files) if (file.chunks.includes(chunkSha256)) whole.delete(sha256)
  }

  function readChunk(chunkSha256: string): Buffer | null {
    if (!present.has(chunkSha256)) return null
    const row = selectChunk.get(chunkSha256)
    const bytes = row === undefined ? null : sealer.open(row.content, `chunk/${chunkSha256}`)
    if (bytes === null) forgetChunk(chunkSha256)
    return bytes
  }

  return {
    manifest: (sha256) => files.get(sha256) ?? null,
    putManifest(manifest) {
      const { sha256, sizeBytes, pageCount, chunks } = manifest
      writing(() => insertFile.run(sha256, sizeBytes, pageCount, JSON.stringify(chunks)))
      files.set(sha256, manifest)
    },
    hasChunk: (chunkSha256) => present.has(chunkSha256),
    putChunk(chunkSha256, bytes) {
      const sealed = sealer.seal(bytes, `chunk/${chunkSha256}`)
      writing(() => insertChunk.run(chunkSha256, sealed))
      present.add(chunkSha256)
    },
    readChunk,
    readyBytes,
    isWhole: (sha256) => whole.has(sha256),
    async verifyWhole(sha256) {
      const file = files.get(sha256)
      if (file === undefined || whole.has(sha256)) return file !== undefined
      const hash = createHash('sha256')
      for (const chunk of file.chunks) {
        const bytes = readChunk(chunk)
        if (bytes === null) return false
        hash.update(bytes)
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (!db.open) return false
      if (hash.digest('hex') !== sha256) {
        writing(() => deleteFile.run(sha256))
        files.delete(sha256)
        for (const chunk of file.chunks) forgetChunk(chunk)
        return false
      }
      writing(() => markWhole.run(sha256))
      whole.add(sha256)
      return true
    },
    keepOnly(wanted) {
      const droppedFiles = [...files.keys()].filter((sha256) => !wanted.has(sha256))
      const kept = new Set([...files].flatMap(([sha256, file]) => (wanted.has(sha256) ? file.chunks : [])))
      const droppedChunks = [...present].filter((chunk) => !kept.has(chunk))
      if (droppedFiles.length === 0 && droppedChunks.length === 0) return
      writing(
        db.transaction(() => {
          for (const sha256 of droppedFiles) deleteFile.run(sha256)
          for (const chunk of droppedChunks) deleteChunk.run(chunk)
        }),
      )
      for (const sha256 of droppedFiles) {
        files.delete(sha256)
        whole.delete(sha256)
      }
      for (const chunk of droppedChunks) present.delete(chunk)
    },
  }
}
