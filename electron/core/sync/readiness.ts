/** Tells the hub how many of each meeting's papers this laptop holds, so that the secretary sees who is ready. */
import { z } from 'zod'
import { FailureError } from '../../../protocol/failures.ts'
import type { ReportReadiness } from '../../../protocol/http/edit.ts'
import type { HubClient } from '../net/hub-client.ts'

export interface ReadinessOptions {
  readonly client: HubClient
  readonly token: string
  /** What there is to tell, for the meetings this person attends and that have not ended. */
  readonly measure: () => readonly ReportReadiness[]
  readonly isReachable: () => boolean
  readonly log: (line: string) => void
}

export interface ReadinessReporter {
  /** The counts may have changed, or the hub is there again. */
  touch(): void
  close(): void
}

/** While papers come in quickly, one report for several of them. */
const settleMs = 1000

export function createReadinessReporter(options: ReadinessOptions): ReadinessReporter {
  const told = new Map<string, string>()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  async function report(): Promise<void> {
    for (const each of options.measure()) {
      const counts = `${each.readyDocuments}/${each.totalDocuments}`
      if (isClosed || !options.isReachable()) return
      if (told.get(each.meetingId) === counts) continue
      await options.client.postJson('/api/readiness', z.unknown(), { json: each, token: options.token })
      told.set(each.meetingId, counts)
    }
  }

  return {
    touch() {
      if (isClosed) return
      timer ??= setTimeout(() => {
        timer = null
        report().catch((cause: unknown) => {
          // Told again with the next change or the next connect.
          options.log(`readiness: ${cause instanceof FailureError ? cause.kind : String(cause)}`)
        })
      }, settleMs)
    },
    close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
