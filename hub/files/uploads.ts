/** Papers on their way up: resumable, counted for each person, and looked at before anyone may read them. */
import { createHash } from 'node:crypto'
import { FailureError } from '../../protocol/failures.ts'
import {
  chunkSizeBytes,
  type BeginUpload,
  type UploadBegun,
  type UploadFinished,
} from '../../protocol/http/files.ts'
import { mayIn, type Viewer } from '../people/viewer.ts'
import type { Meetings } from '../rows/meetings.ts'
import type { StoredUpload } from '../store/file-store.ts'
import type { Store } from '../store/store.ts'
import { inspectPdf, type PdfBytes } from './inspect-pdf.ts'
import { isSecretFileName } from './secret-marks.ts'

/** Where the header of a PDF has to begin (ISO 32000, Annex H, note 13). */
const headerWithinBytes = 1024

interface Dependencies {
  readonly store: Store
  readonly meetings: Meetings
  readonly maxFileBytes: number
  readonly now: () => number
}

export class Uploads {
  readonly #with: Dependencies
  /** Uploads whose content is being looked at: asking again waits for the same look. */
  readonly #finishing = new Map<string, Promise<UploadFinished>>()

  constructor(dependencies: Dependencies) {
    this.#with = dependencies
  }

  async begin(viewer: Viewer, request: BeginUpload): Promise<UploadBegun> {
    const { store, meetings, maxFileBytes, now } = this.#with
    const { meetingId, sha256, sizeBytes, chunks, fileName } = request
    const rows = await meetings.load(meetingId)
    if (rows === null || !mayIn(viewer, rows, 'meeting:read')) throw new FailureError('not-found', 'meeting')
    if (!mayIn(viewer, rows, 'meeting:edit')) throw new FailureError('not-allowed')
    if (rows.meeting?.status === 'ended') throw new FailureError('meeting-locked')
    if (sizeBytes > maxFileBytes) throw new FailureError('file-too-large', String(maxFileBytes))
    if (isSecretFileName(fileName)) throw new FailureError('state-secret', 'file name')
    if (chunks.length !== Math.ceil(sizeBytes / chunkSizeBytes)) {
      throw new FailureError('bad-request', 'chunks do not make up the size')
    }
    const open = await store.files.filesOpenTo(viewer.personId, meetingId, [sha256])
    if (open.has(sha256)) return { missing: [] }
    const begun = await store.files.findUpload(viewer.personId, sha256)
    const others = (await store.files.openUploadBytes(viewer.personId)) - (begun?.sizeBytes ?? 0)
    // Enough for a folder dropped at once; not enough to fill the disk with what is never finished.
    if (others + sizeBytes > 20 * maxFileBytes) throw new FailureError('hub-busy', 'unfinished uploads')
    await store.files.beginUpload({
      personId: viewer.personId,
      meetingId,
      fileName,
      sha256,
      sizeBytes,
      chunks,
      atMs: now(),
    })
    const upload = await store.files.findUpload(viewer.personId, sha256)
    return { missing: [...(upload?.missing ?? [])] }
  }

  async putChunk(viewer: Viewer, sha256: string, index: number, bytes: Uint8Array): Promise<void> {
    const upload = await this.#find(viewer, sha256)
    const expected = upload.chunks[index]
    if (expected === undefined) throw new FailureError('bad-request', 'no such chunk')
    const isLast = index === upload.chunks.length - 1
    const length = isLast ? upload.sizeBytes - index * chunkSizeBytes : chunkSizeBytes
    if (bytes.length !== length || createHash('sha256').update(bytes).digest('hex') !== expected) {
      throw new FailureError('chunk-mismatch')
    }
    // A paper that is none is refused before all of it has been sent.
    if (index === 0 && !hasPdfHeader(bytes)) throw await this.#refuse(viewer, sha256, 'not-a-pdf')
    await this.#with.store.files.saveChunk(viewer.personId, sha256, index, expected, bytes)
  }

