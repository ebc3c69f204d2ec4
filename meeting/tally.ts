/** From the ballots and the motion's rule to the result. Anyone can recompute it from the exported record. */
import type { Ballot } from '../protocol/live/cast-ballot.ts'
import type { VoteResult } from '../protocol/live/close-vote.ts'
import type { VotingRule } from '../protocol/live/voting-rule.ts'
import { atLeast, moreThan } from './quorum.ts'

export interface TallyInput {
  readonly rule: VotingRule
  readonly ballots: readonly Ballot[]
  readonly memberCount: number
  readonly presentCount: number
  /** Whose side prevails in a tie, where the rule says so; null when nobody is the chair. */
  readonly chairId: string | null
}

/**
 * A tie (as many approve as reject, at least one each) is decided before the threshold is looked at: where the chair
 * prevails, the motion stands with the chair's ballot (Law on Organisation of Local Government 2015, Article 117).
 * A chair who abstained or did not vote decides nothing, and the threshold does.
 */
export function tally(input: TallyInput): VoteResult {
  const counts = { approve: 0, reject: 0, abstain: 0 }
  for (const ballot of input.ballots) counts[ballot.choice] += 1

  const baseCount = {
    'all-members': input.memberCount,
    'present-members': input.presentCount,
    'ballots-cast': input.ballots.length,
  }[input.rule.base]
  const needed = input.rule.isStrict ? moreThan : atLeast
  // An empty base or a threshold of zero must not let a motion pass that nobody approved.
  const neededCount = Math.max(1, needed(input.rule.threshold, baseCount))

  const isTie = counts.approve === counts.reject && counts.approve > 0
  const chairChoice =
    isTie && input.rule.tie === 'chair-prevails'
      ? input.ballots.find((ballot) => ballot.personId === input.chairId)?.choice
      : undefined
  const decidedByChair = chairChoice === 'approve' || chairChoice === 'reject' ? chairChoice : null

  let isPassed = counts.approve >= neededCount
  if (isTie && input.rule.tie === 'fails') isPassed = false
  if (decidedByChair !== null) isPassed = decidedByChair === 'approve'

  return {
    counts,
    memberCount: input.memberCount,
    presentCount: input.presentCount,
    baseCount,
    neededCount,
    isPassed,
    decidedByChair,
  }
}
