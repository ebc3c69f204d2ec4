/** One meeting's log in memory: its state, the boxes of its open votes, and its latest events for who was away. */
import { evolve } from '../../meeting/evolve.ts'
import { emptyLogHash, nextHash } from '../../meeting/hash-chain.ts'
import { initialState, type MeetingState } from '../../meeting/state.ts'
import type { Ballot } from '../../protocol/live/cast-ballot.ts'
import type { LogEvent } from '../../protocol/live/event.ts'
import type { Choice } from '../../protocol/live/motion.ts'
import type { BoxedBallot, ChainedEvent } from '../store/log-store.ts'
import type { Store } from '../store/store.ts'

/** Where a log stands. Never altered; the next event makes a new one. */
export interface LogHead {
  readonly seq: number
  readonly hash: string
  readonly state: MeetingState
  /** When the last event was; time never goes back within a log, whatever the clock does. */
  readonly atMs: number
}

/** Vote → person → ballot. Never altered either. */
export type Boxes = ReadonlyMap<string, ReadonlyMap<string, Ballot>>

/** Who was away for longer gets the state whole. */
const recentEvents = 512
/** Up to this many events nobody compares sizes. */
const shortTail = 32

export const emptyHead: LogHead = { seq: 0, hash: emptyLogHash, state: initialState, atMs: 0 }

export function advance(head: LogHead, event: LogEvent): LogHead {
  const hash = nextHash(head.hash, event)
  return { seq: event.seq, hash, state: evolve(head.state, event), atMs: event.atMs }
}

export type CatchUp =
  { readonly how: 'tail'; readonly events: readonly LogEvent[] } | { readonly how: 'snapshot' }

export class MeetingLog {
  readonly meetingId: string
  head: LogHead = emptyHead
  boxes: Boxes = new Map()
  #recent: { event: LogEvent; sizeBytes: number }[] = []
  #stateBytes: { seq: number; sizeBytes: number } | null = null

  constructor(meetingId: string) {
    this.meetingId = meetingId
  }

  /** Reads the whole log and checks its chain: a damaged one must not be built upon. */
  static async read(store: Store, meetingId: string): Promise<MeetingLog> {
    const log = new MeetingLog(meetingId)
    const page = 1000
    for (;;) {
      const events = await store.log.read(meetingId, log.head.seq, page)
      for (const { event, hash } of events) {
        const next = advance(log.head, event)
        if (event.seq !== log.head.seq + 1 || next.hash !== hash) {
          throw new Error(`the log of meeting ${meetingId} is damaged at event ${event.seq}`)
        }
        log.head = next
        log.#keep(event)
      }
      if (events.length < page) break
    }
    log.boxes = withBallots(new Map(), await store.log.readBallots(meetingId))
    return log
  }

  /** After the commit. */
  adopt(head: LogHead, boxes: Boxes, events: readonly ChainedEvent[]): void {
    this.head = head
    this.boxes = boxes
    for (const { event } of events) this.#keep(event)
  }

  #keep(event: LogEvent): void {
    this.#recent.push({ event, sizeBytes: JSON.stringify(event).length })
    if (this.#recent.length > 2 * recentEvents) this.#recent = this.#recent.slice(-recentEvents)
  }

  /** What brings a laptop that has everything up to `since` up to date in the fewest bytes. */
  catchUp(since: number): CatchUp {
    const { seq, state } = this.head
    // Ahead of us: this hub was restored from a backup, and the laptop has to go back too.
    if (since > seq) return { how: 'snapshot' }
    if (since === seq) return { how: 'tail', events: [] }
    const first = this.#recent[0]?.event.seq ?? seq + 1
    if (since < first - 1) return { how: 'snapshot' }
    const tail = this.#recent.slice(since - first + 1)
    if (tail.length > shortTail) {
      if (this.#stateBytes?.seq !== seq) {
        this.#stateBytes = { seq, sizeBytes: JSON.stringify(state).length }
      }
      const tailBytes = tail.reduce((sum, each) => sum + each.sizeBytes, 0)
      if (this.#stateBytes.sizeBytes < tailBytes) return { how: 'snapshot' }
    }
    return { how: 'tail', events: tail.map((each) => each.event) }
  }

  /** The person's own ballots in votes that are open. */
  ballotsOf(personId: string): Record<string, Choice> {
    const own: Record<string, Choice> = {}
    for (const [voteId, box] of this.boxes) {
      const ballot = box.get(personId)
      if (ballot !== undefined) own[voteId] = ballot.choice
    }
    return own
  }
}

export function withBallots(boxes: Boxes, ballots: readonly BoxedBallot[]): Boxes {
  const next = new Map(boxes)
  for (const voteId of new Set(ballots.map((ballot) => ballot.voteId))) {
    const box = new Map(next.get(voteId))
    for (const { voteId: of, personId, choice } of ballots) {
      if (of === voteId) box.set(personId, { personId, choice })
    }
    next.set(voteId, box)
  }
  return next
}
