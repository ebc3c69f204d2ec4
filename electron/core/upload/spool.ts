/**
 * A file on its way up, on this laptop's disk until the hub has it: cut into the chunks it will travel in, each sealed
 * with a key that lives only in memory. What a crash leaves behind can't be read, and is deleted at the next start.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../../../protocol/failures.ts'
import { chunkSizeBytes } from '../../../protocol/http/files.ts'
import { asFailure } from '../cache/database.ts'
import { createSealer, sealOverheadBytes } from '../cache/sealing.ts'

export interface Spool {
  readonly writtenBytes: number
  /** Pieces come in order. */
  write(piece: Uint8Array): void
  /** After the last piece: the hash of the whole and of each chunk. */
  seal(): { sha256: string; chunks: string[] }
  chunk(index: number): Buffer
  /** May be called again. */
  remove(): void
}

export function createSpool(folder: string, uploadId: string): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, uploadId)
  const sealer = createSealer(randomBytes(32), `upload/${uploadId}`)
  const descriptor = openSync(file, 'wx+', 0o600)
  const whole = createHash('sha256')
  const chunks: string[] = []
  const sealedChunkBytes = chunkSizeBytes + sealOverheadBytes
  let pending: Buffer[] = []
  let pendingBytes = 0
  let writtenBytes = 0
  let isRemoved = false

  function flushChunk(bytes: Buffer): void {
    const sealed = sealer.seal(bytes, `chunk/${chunks.length}`)
    try {
      writeSync(descriptor, sealed, 0, sealed.length, chunks.length * sealedChunkBytes)
    } catch (cause) {
      throw asFailure(cause)
    }
    chunks.push(createHash('sha256').update(bytes).digest('hex'))
  }

  return {
    get writtenBytes() {
      return writtenBytes
    },
    write(piece) {
      whole.update(piece)
      pending.push(Buffer.from(piece))
      pendingBytes += piece.length
      writtenBytes += piece.length
      if (pendingBytes < chunkSizeBytes) return
      let bytes = Buffer.concat(pending)
      for (; bytes.length >= chunkSizeBytes; bytes = bytes.subarray(chunkSizeBytes)) {
        flushChunk(bytes.subarray(0, chunkSizeBytes))
      }
      pending = [bytes]
      pendingBytes = bytes.length
    },
    seal() {
      if (pendingBytes > 0) flushChunk(Buffer.concat(pending))
      pending = []
      pendingBytes = 0
      return { sha256: whole.digest('hex'), chunks }
    },
    chunk(index) {
      const sealed = Buffer.alloc(sealedChunkBytes)
      const length = readSync(descriptor, sealed, 0, sealedChunkBytes, index * sealedChunkBytes)
      const bytes = sealer.open(sealed.subarray(0, length), `chunk/${index}`)
      if (bytes === null) throw new FailureError('internal', 'the upload changed on this disk')
      return bytes
    },
    remove() {
      if (isRemoved) return
      isRemoved = true
      closeSync(descriptor)
      rmSync(file, { force: true })
    },
  }
}

/** What uploads of an earlier run left behind. */
export function clearSpools(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
