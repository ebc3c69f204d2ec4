/** Who counts and whether enough of them are here. */
import type { Fraction } from '../protocol/live/voting-rule.ts'
import type { MeetingState } from './state.ts'

export interface Attendance {
  readonly memberCount: number
  readonly presentCount: number
  /** The least number of members present that makes a quorum. */
  readonly neededCount: number
  readonly isQuorate: boolean
}

/** Counts members only: guests and officials who are here don't make a quorum. */
export function attendanceOf(state: MeetingState, quorum: Fraction = state.quorum): Attendance {
  const present = new Set(state.present)
  let memberCount = 0
  let presentCount = 0
  for (const entry of state.roster) {
    if (!entry.isMember) continue
    memberCount += 1
    if (present.has(entry.personId)) presentCount += 1
  }
  const neededCount = atLeast(quorum, memberCount)
  return { memberCount, presentCount, neededCount, isQuorate: memberCount > 0 && presentCount >= neededCount }
}

/** The least whole number that is at least this share: 2/3 of 11 → 8. Integers only. */
export function atLeast(share: Fraction, whole: number): number {
  return Math.ceil((share.numerator * whole) / share.denominator)
}

/** The least whole number that is more than this share: more than 1/2 of 11 → 6, of 12 → 7. */
export function moreThan(share: Fraction, whole: number): number {
  return Math.floor((share.numerator * whole) / share.denominator) + 1
}
