/** Pulls what changed on the hub, a page at a time; each page and its cursor become visible together. */
import { syncPage } from '../../../protocol/http/sync.ts'
import type { RowStore } from '../cache/row-store.ts'
import type { HubClient } from '../net/hub-client.ts'

export interface PullerOptions {
  readonly client: HubClient
  readonly token: string
  readonly rows: RowStore
  readonly log: (line: string) => void
  /** After each page that changed something. `isLast`: the hub had no more at that moment. */
  readonly onChanged: (isLast: boolean) => void
}

export interface Puller {
  /** Resolves when everything the hub had at the time of the call is here. Calls while one runs share the next. */
  pull(): Promise<void>
}

export function createPuller(options: PullerOptions): Puller {
  const { client, token, rows, log, onChanged } = options
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  async function pullPages(): Promise<void> {
    for (;;) {
      const since = rows.cursor()
      const page = await client.getJson(`/api/sync?since=${since}`, syncPage, { token })
      if (page.cursor < since) {
        // The hub was restored from a backup: what we hold may never have happened there.
        log(`sync: the hub is at ${page.cursor}, we are at ${since}; fetching everything anew`)
        rows.reset()
        continue
      }
      if (page.rows.length > 0 || page.tombstones.length > 0 || page.cursor !== since) {
        rows.applyPage(page)
        onChanged(!page.hasMore)
      }
      if (!page.hasMore) return
    }
  }

  function begin(): Promise<void> {
    const run = pullPages().finally(() => {
      running = null
    })
    running = run
    return run
  }

  return {
    pull() {
      if (running === null) return begin()
      // The running pull may have asked before the change that this call is about.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null
          return begin()
        })
      return next
    },
  }
}
