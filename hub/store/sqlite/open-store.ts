/** The hub's store in one SQLite file. */
import { existsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { FailureError } from '../../../protocol/failures.ts'
import type { Store } from '../store.ts'
import { carryCertificate, openDatabase } from './database.ts'
import { openFileStore } from './files.ts'
import { openHubStore } from './hub.ts'
import { openLogStore } from './log.ts'
import { openPeopleStore } from './people.ts'
import { openRowStore } from './rows.ts'

export function openSqliteStore(path: string): Store {
  const database = openDatabase(path)
  const hub = openHubStore(database)
  return {
    hub,
    people: openPeopleStore(database),
    rows: openRowStore(database),
    log: openLogStore(database),
    files: openFileStore(database),
    async backup(target, carried) {
      if (existsSync(target)) throw new FailureError('bad-request', 'the backup file exists already')
      await database.backup(target)
      await chmod(target, 0o600)
      carryCertificate(target, carried)
    },
    async close(isAbrupt = false) {
      if (!isAbrupt) database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}
