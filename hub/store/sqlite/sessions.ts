/** Sessions, in SQLite. Tokens are here as SHA-256 only. */
import { hubRole } from '../../../protocol/http/sign-in.ts'
import type { PeopleStore, SessionToOpen } from '../people-store.ts'
import type { AuditEntry } from '../store.ts'
import type { SqliteDatabase } from './database.ts'
import { auditWriter } from './hub.ts'

interface SessionRow {
  id: string
  person_id: string
  name: string
  device_id: string
  hub_role: string | null
  is_disabled: number | null
  slip_id: string | null
  meeting_id: string | null
  expires_at_ms: number
}

export function openSessionStore(
  database: SqliteDatabase,
): Pick<PeopleStore, 'openSession' | 'findSession' | 'endSession' | 'pruneSessions'> {
  const writeAudit = auditWriter(database)
  const insert = database.prepare<[string, string, string, string, string | null, number, number]>(
    `INSERT INTO session (id, token_hash, person_id, device_id, slip_id, expires_at_ms, opened_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const find = database.prepare<[string], SessionRow>(
    `SELECT s.id, s.person_id, p.name, s.device_id, a.hub_role, a.is_disabled, s.slip_id, l.meeting_id,
       s.expires_at_ms
     FROM session s JOIN person p ON p.id = s.person_id
     LEFT JOIN account a ON a.person_id = s.person_id
     LEFT JOIN slip l ON l.id = s.slip_id
     WHERE s.token_hash = ? AND s.is_ended = 0`,
  )
  const slipMeetings = database.prepare<[string, string], { meeting_id: string }>(
    `SELECT DISTINCT meeting_id FROM slip WHERE person_id = ? AND device_id = ? AND is_revoked = 0`,
  )
  const end = database.prepare<[string]>(`UPDATE session SET is_ended = 1 WHERE id = ?`)
  const prune = database.prepare<[number]>(`DELETE FROM session WHERE expires_at_ms < ?`)

  const open = database.transaction((session: SessionToOpen, audit: AuditEntry) => {
    insert.run(
      session.id,
      session.tokenHash,
      session.personId,
      session.deviceId,
      session.slipId,
      session.expiresAtMs,
      session.atMs,
    )
    writeAudit(audit)
  })
  const close = database.transaction((sessionId: string, audit: AuditEntry) => {
    end.run(sessionId)
    writeAudit(audit)
  })

  return {
    async openSession(session, audit) {
      open.immediate(session, audit)
    },
    async findSession(tokenHash) {
      const row = find.get(tokenHash)
      if (row === undefined || row.is_disabled === 1) return null
      const isBySlip = row.slip_id !== null
      return {
        id: row.id,
        personId: row.person_id,
        name: row.name,
        deviceId: row.device_id,
        hubRole: isBySlip ? null : hubRole.nullable().parse(row.hub_role),
        meetingId: row.meeting_id,
        slipMeetingIds: isBySlip
          ? slipMeetings.all(row.person_id, row.device_id).map((slip) => slip.meeting_id)
          : null,
        expiresAtMs: row.expires_at_ms,
      }
    },
    async endSession(sessionId, audit) {
      close.immediate(sessionId, audit)
    },
    async pruneSessions(beforeMs) {
      prune.run(beforeMs)
    },
  }
}
