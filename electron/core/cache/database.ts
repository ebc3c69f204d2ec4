/** Opening a SQLite file of the cache: WAL, foreign keys, and its numbered migrations, each in one transaction. */
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { FailureError } from '../../../protocol/failures.ts'

export type Db = Database.Database

export interface Migration {
  /** 1, 2, 3 …: the file's `user_version` after it. */
  readonly version: number
  readonly sql: string
}

export interface OpenOptions {
  /** Whether this process alone may have the file open; then a second one gets `already-running`. */
  readonly isExclusive: boolean
}

export function openDatabase(file: string, migrations: readonly Migration[], options: OpenOptions): Db {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const db = new Database(file, { timeout: 500 })
  try {
    if (options.isExclusive) db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('secure_delete = ON')
    migrate(db, migrations)
  } catch (cause) {
    db.close()
    throw asFailure(cause)
  }
  return db
}

export function migrate(db: Db, migrations: readonly Migration[]): void {
  // The write lock is taken even with nothing to do: this is what finds out about a second process.
  db.transaction(() => {
    const present = Number(db.pragma('user_version', { simple: true }))
    const newest = migrations.at(-1)?.version ?? 0
    if (present > newest) throw new FailureError('app-too-old', `cache version ${present}`)
    for (const { version, sql } of migrations) {
      if (version <= present) continue
      db.exec(sql)
      db.pragma(`user_version = ${version}`)
    }
  }).immediate()
}

/** Removes a database with its journal. It must be closed. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}

/** What SQLite and the file system say about a full disk or a second process, in our words; anything else as it is. */
export function asFailure(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof FailureError) return cause
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new FailureError('disk-full', code, { cause })
  }
  if (code === 'SQLITE_BUSY') return new FailureError('already-running', code, { cause })
  return cause
}

/** Runs a write, with a full disk told as such. */
export function writing<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw asFailure(cause)
  }
}
