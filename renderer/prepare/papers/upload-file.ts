/** A file on its way from this window to the core, a piece at a time, so that a large one never lies in memory whole. */
import type { CallArgs, CallResult } from '../../../protocol/app/calls.ts'

export const pieceBytes = 1024 * 1024

export interface UploadTarget {
  readonly meetingId: string
  readonly itemId: string
  /** null: a new paper. */
  readonly replacesDocumentId: string | null
}

/** What is needed of a browser's `File`. */
export interface ReadableFile {
  readonly name: string
  readonly size: number
  slice(begin: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

/** The core's side of an upload. */
export interface UploadCalls {
  begin(args: CallArgs<'upload:begin'>): Promise<CallResult<'upload:begin'>>
  write(args: CallArgs<'upload:write'>): Promise<CallResult<'upload:write'>>
  finish(args: CallArgs<'upload:finish'>): Promise<CallResult<'upload:finish'>>
}

/** The file could not be read here: moved, deleted, or a folder. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/**
 * Rejects with the hub's refusal, with {@link UnreadableFile}, or with the signal's reason. `onBegin` gives the id
 * under which the core tells how far it is.
 */
export async function uploadFile(
  file: ReadableFile,
  target: UploadTarget,
  core: UploadCalls,
  signal: AbortSignal,
  onBegin: (uploadId: string) => void,
): Promise<string> {
  signal.throwIfAborted()
  const fileName = fileNameFor(file.name)
  const { uploadId } = await core.begin({ ...target, fileName, sizeBytes: file.size })
  onBegin(uploadId)
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    signal.throwIfAborted()
    const bytes = await readPiece(file, offset, Math.min(offset + pieceBytes, file.size))
    await core.write({ uploadId, offset, bytes })
  }
  signal.throwIfAborted()
  const { documentId } = await core.finish({ uploadId })
  return documentId
}

async function readPiece(file: ReadableFile, begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(begin, end).arrayBuffer())
  } catch (cause) {
    throw new UnreadableFile(file.name, { cause })
  }
}

/** As the wire wants a name: composed letters, no control characters, not too long, its ending kept. */
export function fileNameFor(name: string): string {
  const line = name
    .normalize('NFC')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  if (line.length <= 255) return line === '' ? 'tep.pdf' : line
  const ending = /\.[^.]{1,10}$/.exec(line)?.[0] ?? ''
  return line.slice(0, 255 - ending.length).trim() + ending
}

/** "01-to-trinh_du-toan.pdf" → "01-to-trinh du-toan": a title to begin with. */
export function titleOfFile(name: string): string {
  return fileNameFor(name)
    .replace(/\.pdf$/i, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 300)
}