  finish(viewer: Viewer, sha256: string, address: string): Promise<UploadFinished> {
    const key = `${viewer.personId} ${sha256}`
    const running = this.#finishing.get(key)
    if (running !== undefined) return running
    const finishing = this.#finish(viewer, sha256, address).finally(() => this.#finishing.delete(key))
    this.#finishing.set(key, finishing)
    return finishing
  }

  async #finish(viewer: Viewer, sha256: string, address: string): Promise<UploadFinished> {
    const { files } = this.#with.store
    const upload = await files.findUpload(viewer.personId, sha256)
    const known = await files.findFile(sha256)
    if (upload === null) {
      // Asked again after the answer was lost: who has finished it before is told the same.
      const isOwn = await files.hasUploaded(viewer.personId, sha256)
      if (known === null || !isOwn) throw new FailureError('not-found', 'upload')
      return { sha256, pageCount: known.pageCount }
    }
    if (upload.missing.length > 0)
      throw new FailureError('bad-request', `missing ${upload.missing.length} chunks`)
    if ((await this.#wholeHash(viewer, sha256, upload)) !== sha256) {
      throw await this.#refuse(viewer, sha256, 'chunk-mismatch')
    }
    const pageCount = known?.pageCount ?? (await this.#look(viewer, sha256, upload))
    await files.finishUpload(viewer.personId, sha256, pageCount, {
      atMs: this.#with.now(),
      action: 'file:upload',
      personId: viewer.personId,
      sessionId: viewer.sessionId,
      address,
      subject: { sha256, sizeBytes: upload.sizeBytes, pageCount, meetingIds: upload.meetingIds },
    })
    return { sha256, pageCount }
  }

  /** The number of pages, or thrown why the paper is refused. */
  async #look(viewer: Viewer, sha256: string, upload: StoredUpload): Promise<number> {
    const inspection = await inspectPdf(this.#bytesOf(viewer, sha256, upload))
    if (inspection.outcome === 'refused') throw await this.#refuse(viewer, sha256, inspection.kind)
    return inspection.pageCount
  }

  /** A refused paper leaves nothing behind. */
  async #refuse(
    viewer: Viewer,
    sha256: string,
    kind: 'not-a-pdf' | 'pdf-password' | 'pdf-damaged' | 'state-secret' | 'chunk-mismatch',
  ): Promise<FailureError> {
    await this.#with.store.files.dropUpload(viewer.personId, sha256)
    return new FailureError(kind)
  }

  async #find(viewer: Viewer, sha256: string): Promise<StoredUpload> {
    const upload = await this.#with.store.files.findUpload(viewer.personId, sha256)
    if (upload === null) throw new FailureError('not-found', 'upload')
    return upload
  }

  async #wholeHash(viewer: Viewer, sha256: string, upload: StoredUpload): Promise<string> {
    const hash = createHash('sha256')
    for (const index of upload.chunks.keys()) {
      hash.update(await this.#chunk(viewer, sha256, index))
      // 200 MB at a stretch would hold up page turns.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return hash.digest('hex')
  }

  async #chunk(viewer: Viewer, sha256: string, index: number): Promise<Uint8Array> {
    const bytes = await this.#with.store.files.readUploadedChunk(viewer.personId, sha256, index)
    if (bytes === null) throw new Error(`chunk ${index} of an upload has vanished`)
    return bytes
  }

  #bytesOf(viewer: Viewer, sha256: string, upload: StoredUpload): PdfBytes {
    return {
      sizeBytes: upload.sizeBytes,
      read: async (begin, end) => {
        const pieces: Uint8Array[] = []
        for (let at = begin; at < end;) {
          const index = Math.floor(at / chunkSizeBytes)
          const from = at - index * chunkSizeBytes
          const piece = (await this.#chunk(viewer, sha256, index)).subarray(from, from + (end - at))
          pieces.push(piece)
          at += piece.length
        }
        return new Uint8Array(Buffer.concat(pieces))
      },
    }
  }
}

function hasPdfHeader(firstChunk: Uint8Array): boolean {
  return Buffer.from(firstChunk.subarray(0, headerWithinBytes)).includes('%PDF-', 0, 'latin1')
}
