/** Closes votes whose time is up: also those whose time ran out while the hub was away. */
import { openVoteOf } from '../../meeting/state.ts'
import type { CommitQueue } from './commit-queue.ts'

const intervalMs = 200

export class Deadlines {
  readonly #queue: CommitQueue
  readonly #now: () => number
  readonly #failed: (cause: unknown) => void
  readonly #closing = new Set<string>()
  readonly #timer: NodeJS.Timeout

  constructor(queue: CommitQueue, now: () => number, failed: (cause: unknown) => void) {
    this.#queue = queue
    this.#now = now
    this.#failed = failed
    this.#timer = setInterval(() => this.#look(), intervalMs)
  }

  /** Ballots after the deadline are refused by the rules themselves; this only draws the line under them. */
  #look(): void {
    for (const { meetingId, head } of this.#queue.openLogs) {
      const vote = openVoteOf(head.state)
      if (vote === null || vote.closesAtMs === null || vote.closesAtMs > this.#now()) continue
      const { voteId } = vote
      if (this.#closing.has(voteId)) continue
      this.#closing.add(voteId)
      this.#queue
        .submitOwn(meetingId, { type: 'vote:close', voteId })
        .catch(this.#failed)
        .finally(() => this.#closing.delete(voteId))
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
