/** Accounts and the directory of people, in SQLite. */
import { hubRole } from '../../../protocol/http/sign-in.ts'
import type { Account, AccountToSave, PeopleStore } from '../people-store.ts'
import type { AuditEntry } from '../store.ts'
import type { SqliteDatabase } from './database.ts'
import { auditWriter } from './hub.ts'
import { openSessionStore } from './sessions.ts'
import { openSlipStore } from './slips.ts'

interface AccountRow {
  person_id: string
  name: string
  username: string
  password_hash: string
  hub_role: string | null
  is_disabled: number
}

interface PersonRow {
  id: string
  name: string
  job_title: string
  unit: string
  username: string | null
  hub_role: string | null
  is_disabled: number | null
}

export function openPeopleStore(database: SqliteDatabase): PeopleStore {
  const writeAudit = auditWriter(database)
  const otherAdministrators = database.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM account
     WHERE hub_role = 'administrator' AND is_disabled = 0 AND person_id <> ?`,
  )
  const accountColumns = `a.person_id, p.name, a.username, a.password_hash, a.hub_role, a.is_disabled
    FROM account a JOIN person p ON p.id = a.person_id`
  const byUsername = database.prepare<[string], AccountRow>(`SELECT ${accountColumns} WHERE a.username = ?`)
  const byPerson = database.prepare<[string], AccountRow>(`SELECT ${accountColumns} WHERE a.person_id = ?`)
  const savePerson = database.prepare<[string, string, string, string]>(
    `INSERT INTO person (id, name, job_title, unit) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, job_title = excluded.job_title, unit = excluded.unit`,
  )
  const saveAccount = database.prepare<[string, string, string, string | null, number]>(
    `INSERT INTO account (person_id, username, password_hash, hub_role, is_disabled) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET username = excluded.username,
       password_hash = excluded.password_hash, hub_role = excluded.hub_role, is_disabled = excluded.is_disabled`,
  )
  const setHash = database.prepare<[string, string]>(
    `UPDATE account SET password_hash = ? WHERE person_id = ?`,
  )
  /** Slip sessions stay: they don't stand on the password. */
  const endByPassword = database.prepare<[string, string], { id: string }>(
    `UPDATE session SET is_ended = 1
     WHERE person_id = ? AND slip_id IS NULL AND is_ended = 0 AND id <> ? RETURNING id`,
  )
  const endAll = database.prepare<[string], { id: string }>(
    `UPDATE session SET is_ended = 1 WHERE person_id = ? AND is_ended = 0 RETURNING id`,
  )
  const people = database.prepare<[], PersonRow>(
    `SELECT p.id, p.name, p.job_title, p.unit, a.username, a.hub_role, a.is_disabled
     FROM person p LEFT JOIN account a ON a.person_id = p.id ORDER BY p.name, p.id`,
  )
  const isKnown = database.prepare<[string], { id: string }>(`SELECT id FROM person WHERE id = ?`)

  const save = database.transaction((given: AccountToSave, audit: AuditEntry) => {
    const before = byPerson.get(given.personId)
    const sameName = byUsername.get(given.username)
    if (sameName !== undefined && sameName.person_id !== given.personId) {
      return { outcome: 'username-taken' } as const
    }
    const wasAdministrator = before?.hub_role === 'administrator' && before.is_disabled === 0
    const isAdministrator = given.hubRole === 'administrator' && !given.isDisabled
    if (wasAdministrator && !isAdministrator && otherAdministrators.get(given.personId)?.count === 0) {
      return { outcome: 'last-administrator' } as const
    }
    const passwordHash = given.passwordHash ?? before?.password_hash
    if (passwordHash === undefined) return { outcome: 'no-password' } as const
    savePerson.run(given.personId, given.name, given.jobTitle, given.unit)
    saveAccount.run(given.personId, given.username, passwordHash, given.hubRole, given.isDisabled ? 1 : 0)
    writeAudit(audit)
    const ended = given.isDisabled
      ? endAll.all(given.personId)
      : given.passwordHash === null
        ? []
        : endByPassword.all(given.personId, '')
    return { outcome: 'saved', endedSessionIds: ended.map((row) => row.id) } as const
  })

  const setPassword = database.transaction(
    (personId: string, passwordHash: string, keepSessionId: string, audit: AuditEntry) => {
      setHash.run(passwordHash, personId)
      writeAudit(audit)
      return endByPassword.all(personId, keepSessionId).map((row) => row.id)
    },
  )

  return {
    async hasAdministrator() {
      return (otherAdministrators.get('')?.count ?? 0) > 0
    },
    async findAccount(username) {
      return toAccount(byUsername.get(username))
    },
    async findAccountOf(personId) {
      return toAccount(byPerson.get(personId))
    },
    async saveAccount(account, audit) {
      return save.immediate(account, audit)
    },
    async setPassword(personId, passwordHash, keepSessionId, audit) {
      return setPassword.immediate(personId, passwordHash, keepSessionId, audit)
    },
    async listPeople() {
      return people.all().map((row) => ({
        id: row.id,
        name: row.name,
        jobTitle: row.job_title,
        unit: row.unit,
        username: row.username,
        hubRole: hubRole.nullable().parse(row.hub_role),
        isDisabled: row.is_disabled === 1,
      }))
    },
    async knownPersonIds(ids) {
      return new Set(ids.filter((id) => isKnown.get(id) !== undefined))
    },
    ...openSlipStore(database),
    ...openSessionStore(database),
  }
}

function toAccount(row: AccountRow | undefined): Account | null {
  if (row === undefined) return null
  return {
    personId: row.person_id,
    name: row.name,
    username: row.username,
    passwordHash: row.password_hash,
    hubRole: hubRole.nullable().parse(row.hub_role),
    isDisabled: row.is_disabled === 1,
  }
}
