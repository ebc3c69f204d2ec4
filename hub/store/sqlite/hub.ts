/** The hub's identity, its audit log and the remembered answers, in SQLite. */
import { z } from 'zod'
import { v7 as newId } from 'uuid'
import type { AuditEntry, HubStore, RememberedAnswer } from '../store.ts'
import type { SqliteDatabase } from './database.ts'

const subject = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)

interface AuditRow {
  at_ms: number
  action: string
  person_id: string | null
  session_id: string | null
  address: string | null
  subject: string
}

interface AnswerRow {
  person_id: string
  command_id: string
  digest: string
  answer: string
  at_ms: number
}

/** More than a hub does between two backups. */
const changesLost = 1_000_000_000
const bootsLost = 1000

/** For the other parts of the store: to write an audit entry inside their own transactions. */
export function auditWriter(database: SqliteDatabase): (entry: AuditEntry) => void {
  const insert = database.prepare<[number, string, string | null, string | null, string | null, string]>(
    `INSERT INTO audit (at_ms, action, person_id, session_id, address, subject) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  return (entry) => {
    insert.run(
      entry.atMs,
      entry.action,
      entry.personId,
      entry.sessionId,
      entry.address,
      JSON.stringify(entry.subject),
    )
  }
}

/** Keeps the first answer when there is one already. */
export function answerWriter(database: SqliteDatabase): (answer: RememberedAnswer) => void {
  const insert = database.prepare<[string, string, string, string, number]>(
    `INSERT INTO remembered_answer (person_id, command_id, digest, answer, at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  return (answer) => {
    insert.run(answer.personId, answer.commandId, answer.digest, answer.answer, answer.atMs)
  }
}

/** Takes the hub's next change number; only inside a transaction. */
export function changeCounter(database: SqliteDatabase): { next: () => number; last: () => number } {
  const next = database.prepare<[], { last_change: number }>(
    `UPDATE hub SET last_change = last_change + 1 RETURNING last_change`,
  )
  const last = database.prepare<[], { last_change: number }>(`SELECT last_change FROM hub`)
  return { next: () => next.get()?.last_change ?? 0, last: () => last.get()?.last_change ?? 0 }
}

export function openHubStore(database: SqliteDatabase): HubStore {
  database.prepare<[string]>(`INSERT INTO hub VALUES (1, ?, 0, 0) ON CONFLICT DO NOTHING`).run(newId())
  const writeAudit = auditWriter(database)
  const writeAnswer = answerWriter(database)
  const hubId = database.prepare<[], { hub_id: string }>(`SELECT hub_id FROM hub`)
  const boot = database.prepare<[], { boot_count: number }>(
    `UPDATE hub SET boot_count = boot_count + 1 RETURNING boot_count`,
  )
  const audits = database.prepare<[number], AuditRow>(`SELECT * FROM audit ORDER BY id DESC LIMIT ?`)
  const findAnswer = database.prepare<[string, string], AnswerRow>(
    `SELECT * FROM remembered_answer WHERE person_id = ? AND command_id = ?`,
  )
  const forget = database.prepare<[number]>(`DELETE FROM remembered_answer WHERE at_ms < ?`)

  const carried = database.prepare<[], { certificate_pem: string; key_pem: string }>(
    `SELECT certificate_pem, key_pem FROM carried_certificate`,
  )
  const settle = database.transaction(() => {
    database.exec(
      `DELETE FROM carried_certificate;
       UPDATE hub SET last_change = last_change + ${changesLost}, boot_count = boot_count + ${bootsLost};
       UPDATE sight SET change = (SELECT last_change FROM hub);`,
    )
  })

  return {
    async readHubId() {
      const row = hubId.get()
      if (row === undefined) throw new Error('the hub has no identity')
      return row.hub_id
    },
    async countBoot() {
      return boot.get()?.boot_count ?? 0
    },
    async readCarriedCertificate() {
      const row = carried.get()
      return row === undefined ? null : { certificatePem: row.certificate_pem, keyPem: row.key_pem }
    },
    async settleRestored() {
      settle.immediate()
    },
    async audit(entry) {
      writeAudit(entry)
    },
    async readAudit(limit) {
      return audits.all(limit).map((row) => ({
        atMs: row.at_ms,
        action: row.action,
        personId: row.person_id,
        sessionId: row.session_id,
        address: row.address,
        subject: subject.parse(JSON.parse(row.subject)),
      }))
    },
    async findAnswer(personId, commandId) {
      const row = findAnswer.get(personId, commandId)
      if (row === undefined) return null
      return {
        personId: row.person_id,
        commandId: row.command_id,
        digest: row.digest,
        answer: row.answer,
        atMs: row.at_ms,
      }
    },
    async rememberAnswer(answer) {
      writeAnswer(answer)
    },
    async forgetAnswers(beforeMs) {
      forget.run(beforeMs)
    },
  }
}
