/**
 * Papers as chunks, content-addressed. Two persons may send the same chunk and it is kept once; but what a person has
 * sent is counted for each person alone, so that knowing a hash never gives access to bytes.
 */
import type { FileManifest } from '../../protocol/http/files.ts'
import type { AuditEntry } from './store.ts'

export interface UploadToBegin {
  readonly personId: string
  readonly meetingId: string
  readonly fileName: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly chunks: readonly string[]
  readonly atMs: number
}

export interface StoredUpload {
  readonly fileNames: readonly string[]
  readonly sizeBytes: number
  readonly chunks: readonly string[]
  readonly meetingIds: readonly string[]
  /** Indices this person has not sent yet. */
  readonly missing: readonly number[]
}

export interface FileFacts {
  readonly sizeBytes: number
  readonly pageCount: number
}

export interface FileStore {
  /** Begins or goes on; the list of chunks given last holds. */
  beginUpload(upload: UploadToBegin): Promise<void>
  findUpload(personId: string, sha256: string): Promise<StoredUpload | null>
  /** The caller has verified that these bytes have this hash. */
  saveChunk(
    personId: string,
    sha256: string,
    index: number,
    chunkSha256: string,
    bytes: Uint8Array,
  ): Promise<void>
  /** A chunk this person sent. */
  readUploadedChunk(personId: string, sha256: string, index: number): Promise<Uint8Array | null>
  /** The file is good: from now on its sender may put it into the meetings it was begun for. */
  finishUpload(personId: string, sha256: string, pageCount: number, audit: AuditEntry): Promise<void>
  /** Forgets an upload, and the chunks nothing else needs. */
  dropUpload(personId: string, sha256: string): Promise<void>
  /** Bytes this person has begun to send and not finished. */
  openUploadBytes(personId: string): Promise<number>
  pruneUploads(beforeMs: number): Promise<void>

  /** Whether this person has finished sending this file, for any meeting. */
  hasUploaded(personId: string, sha256: string): Promise<boolean>
  findFile(sha256: string): Promise<FileManifest | null>
  readChunk(sha256: string, index: number): Promise<Uint8Array | null>
  /** Of these files, those the person uploaded for this meeting or the meeting has (or had) in a document. */
  filesOpenTo(
    personId: string,
    meetingId: string,
    sha256s: readonly string[],
  ): Promise<ReadonlyMap<string, FileFacts>>
}
