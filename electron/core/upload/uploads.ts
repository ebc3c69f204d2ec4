/**
 * Papers on their way to the hub. A piece at a time comes from the window, chunks go to the hub and go on where they
 * were cut; when the hub has looked inside and accepted, the paper is put on its agenda item.
 */
import { generateKeyBetween } from 'fractional-indexing'
import { v7 as newId } from 'uuid'
import { byPosition } from '../../../meeting/agenda-tree.ts'
import type { CallArgs } from '../../../protocol/app/calls.ts'
import type { Transfer } from '../../../protocol/app/state.ts'
import { FailureError, failureTraits } from '../../../protocol/failures.ts'
import type { UploadFinished } from '../../../protocol/http/files.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import type { FileStore } from '../cache/file-store.ts'
import type { Tables } from '../cache/row-store.ts'
import type { HubClient } from '../net/hub-client.ts'
import { sendFile } from '../net/send-file.ts'
import { pause } from '../pause.ts'
import { rowsOf } from '../sync/fetch-order.ts'
import { createSpool, type Spool } from './spool.ts'

export interface UploadsOptions {
  readonly client: HubClient
  readonly token: string
  readonly tables: Tables
  readonly files: FileStore
  readonly spoolFolder: string
  /** The hub's limit. */
  readonly maxFileBytes: () => Promise<number>
  /** Resolves when the hub is connected; rejects when the signal fires. */
  readonly whenConnected: (signal: AbortSignal) => Promise<void>
  /** Resolves when the hub and this laptop have the change. */
  readonly edit: (edits: Edit[]) => Promise<void>
  readonly log: (line: string) => void
  readonly onChange: () => void
}

export interface Uploads {
  begin(args: CallArgs<'upload:begin'>): Promise<{ uploadId: string }>
  write(args: { uploadId: string; offset: number; bytes: Uint8Array }): void
  finish(uploadId: string): Promise<{ documentId: string }>
  dismiss(uploadId: string): void
  transfers(): Transfer[]
  close(): void
}

interface Upload {
  readonly args: CallArgs<'upload:begin'>
  readonly position: string
  readonly stop: AbortController
  readonly spool: Spool
  transfer: Transfer
  /** The first bytes, until it is known whether they are a PDF's. */
  start: Buffer
}

/** A PDF may have other bytes before its header, but not many (ISO 32000-2, 7.5.2, as readers apply it). */
const headerWithinBytes = 1024

