/**
 * Sends the presenter's place. Another page goes out at once; the pointer at most 15 times a second, its last position
 * always. Nothing is queued: a newer place takes the older one's stead, and one that could not be sent within a few
 * seconds is given up.
 */
import { z } from 'zod'
import { FailureError } from '../../../protocol/failures.ts'
import type { ShowPlace } from '../../../protocol/live/place.ts'
import type { Link } from '../net/link.ts'

export interface PlaceSender {
  /** Rejects when the hub refuses it, or can't be reached within a few seconds. */
  show(place: ShowPlace): Promise<void>
  /** After a blip, or the first join of the meeting: what could not be sent goes out now. */
  onReady(): void
  close(): void
}

const pointerGapMs = 1000 / 15
const giveUpAfterMs = 5000

interface Waiting {
  readonly place: ShowPlace
  readonly sent: () => void
  readonly failed: (failure: FailureError) => void
  readonly timer: NodeJS.Timeout
}

/** `isReady`: connected, and the hub knows that this laptop follows the meeting. */
export function createPlaceSender(link: Link, isReady: () => boolean): PlaceSender {
  let last: { place: ShowPlace; atMs: number } | null = null
  let pointerTimer: NodeJS.Timeout | null = null
  let waiting: Waiting | null = null

  function cancelTrailing(): void {
    if (pointerTimer !== null) clearTimeout(pointerTimer)
    pointerTimer = null
    if (waiting !== null) {
      clearTimeout(waiting.timer)
      waiting.sent() // overtaken by a newer place: nobody needs to hear of it
    }
    waiting = null
  }

  async function send(place: ShowPlace): Promise<void> {
    last = { place, atMs: performance.now() }
    await link.request('place', place, z.null(), giveUpAfterMs)
  }

  function hold(place: ShowPlace): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting = null
        reject(new FailureError('hub-unreachable', 'place'))
      }, giveUpAfterMs)
      waiting = { place, sent: resolve, failed: reject, timer }
    })
  }

  return {
    async show(place) {
      cancelTrailing()
      if (!isReady()) return hold(place)
      const gapMs = last === null ? Infinity : performance.now() - last.atMs
      if (last === null || !isPointerOnly(last.place, place) || gapMs >= pointerGapMs) return send(place)
      pointerTimer = setTimeout(() => {
        pointerTimer = null
        // A lost pointer position is worth no message: the next one, or the next page, tells.
        send(place).catch(() => undefined)
      }, pointerGapMs - gapMs)
    },
    onReady() {
      if (waiting === null) return
      const { place, sent, failed, timer } = waiting
      clearTimeout(timer)
      waiting = null
      send(place).then(sent, (cause: unknown) => {
        failed(cause instanceof FailureError ? cause : new FailureError('internal', 'place', { cause }))
      })
    },
    close: cancelTrailing,
  }
}

function isPointerOnly(before: ShowPlace, after: ShowPlace): boolean {
  return (
    before.meetingId === after.meetingId &&
    before.shown !== null &&
    after.shown !== null &&
    before.shown.documentId === after.shown.documentId &&
    before.shown.page === after.shown.page
  )
}
