/** How much one connection may ask for: a burst, then a steady rate. */
export class TokenBucket {
  readonly #burst: number
  readonly #perSecond: number
  readonly #now: () => number
  #tokens: number
  #atMs: number

  constructor(burst: number, perSecond: number, now: () => number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#now = now
    this.#tokens = burst
    this.#atMs = now()
  }

  /** false: too much. Refused requests cost nothing, so that a patient sender recovers. */
  take(): boolean {
    const atMs = this.#now()
    const elapsedMs = Math.max(0, atMs - this.#atMs)
    this.#tokens = Math.min(this.#burst, this.#tokens + (elapsedMs / 1000) * this.#perSecond)
    this.#atMs = atMs
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
