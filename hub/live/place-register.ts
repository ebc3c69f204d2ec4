/**
 * Where each meeting's presenter is. A register: the latest wins, its revision only grows, also over restarts, and
 * the disk is written behind it. Page changes go out at once, pointer moves at most 15 a second, the last one always.
 */
import type { Place, ShownPage } from '../../protocol/live/place.ts'
import type { Store } from '../store/store.ts'

const pointerIntervalMs = 1000 / 15
const saveDelayMs = 500

interface Dependencies {
  readonly store: Store
  /** Which start of the hub this is: its revisions are above all of the starts before it. */
  readonly bootCount: number
  readonly now: () => number
  readonly send: (place: Place) => void
  readonly failed: (cause: unknown) => void
}

interface Held {
  place: Place | null
  sentAtMs: number
  timer: NodeJS.Timeout | null
}

export class PlaceRegister {
  readonly #with: Dependencies
  readonly #held = new Map<string, Held>()
  readonly #loading = new Map<string, Promise<void>>()
  readonly #unsaved = new Set<string>()
  #saveTimer: NodeJS.Timeout | null = null
  #count = 0

  constructor(dependencies: Dependencies) {
    this.#with = dependencies
  }

  /** To be awaited before a meeting's place is asked for. */
  load(meetingId: string): Promise<void> {
    const loading = this.#loading.get(meetingId) ?? this.#read(meetingId)
    this.#loading.set(meetingId, loading)
    loading.catch(() => this.#loading.delete(meetingId))
    return loading
  }

  async #read(meetingId: string): Promise<void> {
    const kept = await this.#with.store.log.readPlace(meetingId)
    const place = kept === null ? null : { ...kept, revision: this.#nextRevision() }
    // Someone may have presented while the disk was being read: that is the later one.
    if (!this.#held.has(meetingId)) this.#held.set(meetingId, { place, sentAtMs: 0, timer: null })
  }

  #nextRevision(): number {
    this.#count += 1
    return this.#with.bootCount * 2 ** 32 + this.#count
  }

  current(meetingId: string): Place | null {
    return this.#held.get(meetingId)?.place ?? null
  }

  show(meetingId: string, by: string | null, shown: ShownPage | null): void {
    const held = this.#held.get(meetingId) ?? { place: null, sentAtMs: 0, timer: null }
    this.#held.set(meetingId, held)
    const before = held.place?.shown ?? null
    held.place = { meetingId, revision: this.#nextRevision(), by, atMs: this.#with.now(), shown }
    const isPointerOnly =
      before !== null &&
      shown !== null &&
      before.documentId === shown.documentId &&
      before.page === shown.page &&
      shown.pointer !== null
    this.#saveLater(meetingId)
    if (!isPointerOnly) {
      this.#send(held)
      return
    }
    const waitMs = held.sentAtMs + pointerIntervalMs - performance.now()
    if (waitMs <= 0) this.#send(held)
    else held.timer ??= setTimeout(() => this.#send(held), waitMs)
  }

  /** Gives the same page out again under a new revision: those who may read it have changed. */
  repeat(meetingId: string): void {
    const held = this.#held.get(meetingId)
    if (held === undefined || held.place === null) return
    held.place = { ...held.place, revision: this.#nextRevision() }
    this.#send(held)
  }

  #send(held: Held): void {
    if (held.timer !== null) clearTimeout(held.timer)
    held.timer = null
    held.sentAtMs = performance.now()
    if (held.place !== null) this.#with.send(held.place)
  }

  #saveLater(meetingId: string): void {
    this.#unsaved.add(meetingId)
    this.#saveTimer ??= setTimeout(() => {
      this.save().catch((cause: unknown) => this.#with.failed(cause))
    }, saveDelayMs)
  }

  async save(): Promise<void> {
    if (this.#saveTimer !== null) clearTimeout(this.#saveTimer)
    this.#saveTimer = null
    const meetingIds = [...this.#unsaved]
    this.#unsaved.clear()
    for (const meetingId of meetingIds) {
      const place = this.current(meetingId)
      if (place !== null) await this.#with.store.log.savePlace(place)
    }
  }

  /** Without saving: for the end of the program. */
  stop(): void {
    if (this.#saveTimer !== null) clearTimeout(this.#saveTimer)
    for (const { timer } of this.#held.values()) if (timer !== null) clearTimeout(timer)
  }
}
