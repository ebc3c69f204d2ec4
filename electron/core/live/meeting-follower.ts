/**
 * Follows one meeting's log. Applies only what comes next, asks for what it lacks, and compares its own hash of the
 * whole log with the hub's: a laptop that differs throws its copy away and takes the hub's, it never guesses.
 */
import { advance, emptyLog, type LogHead, type LogStore } from '../cache/log-store.ts'
import type { QueueStore } from '../cache/queue-store.ts'
import type { Link } from '../net/link.ts'
import { FailureError } from '../../../protocol/failures.ts'
import { joined, type HeadMessage } from '../../../protocol/live/channel.ts'
import type { LogEvent } from '../../../protocol/live/event.ts'
import type { Choice } from '../../../protocol/live/motion.ts'
import type { Place } from '../../../protocol/live/place.ts'
import { findVote, meetingState } from '../../../meeting/state.ts'

export interface FollowerOptions {
  readonly meetingId: string
  readonly logs: LogStore
  readonly queue: QueueStore
  readonly link: Link
  readonly now: () => number
  readonly log: (line: string) => void
  readonly onLive: () => void
  readonly onPlace: () => void
  /** The hub follows this laptop from now on. */
  readonly onJoined: () => void
  /** Something could not be written; null: it can be again. */
  readonly onTrouble: (failure: FailureError | null) => void
}

export interface MeetingFollower {
  readonly meetingId: string
  head(): LogHead
  /** Whether the hub has told, over the present connection, where the log ends. */
  hasJoined(): boolean
  place(): Place | null
  clockOffsetMs(): number
  connectedPersonIds(): readonly string[] | null
  /** On every connect, and whenever something is known to be missing. */
  join(): void
  onEvents(events: readonly LogEvent[]): void
  onPlace(place: Place): void
  onHead(head: HeadMessage): void
  onConnectedPeople(personIds: readonly string[]): void
  onDisconnected(): void
  close(): void
}

/** A head message tells the time without a round trip: only a change of more than this is a changed clock. */
const clockStepMs = 500

export function createMeetingFollower(options: FollowerOptions): MeetingFollower {
  const { meetingId, logs, queue, link, now, log } = options
  let head = logs.load(meetingId)
  let place: Place | null = null
  let clockOffsetMs = 0
  let connectedPersonIds: readonly string[] | null = null
  let isJoining = false
  let isJoinWanted = false
  let hasJoined = false
  let isClosed = false
  /** Whether the disk holds what memory holds. False only while the disk is full. */
  let isOnDisk = true

  function store(next: LogHead, write: () => void): void {
    try {
      if (isOnDisk) write()
      else logs.replace(meetingId, next)
      if (!isOnDisk) options.onTrouble(null)
      isOnDisk = true
    } catch (cause) {
      // The meeting goes on though the disk is full; the hub has the log for later.
      if (!(cause instanceof FailureError) || cause.kind !== 'disk-full') throw cause
      isOnDisk = false
      options.onTrouble(cause)
    }
    head = next
  }

  /** Returns false when events are missing before these. */
  function apply(events: readonly LogEvent[]): boolean {
    const fresh = events.filter((event) => event.seq > head.seq).sort((a, b) => a.seq - b.seq)
    if (fresh.some((event, index) => event.seq !== head.seq + 1 + index)) return false
    if (fresh.length === 0) return true
    const before = head
    store(fresh.reduce(advance, before), () => void logs.append(meetingId, before, fresh))
    options.onLive()
    return true
  }

  function startOver(why: string): void {
    log(`log: ${why}; fetched from the beginning`)
    logs.drop(meetingId)
    head = emptyLog
  }

  /** The hub's word on the votes that are open; what was acknowledged in ended ones stays. */
  function keepOwnBallots(fromHub: Readonly<Record<string, Choice>>): void {
    const known = queue.ownBallots(meetingId)
    for (const voteId of new Set([...Object.keys(known), ...Object.keys(fromHub)])) {
      const choice = fromHub[voteId] ?? null
      const vote = findVote(head.state, voteId)
      const isOpen = vote !== null && vote.end === null
      if (known[voteId] === choice || (choice === null && !isOpen)) continue
      queue.setOwnBallot(meetingId, voteId, choice)
    }
  }

  async function joinOnce(): Promise<void> {
    const askedAtMs = now()
    const since = head.seq
    const answer = await link.request('meeting:join', { meetingId, since }, joined, 10_000)
    if (isClosed) return
    clockOffsetMs = Math.round(answer.hubTimeMs - (askedAtMs + now()) / 2)
    const { snapshot } = answer
    if (snapshot !== null && snapshot.seq > head.seq) {
      const state = meetingState.parse(snapshot.state)
      const next = { seq: snapshot.seq, hash: snapshot.hash, state }
      store(next, () => logs.replace(meetingId, next))
    }
    const isComplete = apply(answer.events)
    const isSame = head.seq > answer.headSeq || (head.seq === answer.headSeq && head.hash === answer.headHash)
    // A log that is longer than the hub's was heard while this answer was under way, or is not the hub's log at all:
    // the next head message tells which.
    if (!isComplete || !isSame) {
      startOver(`it differs from the hub's at ${answer.headSeq}`)
      if (since === 0)
        throw new FailureError('internal', 'the hub sends a log that does not fit its own hash')
      isJoinWanted = true
      return
    }
    keepOwnBallots(answer.ownBallots)
    place = answer.place
    hasJoined = true
    options.onLive()
    options.onPlace()
    options.onJoined()
  }

  async function joinUntilDone(): Promise<void> {
    isJoining = true
    try {
      for (;;) {
        isJoinWanted = false
        await joinOnce()
        if (!isJoinWanted || isClosed) return
      }
    } catch (cause) {
      if (isClosed) return
      if (!(cause instanceof FailureError)) throw cause
      // The next head message, the next connect or a changed row asks again.
      log(`log: could not join, ${cause.kind} ${cause.detail ?? ''}`)
    } finally {
      isJoining = false
    }
  }

  function join(): void {
    if (isClosed || !link.isConnected()) return
    if (isJoining) isJoinWanted = true
    else
      joinUntilDone().catch((cause: unknown) => {
        log(`log: joining failed, ${String(cause)}`)
      })
  }

  return {
    meetingId,
    head: () => head,
    hasJoined: () => hasJoined,
    place: () => place,
    clockOffsetMs: () => clockOffsetMs,
    connectedPersonIds: () => connectedPersonIds,
    join,
    onEvents(events) {
      if (!apply(events)) join()
    },
    onPlace(next) {
      if (place !== null && next.revision <= place.revision) return
      place = next
      options.onPlace()
    },
    onHead(message) {
      const offset = message.hubTimeMs - now()
      if (Math.abs(offset - clockOffsetMs) > clockStepMs) {
        clockOffsetMs = offset
        options.onLive()
      }
      if (isJoining) return
      if (message.headSeq < head.seq || (message.headSeq === head.seq && message.headHash !== head.hash)) {
        startOver(`it differs from the hub's at ${message.headSeq}`)
        join()
      } else if (message.headSeq > head.seq || !hasJoined || message.placeRevision > (place?.revision ?? 0)) {
        join()
      }
    },
    onConnectedPeople(personIds) {
      connectedPersonIds = personIds
      options.onLive()
    },
    onDisconnected() {
      hasJoined = false
      if (connectedPersonIds === null) return
      connectedPersonIds = null
      options.onLive()
    },
    close() {
      isClosed = true
      if (link.isConnected()) link.leave(meetingId)
    },
  }
}
