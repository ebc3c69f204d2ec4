/** The meetings' rows in memory: read once, then replaced by every commit. */
import type { Store } from '../store/store.ts'
import { MeetingRows } from './meeting-rows.ts'

export class Meetings {
  readonly #store: Store
  readonly #known = new Map<string, MeetingRows>()

  constructor(store: Store) {
    this.#store = store
  }

  /** null: there is no such meeting. A removed one is there, with `meeting` null. */
  async load(meetingId: string): Promise<MeetingRows | null> {
    const known = this.#known.get(meetingId)
    if (known !== undefined) return known
    const stored = await this.#store.rows.loadMeeting(meetingId)
    if (stored === null) return null
    this.adopt(new MeetingRows(meetingId, stored.change, stored.rows))
    return this.#known.get(meetingId) ?? null
  }

  /** Without waiting; null when it has not been loaded yet. */
  peek(meetingId: string): MeetingRows | null {
    return this.#known.get(meetingId) ?? null
  }

  /** What was read must not hide what was committed while it was being read. */
  adopt(rows: MeetingRows): void {
    const known = this.#known.get(rows.meetingId)
    if (known === undefined || known.change <= rows.change) this.#known.set(rows.meetingId, rows)
  }

  forget(meetingId: string): void {
    this.#known.delete(meetingId)
  }
}
