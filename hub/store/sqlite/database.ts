/** Opening the database file, and bringing an older one up to date. */
import Database from 'better-sqlite3'
import { FailureError } from '../../../protocol/failures.ts'
import type { CarriedCertificate } from '../store.ts'
import { migrations as released, type Migration } from './migrations.ts'

export type SqliteDatabase = Database.Database

/** "DHub" in the file's header, so that tools can tell what it is. */
const applicationId = 0x44487562

export function openDatabase(path: string): SqliteDatabase {
  const database = new Database(path)
  try {
    database.pragma('journal_mode = WAL')
    // The log must survive a power cut once somebody was told: the write-ahead log is synced at every commit.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    // A ballot taken out of its box is overwritten, not only unlinked.
    database.pragma('secure_delete = ON')
    migrate(database)
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

/** Each step in its own transaction together with the version it leads to. */
export function migrate(database: SqliteDatabase, steps: readonly Migration[] = released): void {
  const found = Number(database.pragma('user_version', { simple: true }))
  if (found > steps.length) {
    throw new FailureError(
      'cannot-host',
      `the data is of version ${found}, this program knows ${steps.length}`,
    )
  }
  if (found === 0) database.pragma(`application_id = ${applicationId}`)
  steps.slice(found).forEach((step, index) => {
    const version = found + index + 1
    database.transaction(() => {
      database.exec(step.sql)
      const violations = database.pragma('foreign_key_check')
      if (Array.isArray(violations) && violations.length > 0) {
        throw new Error(`migration ${version} (${step.name}) breaks ${violations.length} references`)
      }
      database.pragma(`user_version = ${version}`)
    })()
  })
}

/** Makes a copy of a hub's database a whole backup: one file, nothing beside it. */
export function carryCertificate(path: string, carried: CarriedCertificate): void {
  const copy = new Database(path, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
    copy
      .prepare<[string, string]>(`INSERT OR REPLACE INTO carried_certificate VALUES (1, ?, ?)`)
      .run(carried.certificatePem, carried.keyPem)
  } finally {
    copy.close()
  }
}
