/**
 * One hub to a data folder. The lock is the operating system's, held through an open SQLite file: a crash frees it,
 * so there is nothing stale to clean up.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { FailureError } from '../protocol/failures.ts'
import { codeOf } from './failure-of.ts'

export function lockFolder(folder: string): { release(): void } {
  const lock = new Database(join(folder, 'hub.lock'), { timeout: 0 })
  try {
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (codeOf(cause)?.startsWith('SQLITE_BUSY') === true) {
      throw new FailureError('already-running', undefined, { cause })
    }
    throw cause
  }
  return { release: () => void lock.close() }
}
