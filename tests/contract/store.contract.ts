/** What every store of the hub must do, whatever it keeps its data in. Run by `store-*.test.ts`. */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../hub/store/store.ts'
import { describeFiles } from './files.contract.ts'
import { describeHub } from './hub.contract.ts'
import { describeLog } from './log.contract.ts'
import { describePeople } from './people.contract.ts'
import { describeRows } from './rows.contract.ts'
import type { StoreInUse, StoreUnderTest } from './store-fixtures.ts'

export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`store: ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    beforeEach(async () => {
      under = await open()
      store = under.store
    })
    afterEach(() => under.end())

    const use: StoreInUse = {
      get store() {
        return store
      },
      async reopen() {
        store = await under.reopen()
      },
    }
    describeHub(use)
    describeRows(use)
    describeLog(use)
    describePeople(use)
    describeFiles(use)
  })
}
