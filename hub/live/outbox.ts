/**
 * Committed events on their way to the laptops. Whatever a person waits for goes at once; ballots gather for a moment,
 * or a thousand of them would become a thousand messages to each of a thousand laptops.
 */
import type { LogEvent } from '../../protocol/live/event.ts'

const gatherMs = 40
/** Where a message to everyone takes long (a thousand lines), ballots take at most this share of the hub's time. */
const maxShare = 1 / 4
const longestGatherMs = 250
/** Keeps one message far below what a connection takes. */
const eventsPerMessage = 200

export class Outbox {
  readonly #send: (meetingId: string, events: readonly LogEvent[]) => void
  #lastSendMs = 0
  readonly #waiting = new Map<string, { events: LogEvent[]; timer: NodeJS.Timeout }>()

  constructor(send: (meetingId: string, events: readonly LogEvent[]) => void) {
    this.#send = send
  }

  put(meetingId: string, events: readonly LogEvent[]): void {
    const waiting = this.#waiting.get(meetingId)
    const isUrgent = events.some((event) => event.body.type !== 'ballot:received')
    if (waiting !== undefined) waiting.events.push(...events)
    else if (!isUrgent) {
      const pauseMs = Math.min(longestGatherMs, Math.max(gatherMs, this.#lastSendMs / maxShare))
      const timer = setTimeout(() => this.#flush(meetingId), pauseMs)
      this.#waiting.set(meetingId, { events: [...events], timer })
    } else {
      this.#sendAll(meetingId, events)
      return
    }
    if (isUrgent) this.#flush(meetingId)
  }

  #flush(meetingId: string): void {
    const waiting = this.#waiting.get(meetingId)
    if (waiting === undefined) return
    clearTimeout(waiting.timer)
    this.#waiting.delete(meetingId)
    this.#sendAll(meetingId, waiting.events)
  }

  #sendAll(meetingId: string, events: readonly LogEvent[]): void {
    const startMs = performance.now()
    for (let from = 0; from < events.length; from += eventsPerMessage) {
      this.#send(meetingId, events.slice(from, from + eventsPerMessage))
    }
    this.#lastSendMs = performance.now() - startMs
  }

  flushAll(): void {
    for (const meetingId of Array.from(this.#waiting.keys())) this.#flush(meetingId)
  }

  /** Without sending: for the end of the program. */
  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }
}
