/**
 * When a wheel or touchpad turns the page. Reading down to the end of a page must not fall into the next one: a
 * stream of events that scrolled anything only scrolls. One that stays at the edge turns, once; who keeps rolling
 * turns again, slower.
 */

export interface WheelState {
  readonly lastAtMs: number
  /** When this stream turned a page. */
  readonly turnedAtMs: number | null
  /** Whether this stream scrolled inside the page. */
  readonly hasScrolled: boolean
  /** Pixels rolled past the edge towards a turn; the sign is the direction. */
  readonly travel: number
}

export const restingWheel: WheelState = {
  lastAtMs: -Infinity,
  turnedAtMs: null,
  hasScrolled: false,
  travel: 0,
}

/** A pause this long ends a stream. */
const pauseMs = 200
/** A notch of a wheel is 100 to 120 pixels; a touchpad's flick comes in many small ones. */
const firstTravel = 50
const furtherTravel = 240
const furtherPauseMs = 350

export interface WheelRoll {
  readonly deltaY: number
  readonly atMs: number
  /** Whether the page can still scroll that way. */
  readonly canScroll: boolean
}

export function rollWheel(before: WheelState, roll: WheelRoll): { state: WheelState; turn: 1 | -1 | 0 } {
  const stream = roll.atMs - before.lastAtMs > pauseMs ? restingWheel : before
  const hasScrolled = stream.hasScrolled || roll.canScroll
  const isWaiting = stream.turnedAtMs !== null && roll.atMs - stream.turnedAtMs < furtherPauseMs
  const isSameWay = stream.travel * roll.deltaY >= 0
  const travel = hasScrolled || isWaiting ? 0 : (isSameWay ? stream.travel : 0) + roll.deltaY
  const state = { lastAtMs: roll.atMs, turnedAtMs: stream.turnedAtMs, hasScrolled, travel }

  const needed = stream.turnedAtMs === null ? firstTravel : furtherTravel
  if (Math.abs(travel) < needed) return { state, turn: 0 }
  return { state: { ...state, travel: 0, turnedAtMs: roll.atMs }, turn: travel > 0 ? 1 : -1 }
}
