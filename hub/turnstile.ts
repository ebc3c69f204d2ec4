/** One at a time: whatever decides on the hub's state and then commits runs in here, in the order it came. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve()

  pass<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    // The next one comes in whether this one succeeded or not; whoever asked for it hears of its failure.
    this.#last = mine.catch(() => null)
    return mine
  }

  /** Resolves when everything that came before has left. */
  async settled(): Promise<void> {
    await this.#last
  }
}
