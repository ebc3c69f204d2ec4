/** Papers as chunks, in SQLite. */
import { z } from 'zod'
import type { FileStore, UploadToBegin } from '../file-store.ts'
import type { AuditEntry } from '../store.ts'
import type { SqliteDatabase } from './database.ts'
import { auditWriter } from './hub.ts'

const chunkList = z.array(z.string())

interface UploadRow {
  size_bytes: number
  chunks: string
}

export function openFileStore(database: SqliteDatabase): FileStore {
  const writeAudit = auditWriter(database)
  const putUpload = database.prepare<[string, string, number, string, number]>(
    `INSERT INTO upload (person_id, file_sha256, size_bytes, chunks, begun_at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person_id, file_sha256) DO UPDATE
     SET size_bytes = excluded.size_bytes, chunks = excluded.chunks, begun_at_ms = excluded.begun_at_ms`,
  )
  const putTarget = database.prepare<[string, string, string, string]>(
    `INSERT INTO upload_target (person_id, file_sha256, meeting_id, file_name) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id, file_sha256, meeting_id) DO UPDATE SET file_name = excluded.file_name`,
  )
  const upload = database.prepare<[string, string], UploadRow>(
    `SELECT size_bytes, chunks FROM upload WHERE person_id = ? AND file_sha256 = ?`,
  )
  const targets = database.prepare<[string, string], { meeting_id: string; file_name: string }>(
    `SELECT meeting_id, file_name FROM upload_target WHERE person_id = ? AND file_sha256 = ?`,
  )
  const sent = database.prepare<[string, string], { position: number; chunk_sha256: string }>(
    `SELECT position, chunk_sha256 FROM upload_chunk WHERE person_id = ? AND file_sha256 = ?`,
  )
  const putChunk = database.prepare<[string, Uint8Array]>(
    `INSERT INTO chunk (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  )
  const putSent = database.prepare<[string, string, number, string]>(
    `INSERT INTO upload_chunk (person_id, file_sha256, position, chunk_sha256) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id, file_sha256, position) DO UPDATE SET chunk_sha256 = excluded.chunk_sha256`,
  )
  const sentChunk = database.prepare<[string, string, number], { bytes: Uint8Array }>(
    `SELECT c.bytes FROM upload_chunk u JOIN chunk c ON c.sha256 = u.chunk_sha256
     WHERE u.person_id = ? AND u.file_sha256 = ? AND u.position = ?`,
  )
  const putFile = database.prepare<[string, number, number]>(
    `INSERT INTO file (sha256, size_bytes, page_count) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const putFileChunk = database.prepare<[string, number, string]>(
    `INSERT INTO file_chunk (file_sha256, position, chunk_sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const grant = database.prepare<[string, string, string]>(
    `INSERT INTO file_grant (meeting_id, file_sha256, person_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const deleteUpload = database.prepare<[string, string]>(
    `DELETE FROM upload WHERE person_id = ? AND file_sha256 = ?`,
  )
  const deleteOldUploads = database.prepare<[number]>(`DELETE FROM upload WHERE begun_at_ms < ?`)
  const deleteUnused = database.prepare<[]>(
    `DELETE FROM chunk WHERE NOT EXISTS (SELECT 1 FROM file_chunk f WHERE f.chunk_sha256 = chunk.sha256)
     AND NOT EXISTS (SELECT 1 FROM upload_chunk u WHERE u.chunk_sha256 = chunk.sha256)`,
  )
  const openBytes = database.prepare<[string], { bytes: number | null }>(
    `SELECT sum(size_bytes) AS bytes FROM upload WHERE person_id = ?`,
  )
  const file = database.prepare<[string], { size_bytes: number; page_count: number }>(
    `SELECT size_bytes, page_count FROM file WHERE sha256 = ?`,
  )
  const fileChunks = database.prepare<[string], { chunk_sha256: string }>(
    `SELECT chunk_sha256 FROM file_chunk WHERE file_sha256 = ? ORDER BY position`,
  )
  const fileChunk = database.prepare<[string, number], { bytes: Uint8Array }>(
    `SELECT c.bytes FROM file_chunk f JOIN chunk c ON c.sha256 = f.chunk_sha256
     WHERE f.file_sha256 = ? AND f.position = ?`,
  )
  const granted = database.prepare<[string, string, string], { size_bytes: number; page_count: number }>(
    `SELECT f.size_bytes, f.page_count FROM file_grant g JOIN file f ON f.sha256 = g.file_sha256
     WHERE g.meeting_id = ? AND g.file_sha256 = ? AND g.person_id IN ('', ?)`,
  )

  const ownGrant = database.prepare<[string, string], { person_id: string }>(
    `SELECT person_id FROM file_grant WHERE file_sha256 = ? AND person_id = ? LIMIT 1`,
  )

  const begin = database.transaction((given: UploadToBegin) => {
    const { personId, sha256 } = given
    putUpload.run(personId, sha256, given.sizeBytes, JSON.stringify(given.chunks), given.atMs)
    putTarget.run(personId, sha256, given.meetingId, given.fileName)
  })
  const save = database.transaction(
    (personId: string, sha256: string, index: number, chunkSha256: string, bytes: Uint8Array) => {
      putChunk.run(chunkSha256, bytes)
      putSent.run(personId, sha256, index, chunkSha256)
    },
  )
  const finish = database.transaction(
    (personId: string, sha256: string, pageCount: number, audit: AuditEntry) => {
      const row = upload.get(personId, sha256)
      if (row === undefined) throw new Error('no such upload')
      putFile.run(sha256, row.size_bytes, pageCount)
      chunkList
        .parse(JSON.parse(row.chunks))
        .forEach((chunk, index) => putFileChunk.run(sha256, index, chunk))
      for (const { meeting_id } of targets.all(personId, sha256)) grant.run(meeting_id, sha256, personId)
      deleteUpload.run(personId, sha256)
      writeAudit(audit)
    },
  )
  const drop = database.transaction((personId: string, sha256: string) => {
    deleteUpload.run(personId, sha256)
    deleteUnused.run()
  })
  const prune = database.transaction((beforeMs: number) => {
    deleteOldUploads.run(beforeMs)
    deleteUnused.run()
  })

  return {
    async beginUpload(given) {
      begin.immediate(given)
    },
    async findUpload(personId, sha256) {
      const row = upload.get(personId, sha256)
      if (row === undefined) return null
      const chunks = chunkList.parse(JSON.parse(row.chunks))
      const received = new Map(
        sent.all(personId, sha256).map((chunk) => [chunk.position, chunk.chunk_sha256]),
      )
      const begunFor = targets.all(personId, sha256)
      return {
        fileNames: begunFor.map((target) => target.file_name),
        sizeBytes: row.size_bytes,
        chunks,
        meetingIds: begunFor.map((target) => target.meeting_id),
        missing: chunks.flatMap((chunk, index) => (received.get(index) === chunk ? [] : [index])),
      }
    },
    async saveChunk(personId, sha256, index, chunkSha256, bytes) {
      save.immediate(personId, sha256, index, chunkSha256, bytes)
    },
    async readUploadedChunk(personId, sha256, index) {
      return sentChunk.get(personId, sha256, index)?.bytes ?? null
    },
    async finishUpload(personId, sha256, pageCount, audit) {
      finish.immediate(personId, sha256, pageCount, audit)
    },
    async dropUpload(personId, sha256) {
      drop.immediate(personId, sha256)
    },
    async openUploadBytes(personId) {
      return openBytes.get(personId)?.bytes ?? 0
    },
    async pruneUploads(beforeMs) {
      prune.immediate(beforeMs)
    },
    async hasUploaded(personId, sha256) {
      return ownGrant.get(sha256, personId) !== undefined
    },
    async findFile(sha256) {
      const row = file.get(sha256)
      if (row === undefined) return null
      const chunks = fileChunks.all(sha256).map((chunk) => chunk.chunk_sha256)
      return { sha256, sizeBytes: row.size_bytes, pageCount: row.page_count, chunks }
    },
    async readChunk(sha256, index) {
      return fileChunk.get(sha256, index)?.bytes ?? null
    },
    async filesOpenTo(personId, meetingId, sha256s) {
      const open = new Map<string, { sizeBytes: number; pageCount: number }>()
      for (const sha256 of sha256s) {
        const row = granted.get(meetingId, sha256, personId)
        if (row !== undefined) open.set(sha256, { sizeBytes: row.size_bytes, pageCount: row.page_count })
      }
      return open
    },
  }
}
