/** `changed`: tells those whom a change of rows concerns that it is time to pull; many changes make one notice. */
interface Gathered {
  readonly people: Set<string>
  change: number
  timer: NodeJS.Timeout | null
}

/** A person's edit shows elsewhere soon; how ready laptops are may wait. */
const delaysMs = { edit: 80, readiness: 1000 } as const

export class ChangeNotice {
  readonly #send: (personIds: readonly string[], change: number) => void
  readonly #gathered: Record<keyof typeof delaysMs, Gathered> = {
    edit: { people: new Set(), change: 0, timer: null },
    readiness: { people: new Set(), change: 0, timer: null },
  }

  constructor(send: (personIds: readonly string[], change: number) => void) {
    this.#send = send
  }

  put(why: keyof typeof delaysMs, personIds: Iterable<string>, change: number): void {
    const gathered = this.#gathered[why]
    for (const personId of personIds) gathered.people.add(personId)
    gathered.change = Math.max(gathered.change, change)
    gathered.timer ??= setTimeout(() => {
      gathered.timer = null
      const people = [...gathered.people]
      gathered.people.clear()
      if (people.length > 0) this.#send(people, gathered.change)
    }, delaysMs[why])
  }

  stop(): void {
    for (const { timer } of Object.values(this.#gathered)) if (timer !== null) clearTimeout(timer)
  }
}
