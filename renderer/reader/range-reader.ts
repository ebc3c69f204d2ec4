/**
 * Reads pieces of a paper, patiently: what cannot be had now is asked for again when something changed and after a
 * while, until it comes, the paper is closed, or the answer is one that trying again will not change.
 */
import { FailureError, failureTraits, type Failure } from '../../protocol/failures.ts'

export interface RangeReaderOptions {
  readonly read: (begin: number, end: number) => Promise<Uint8Array>
  /** A piece had to wait; called once per piece. */
  readonly onMissing: (failure: Failure) => void
  /** A piece that had to wait has come. */
  readonly onArrived: () => void
  /** No piece of this paper will come any more. */
  readonly onRefused: (failure: Failure) => void
}

const firstPauseMs = 500
const longestPauseMs = 8_000
/** One message to the core carries at most this much, so that no other message queues behind a long one. */
const maxRequestBytes = 1024 * 1024

export class RangeReader {
  readonly #options: RangeReaderOptions
  readonly #closed = new AbortController()
  #changed = Promise.withResolvers<void>()

  constructor(options: RangeReaderOptions) {
    this.#options = options
  }

  /** The bytes [begin, end); null when the paper was closed or refused meanwhile. */
  async read(begin: number, end: number): Promise<Uint8Array | null> {
    let hasWaited = false
    for (
      let pauseMs = firstPauseMs;
      !this.#closed.signal.aborted;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    ) {
      const changed = this.#changed.promise
      try {
        const bytes = await this.#readAll(begin, end)
        if (hasWaited) this.#options.onArrived()
        return bytes
      } catch (error) {
        if (this.#closed.signal.aborted) break
        const failure = asFailure(error)
        if (!failureTraits[failure.kind].canRetry) {
          this.close()
          this.#options.onRefused(failure)
          break
        }
        if (!hasWaited) this.#options.onMissing(failure)
        hasWaited = true
        await this.#pause(pauseMs, changed)
      }
    }
    return null
  }

  /** Something changed that may help: more of the paper is here, the connection is back. */
  retry(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers()
  }

  close(): void {
    this.#closed.abort()
    this.retry()
  }

  async #readAll(begin: number, end: number): Promise<Uint8Array> {
    if (end - begin <= maxRequestBytes) return await this.#options.read(begin, end)
    const parts: Promise<Uint8Array>[] = []
    for (let from = begin; from < end; from += maxRequestBytes) {
      parts.push(this.#options.read(from, Math.min(end, from + maxRequestBytes)))
    }
    const whole = new Uint8Array(end - begin)
    let at = 0
    for (const part of await Promise.all(parts)) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  async #pause(ms: number, changed: Promise<void>): Promise<void> {
    const { promise: passed, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    await Promise.race([passed, changed])
    clearTimeout(timer)
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.toFailure()
  console.error(error)
  return { kind: 'internal', detail: String(error) }
}
