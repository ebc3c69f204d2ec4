/** Everything this laptop holds of one hub, in one file: forgetting the hub deletes it. */
import { FailureError } from '../../../protocol/failures.ts'
import { openDatabase, removeDatabase } from './database.ts'
import { createFileStore, type FileStore } from './file-store.ts'
import { hubMigrations } from './hub-migrations.ts'
import { createLogStore, type LogStore } from './log-store.ts'
import { createMetaStore, type MetaStore } from './meta-store.ts'
import { createQueueStore, type QueueStore } from './queue-store.ts'
import { createRowStore, type RowStore } from './row-store.ts'
import { createSealer } from './sealing.ts'

export interface HubCache {
  readonly meta: MetaStore
  readonly rows: RowStore
  readonly files: FileStore
  readonly logs: LogStore
  readonly queue: QueueStore
  readonly isOpen: boolean
  close(): void
}

/** @throws {FailureError} `key-lost` when the file was sealed with another key: nothing in it can be read again. */
export function openHubCache(file: string, dataKey: Uint8Array, hubId: string): HubCache {
  const db = openDatabase(file, hubMigrations, { isExclusive: false })
  try {
    const sealer = createSealer(dataKey, `hub/${hubId}`)
    const meta = createMetaStore(db, sealer)
    if (!meta.isKeyRight()) throw new FailureError('key-lost', 'the cache was sealed with another key')
    return {
      meta,
      rows: createRowStore(db, sealer, meta),
      files: createFileStore(db, sealer),
      logs: createLogStore(db, sealer),
      queue: createQueueStore(db, sealer),
      get isOpen() {
        return db.open
      },
      close: () => db.close(),
    }
  } catch (cause) {
    db.close()
    throw cause
  }
}

export const removeHubCache = removeDatabase
