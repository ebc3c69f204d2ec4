/** A link whose hub is a function: what is asked, in which order, and what comes back is the test's to say. */
import { z } from 'zod'
import { FailureError } from '../../../protocol/failures.ts'
import type { Link } from '../net/link.ts'

export interface Asked {
  readonly name: string
  readonly payload: unknown
}

export interface FakeLink extends Link {
  readonly asked: Asked[]
  isUp: boolean
  /** Answers a request, or throws a FailureError. */
  hub: (asked: Asked) => unknown
}

export function fakeLink(hub: (asked: Asked) => unknown): FakeLink {
  const link: FakeLink = {
    asked: [],
    isUp: true,
    hub,
    start: () => undefined,
    isConnected: () => link.isUp,
    connection: () => ({ state: 'connected', sinceMs: 0 }),
    async request(name, payload, result) {
      if (!link.isUp) throw new FailureError('hub-unreachable')
      const asked = { name, payload }
      link.asked.push(asked)
      const answer: unknown = await link.hub(asked)
      return z.parse(result, answer)
    },
    leave: () => undefined,
    retry: () => undefined,
    stop: () => undefined,
    close: () => undefined,
  }
  return link
}

/** Lets everything that is ready run: promises, and what they start. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
