/** Printed sign-in slips, in SQLite. */
import type { PeopleStore, SlipToSave } from '../people-store.ts'
import type { AuditEntry } from '../store.ts'
import type { SqliteDatabase } from './database.ts'
import { auditWriter, changeCounter } from './hub.ts'

interface SlipRow {
  id: string
  participant_id: string
  person_id: string
  meeting_id: string
  device_id: string | null
  expires_at_ms: number
  is_revoked: number
}

export function openSlipStore(
  database: SqliteDatabase,
): Pick<PeopleStore, 'findSlip' | 'replaceSlips' | 'bindSlip'> {
  const counter = changeCounter(database)
  const writeAudit = auditWriter(database)
  const byCode = database.prepare<[string], SlipRow>(`SELECT * FROM slip WHERE code_hash = ?`)
  const insert = database.prepare<[string, string, string, string, string, number]>(
    `INSERT INTO slip (id, participant_id, person_id, meeting_id, code_hash, expires_at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const revoke = database.prepare<[string, string], { id: string }>(
    `UPDATE slip SET is_revoked = 1 WHERE participant_id = ? AND meeting_id = ? AND is_revoked = 0 RETURNING id`,
  )
  const endSessions = database.prepare<[string], { id: string }>(
    `UPDATE session SET is_ended = 1 WHERE slip_id = ? AND is_ended = 0 RETURNING id`,
  )
  const bind = database.prepare<[string, string, string], { person_id: string; meeting_id: string }>(
    `UPDATE slip SET device_id = ? WHERE id = ? AND is_revoked = 0
     AND (device_id IS NULL OR device_id = ?) RETURNING person_id, meeting_id`,
  )
  const device = database.prepare<[string], { device_id: string | null }>(
    `SELECT device_id FROM slip WHERE id = ?`,
  )
  const touchSight = database.prepare<[number, string, string]>(
    `UPDATE sight SET change = ? WHERE person_id = ? AND meeting_id = ?`,
  )

  const replace = database.transaction(
    (meetingId: string, slips: readonly SlipToSave[], audit: AuditEntry) => {
      const change = counter.next()
      const ended: string[] = []
      for (const slip of slips) {
        for (const { id } of revoke.all(slip.participantId, meetingId)) {
          ended.push(...endSessions.all(id).map((row) => row.id))
        }
        insert.run(slip.id, slip.participantId, slip.personId, meetingId, slip.codeHash, slip.expiresAtMs)
        // A device that reached the meeting by the old slip reaches it no more.
        touchSight.run(change, slip.personId, meetingId)
      }
      writeAudit(audit)
      return ended
    },
  )

  const bindFirst = database.transaction((slipId: string, deviceId: string) => {
    const isFirstUse = device.get(slipId)?.device_id === null
    const bound = bind.get(deviceId, slipId, deviceId)
    if (bound === undefined) return false
    if (isFirstUse) touchSight.run(counter.next(), bound.person_id, bound.meeting_id)
    return true
  })

  return {
    async findSlip(codeHash) {
      const row = byCode.get(codeHash)
      if (row === undefined) return null
      return {
        id: row.id,
        participantId: row.participant_id,
        personId: row.person_id,
        meetingId: row.meeting_id,
        deviceId: row.device_id,
        expiresAtMs: row.expires_at_ms,
        isRevoked: row.is_revoked === 1,
      }
    },
    async replaceSlips(meetingId, slips, audit) {
      return replace.immediate(meetingId, slips, audit)
    },
    async bindSlip(slipId, deviceId) {
      return bindFirst.immediate(slipId, deviceId)
    },
  }
}
