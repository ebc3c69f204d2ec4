/**
 * Slows down guessing. Every key (an address, an account, a slip) has a few failed attempts to spare and gets them
 * back with time. Successes cost nothing, so a whole room may sign in from behind one address.
 */
export interface Allowance {
  /** Failures in a row that are let through. */
  readonly burst: number
  /** How long until one more is allowed. */
  readonly refillMs: number
}

interface Bucket {
  spent: number
  atMs: number
}

/** More keys than a hub ever sees in earnest; beyond it the longest untouched is forgotten. */
const maxKeys = 20_000

export class Attempts {
  readonly #allowance: Allowance
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance
    this.#now = now
  }

  /** Takes one attempt before it is judged, so that many at once don't slip through; false: none is left. */
  take(key: string): boolean {
    const bucket = this.#settle(key)
    if (bucket.spent + 1 > this.#allowance.burst) return false
    bucket.spent += 1
    return true
  }

  /** The attempt was a success. */
  giveBack(key: string): void {
    const bucket = this.#settle(key)
    bucket.spent = Math.max(0, bucket.spent - 1)
  }

  #settle(key: string): Bucket {
    const atMs = this.#now()
    const known = this.#buckets.get(key)
    const bucket = known ?? { spent: 0, atMs }
    bucket.spent = Math.max(0, bucket.spent - Math.max(0, atMs - bucket.atMs) / this.#allowance.refillMs)
    bucket.atMs = atMs
    // Maps keep the order of insertion: the first key is the one untouched for longest.
    if (known !== undefined) this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > maxKeys) {
      const oldest = this.#buckets.keys().next().value
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    return bucket
  }
}
