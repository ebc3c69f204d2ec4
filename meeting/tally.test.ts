import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Choice } from '../protocol/live/motion.ts'
import type { VotingRule } from '../protocol/live/voting-rule.ts'
import { presets } from './presets.ts'
import { tally } from './tally.ts'
import { id } from './testing.ts'

/** The chair is person 1 and votes first in each list. */
function count(rule: VotingRule, votes: readonly Choice[], memberCount: number, presentCount = memberCount) {
  const ballots = votes.map((choice, index) => ({ personId: id(index + 1), choice }))
  return tally({ rule, ballots, memberCount, presentCount, chairId: id(1) })
}

const times = (n: number, choice: Choice): Choice[] => Array.from({ length: n }, () => choice)

describe('worked cases', () => {
  test.each([
    // preset, approve, reject, abstain, members → needed, passes
    ['ubnd-decision', 8, 5, 2, 15, 8, true],
    ['ubnd-decision', 7, 1, 0, 15, 8, false],
    ['ubnd-decision', 7, 0, 0, 13, 7, true],
    ['hdnd-resolution', 15, 0, 0, 30, 16, false],
    ['hdnd-resolution', 16, 14, 0, 30, 16, true],
    ['hdnd-removal', 20, 10, 0, 30, 20, true],
    ['hdnd-removal', 19, 0, 0, 30, 20, false],
    ['hdnd-removal', 21, 0, 0, 31, 21, true],
    ['informal-poll', 2, 1, 0, 30, 2, true],
    ['informal-poll', 2, 1, 1, 30, 3, false],
  ] as const)(
    '%s: %i for, %i against, %i abstained of %i',
    (preset, yes, no, none, members, needed, isPassed) => {
      const votes = [...times(yes, 'approve'), ...times(no, 'reject'), ...times(none, 'abstain')]
      expect(count(presets[preset], votes, members)).toMatchObject({ neededCount: needed, isPassed })
    },
  )

  test('procedural: more than half of those present', () => {
    const result = count(presets.procedural, times(6, 'approve'), 15, 11)
    expect(result).toMatchObject({ baseCount: 11, neededCount: 6, isPassed: true })
  })
})

describe('a tie', () => {
  const evenly = (chairs: Choice, others: Choice): Choice[] => [
    chairs,
    ...times(6, chairs),
    ...times(7, others),
    'abstain',
  ]
  test('follows the chair where the rule says so', () => {
    expect(count(presets['ubnd-decision'], evenly('approve', 'reject'), 15)).toMatchObject({
      isPassed: true,
      decidedByChair: 'approve',
    })
    expect(count(presets['ubnd-decision'], evenly('reject', 'approve'), 15)).toMatchObject({
      isPassed: false,
      decidedByChair: 'reject',
    })
  })
  test('a chair who abstained decides nothing: the threshold does', () => {
    const votes: Choice[] = ['abstain', ...times(7, 'approve'), ...times(7, 'reject')]
    expect(count(presets['ubnd-decision'], votes, 15)).toMatchObject({
      isPassed: false,
      decidedByChair: null,
    })
  })
  test('fails where the rule says so, even when the threshold is reached', () => {
    const rule: VotingRule = { ...presets['informal-poll'], isStrict: false }
    expect(count(rule, ['approve', 'reject'], 10)).toMatchObject({ neededCount: 1, isPassed: false })
  })
  test('nobody for and nobody against is no tie', () => {
    expect(count(presets['ubnd-decision'], ['abstain'], 15)).toMatchObject({
      decidedByChair: null,
      isPassed: false,
    })
  })
})

const anyFraction = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: b }))
const anyRule: fc.Arbitrary<VotingRule> = fc.record({
  base: fc.constantFrom('all-members', 'present-members', 'ballots-cast'),
  threshold: anyFraction,
  isStrict: fc.boolean(),
  tie: fc.constantFrom('fails', 'chair-prevails'),
  quorum: fc.constant(null),
  isChangeable: fc.boolean(),
  reveal: fc.constantFrom('live', 'at-close'),
  timeLimitSeconds: fc.constant(null),
})
const anyVotes = fc.array(fc.constantFrom<Choice>('approve', 'reject', 'abstain'), { maxLength: 40 })

test('any rule, any ballots: the outcome is what exact fractions say', () => {
  fc.assert(
    fc.property(
      anyRule,
      anyVotes,
      fc.nat({ max: 20 }),
      fc.nat({ max: 20 }),
      (rule, votes, absent, silent) => {
        const presentCount = votes.length + silent
        const memberCount = presentCount + absent
        const result = count(rule, votes, memberCount, presentCount)
        const approve = votes.filter((choice) => choice === 'approve').length
        const reject = votes.filter((choice) => choice === 'reject').length
        const base = {
          'all-members': memberCount,
          'present-members': presentCount,
          'ballots-cast': votes.length,
        }[rule.base]
        // approve / base against numerator / denominator, multiplied out: no division, no rounding.
        const left = approve * rule.threshold.denominator
        const right = rule.threshold.numerator * base
        const isReached = approve > 0 && (rule.isStrict ? left > right : left >= right)

        expect(result.baseCount).toBe(base)
        expect(result.counts.approve + result.counts.reject + result.counts.abstain).toBe(votes.length)
        const chairs = votes[0]
        if (approve === reject && approve > 0 && rule.tie === 'fails') expect(result.isPassed).toBe(false)
        else if (approve === reject && approve > 0 && chairs !== undefined && chairs !== 'abstain') {
          expect(result.isPassed).toBe(chairs === 'approve')
        } else expect(result.isPassed).toBe(isReached)
      },
    ),
    { numRuns: 2000 },
  )
})

test('one more approval never turns a passed motion into a failed one, ties aside', () => {
  fc.assert(
    fc.property(anyRule, anyVotes, (rule, votes) => {
      const before = count({ ...rule, tie: 'chair-prevails' }, ['abstain', ...votes], 60)
      const after = count({ ...rule, tie: 'chair-prevails' }, ['abstain', ...votes, 'approve'], 60)
      if (before.isPassed) expect(after.isPassed).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