export function createUploads(options: UploadsOptions): Uploads {
  const { client, token, tables, files, log, onChange } = options
  const uploads = new Map<string, Upload>()

  function change(upload: Upload, part: Partial<Transfer>): void {
    upload.transfer = { ...upload.transfer, ...part }
    onChange()
  }

  function get(uploadId: string): Upload {
    const upload = uploads.get(uploadId)
    if (upload === undefined) throw new FailureError('not-found', 'upload')
    return upload
  }

  function fail(upload: Upload, failure: FailureError): FailureError {
    change(upload, { state: 'failed', failure: failure.toFailure() })
    log(`upload: ${failure.kind} ${failure.detail ?? ''}`)
    upload.spool.remove()
    return failure
  }

  /** After the item's last paper, and after those still under way: papers keep the order they were dropped in. */
  function positionAtEnd(itemId: string, meetingId: string): string {
    const here = rowsOf(tables.document, meetingId).filter((row) => row.itemId === itemId)
    const underWay = [...uploads.values()].filter((each) => each.args.itemId === itemId)
    const positions = [
      ...here.toSorted(byPosition).map((row) => row.position),
      ...underWay.map((each) => each.position),
    ].toSorted((a, b) => (a < b ? -1 : 1))
    return generateKeyBetween(positions.at(-1) ?? null, null)
  }

  function sendOnce(upload: Upload, sha256: string, chunks: string[]): Promise<UploadFinished> {
    const { meetingId, fileName, sizeBytes } = upload.args
    change(upload, { state: 'sending' })
    return sendFile(
      client,
      token,
      {
        about: { meetingId, fileName: fileName.normalize('NFC'), sha256, sizeBytes, chunks },
        chunk: upload.spool.chunk,
      },
      upload.stop.signal,
      (sent) => {
        const sentBytes = Math.round((sizeBytes * sent) / chunks.length)
        change(upload, { sentBytes, state: sent === chunks.length ? 'checking' : 'sending' })
      },
    )
  }

  /** Through interruptions: the hub knows which chunks it has. */
  async function sendUntilThere(upload: Upload, sha256: string, chunks: string[]): Promise<UploadFinished> {
    const { signal } = upload.stop
    for (let failures = 0; ; failures += 1) {
      await options.whenConnected(signal)
      try {
        return await sendOnce(upload, sha256, chunks)
      } catch (cause) {
        if (signal.aborted || !(cause instanceof FailureError)) throw cause
        if (!failureTraits[cause.kind].canRetry || failures >= 20) throw cause
        log(`upload: interrupted, ${cause.kind}`)
        await pause(Math.min(5000, 250 * 2 ** failures), signal)
      }
    }
  }

  function documentOf(upload: Upload, sha256: string, pageCount: number): DocumentRow {
    const { args } = upload
    const fileName = args.fileName.normalize('NFC')
    const content = { fileName, sha256, sizeBytes: args.sizeBytes, pageCount }
    if (args.replacesDocumentId !== null) {
      const replaced = tables.document.get(args.replacesDocumentId)
      if (replaced === undefined) throw new FailureError('not-found', 'the paper to be replaced')
      return { ...replaced, ...content, version: replaced.version + 1 }
    }
    return {
      id: newId(),
      meetingId: args.meetingId,
      itemId: args.itemId,
      position: upload.position,
      title: titleOf(fileName),
      version: 1,
      audience: 'everyone',
      ...content,
    }
  }

  /** The sender has read the file already: no need to fetch it back. */
  function keepInCache(upload: Upload, sha256: string, pageCount: number, chunks: string[]): void {
    try {
      for (const [index, chunk] of chunks.entries()) {
        if (!files.hasChunk(chunk)) files.putChunk(chunk, upload.spool.chunk(index))
      }
      files.putManifest({ sha256, sizeBytes: upload.args.sizeBytes, pageCount, chunks })
    } catch (cause) {
      if (!(cause instanceof FailureError)) throw cause
      log(`upload: not kept in the cache, ${cause.kind}`) // the ordinary download will try again
    }
  }

  async function send(upload: Upload): Promise<{ documentId: string }> {
    const { sha256, chunks } = upload.spool.seal()
    const { pageCount } = await sendUntilThere(upload, sha256, chunks)
    keepInCache(upload, sha256, pageCount, chunks)
    const row = documentOf(upload, sha256, pageCount)
    await options.edit([{ edit: 'put-document', row }])
    change(upload, { state: 'done' })
    return { documentId: row.id }
  }

  return {
    async begin(args) {
      if (args.sizeBytes === 0) throw new FailureError('file-empty')
      const limit = await options.maxFileBytes()
      if (args.sizeBytes > limit) throw new FailureError('file-too-large', `${limit}`)
      const uploadId = newId()
      const { meetingId, itemId, fileName, sizeBytes } = args
      uploads.set(uploadId, {
        args,
        position: positionAtEnd(itemId, meetingId),
        stop: new AbortController(),
        spool: createSpool(options.spoolFolder, uploadId),
        start: Buffer.alloc(0),
        transfer: {
          uploadId,
          meetingId,
          itemId,
          fileName,
          sizeBytes,
          sentBytes: 0,
          state: 'reading',
          failure: null,
        },
      })
      onChange()
      return { uploadId }
    },
    write({ uploadId, offset, bytes }) {
      const upload = get(uploadId)
      const { spool, args } = upload
      if (upload.transfer.state !== 'reading') throw new FailureError('bad-request', 'the upload is not open')
      if (offset !== spool.writtenBytes || offset + bytes.length > args.sizeBytes) {
        throw fail(upload, new FailureError('bad-request', 'pieces out of order'))
      }
      if (upload.start.length < headerWithinBytes) {
        upload.start = Buffer.concat([upload.start, bytes]).subarray(0, headerWithinBytes)
        const isKnown = upload.start.length === headerWithinBytes || offset + bytes.length === args.sizeBytes
        if (isKnown && !upload.start.includes('%PDF-')) throw fail(upload, new FailureError('not-a-pdf'))
      }
      try {
        spool.write(bytes)
      } catch (cause) {
        throw cause instanceof FailureError ? fail(upload, cause) : cause
      }
    },
    async finish(uploadId) {
      const upload = get(uploadId)
      if (upload.transfer.state !== 'reading') throw new FailureError('bad-request', 'the upload is not open')
      if (upload.spool.writtenBytes !== upload.args.sizeBytes) {
        throw fail(upload, new FailureError('bad-request', 'the file ended early'))
      }
      try {
        return await send(upload)
      } catch (cause) {
        throw cause instanceof FailureError ? fail(upload, cause) : cause
      } finally {
        upload.spool.remove()
      }
    },
    dismiss(uploadId) {
      const upload = uploads.get(uploadId)
      if (upload === undefined) return
      upload.stop.abort()
      upload.spool.remove()
      uploads.delete(uploadId)
      onChange()
    },
    transfers: () => [...uploads.values()].map((upload) => upload.transfer),
    close() {
      for (const upload of uploads.values()) {
        upload.stop.abort()
        upload.spool.remove()
      }
    },
  }
}

/** "To_trinh  so 12.pdf" → "To trinh so 12". */
export function titleOf(fileName: string): string {
  const bare = fileName
    .replace(/\.pdf$/i, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
  return bare === '' ? fileName : bare
}
