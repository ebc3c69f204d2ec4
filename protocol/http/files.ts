/**
 * Files are content-addressed and move in fixed-size chunks, each with its own SHA-256.
 *
 * Up:   POST /api/files → which chunks are missing; PUT /api/files/SHA/chunks/N (raw bytes);
 *       POST /api/files/SHA/finish → the hub looks inside and says what it is, or refuses.
 * Down: GET /api/files/SHA → manifest; GET /api/files/SHA/chunks/N → raw bytes.
 *       Only for who may read a document that has this file.
 */
import { z } from 'zod'
import { filledLine, sha256Hex, uuid } from '../ids.ts'

export const chunkSizeBytes = 256 * 1024

export const fileManifest = z.object({
  sha256: sha256Hex,
  sizeBytes: z.int().positive(),
  pageCount: z.int().positive(),
  /** SHA-256 of each chunk in order; all are `chunkSizeBytes` long but the last. */
  chunks: z.array(sha256Hex),
})
export type FileManifest = z.infer<typeof fileManifest>

export const beginUpload = z.strictObject({
  meetingId: uuid,
  fileName: filledLine(255),
  sha256: sha256Hex,
  sizeBytes: z.int().positive(),
  chunks: z.array(sha256Hex).min(1).max(20_000),
})
export type BeginUpload = z.infer<typeof beginUpload>

/** Indices still to be sent by this person; those sent before an interruption are not among them. */
export const uploadBegun = z.object({ missing: z.array(z.int().nonnegative()) })
export type UploadBegun = z.infer<typeof uploadBegun>

export const uploadFinished = z.object({ sha256: sha256Hex, pageCount: z.int().positive() })
export type UploadFinished = z.infer<typeof uploadFinished>
