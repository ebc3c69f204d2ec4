/** Where this person's ballot is: never "received" before the hub has acknowledged it. */
import type { Vote } from '../../meeting/state.ts'
import type { Live } from '../../protocol/app/state.ts'
import type { Choice } from '../../protocol/live/motion.ts'

export type BallotStanding =
  | { readonly kind: 'not-a-voter' }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'sending'; readonly choice: Choice }
  /** On this laptop's disk; goes out by itself. */
  | { readonly kind: 'recorded'; readonly choice: Choice }
  /** `choice` is null when the ballot was given on another laptop that did not tell. */
  | { readonly kind: 'received'; readonly choice: Choice | null }

/** Shorter waits than this are the ordinary way to the hub and back. Milliseconds. */
const slowMs = 2000

/** `inFlight`: a choice just pressed that the core has not taken up yet. `nowMs` by this laptop's clock. */
export function ballotStanding(
  vote: Vote,
  personId: string | null,
  live: Pick<Live, 'ownBallots' | 'pending'>,
  inFlight: Choice | null,
  nowMs: number,
): BallotStanding {
  if (personId === null || !vote.voters.includes(personId)) return { kind: 'not-a-voter' }
  const pending = live.pending.findLast(
    (command) => command.voteId === vote.voteId && command.choice !== null,
  )
  if (pending !== undefined && pending.choice !== null) {
    const isSlow = nowMs - pending.sinceMs >= slowMs
    return { kind: isSlow ? 'recorded' : 'sending', choice: pending.choice }
  }
  if (inFlight !== null) return { kind: 'sending', choice: inFlight }
  const own = live.ownBallots[vote.voteId]
  if (own !== undefined) return { kind: 'received', choice: own }
  return vote.receivedFrom.includes(personId) ? { kind: 'received', choice: null } : { kind: 'not-yet' }
}
