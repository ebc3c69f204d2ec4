/** What lies on a laptop's disk, read past the core that writes it: the same file, a connection of its own. */
import path from 'node:path'
import { openDatabase, type Db } from '../../electron/core/cache/database.ts'
import { hubMigrations } from '../../electron/core/cache/hub-migrations.ts'
import { createLogStore, type LogHead, type LogStore } from '../../electron/core/cache/log-store.ts'
import { createMetaStore, type MetaStore } from '../../electron/core/cache/meta-store.ts'
import { createSealer } from '../../electron/core/cache/sealing.ts'

export class Disk {
  readonly #db: Db
  readonly #logs: LogStore
  readonly #meta: MetaStore

  constructor(profileFolder: string, dataKey: Uint8Array, hubId: string) {
    const file = path.join(profileFolder, 'hubs', `${hubId}.sqlite`)
    this.#db = openDatabase(file, hubMigrations, { isExclusive: false })
    const sealer = createSealer(dataKey, `hub/${hubId}`)
    this.#logs = createLogStore(this.#db, sealer)
    this.#meta = createMetaStore(this.#db, sealer)
  }

  /** Folded anew from what is stored. */
  headOf(meetingId: string): LogHead {
    return this.#logs.load(meetingId)
  }

  get token(): string {
    const session = this.#meta.session()
    if (session === null) throw new Error('signed out')
    return session.token
  }

  /** SHA-256 of every chunk of a paper that is here. */
  chunks(): ReadonlySet<string> {
    const rows = this.#db.prepare<[], { sha256: string }>('select sha256 from chunk').all()
    return new Set(rows.map((row) => row.sha256))
  }

  close(): void {
    this.#db.close()
  }
}
