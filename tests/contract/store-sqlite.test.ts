import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../hub/store/sqlite/open-store.ts'
import { describeStore } from './store.contract.ts'

describeStore('SQLite on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dien-hong-store-'))
  const path = join(folder, 'hub.sqlite')
  let store = openSqliteStore(path)
  return {
    store,
    async reopen() {
      await store.close()
      store = openSqliteStore(path)
      return store
    },
    async end() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
})
