/**
 * A vote's result in words that can go into the minutes: the outcome with its numbers, and the arithmetic behind it.
 * Everything is read from the recorded result; nothing is counted again here.
 */
import type { TFunction } from 'i18next'
import type { Vote } from '../../meeting/state.ts'
import type { Fraction } from '../../protocol/live/voting-rule.ts'
import type { Formats } from '../i18n/format.ts'

export interface ResultSentences {
  /** "Thông qua: 13/15 tổng số thành viên tán thành (86,7 %)" */
  readonly outcome: string
  /** Threshold, tie, turnout, missing quorum: each a sentence of its own. */
  readonly reckoning: readonly string[]
}

/** null while the vote is open, and for one that was cancelled. */
export function resultSentences(
  vote: Vote,
  t: TFunction,
  formats: Pick<Formats, 'percent'>,
): ResultSentences | null {
  if (vote.end === null || vote.end.how === 'cancelled') return null
  const { result } = vote.end
  const { base, threshold, isStrict, tie } = vote.motion.rule
  const { approve, reject, abstain } = result.counts

  const numbers = { approve, base: result.baseCount, percent: formats.percent(approve / result.baseCount) }
  const outcome =
    result.baseCount === 0
      ? t('votes.result.noBallots')
      : t(`votes.result.${result.isPassed ? 'passed' : 'failed'}.${base}`, numbers)

  const needed = { share: shareInWords(threshold, t), base: result.baseCount, needed: result.neededCount }
  const reckoning = [t(`votes.result.${isStrict ? 'needMore' : 'needAtLeast'}.${base}`, needed)]
  if (result.decidedByChair === 'approve' || result.decidedByChair === 'reject') {
    reckoning.push(t(`votes.result.tieChair.${result.decidedByChair}`))
  } else if (tie === 'fails' && approve === reject && approve > 0) {
    reckoning.push(t('votes.result.tieFails'))
  }
  reckoning.push(
    t('votes.result.turnout', {
      cast: approve + reject + abstain,
      voters: vote.voters.length,
      present: result.presentCount,
    }),
  )
  if (!vote.isQuorate) reckoning.push(t('votes.result.withoutQuorum'))
  return { outcome, reckoning }
}

/** "nửa" · "2/3" */
function shareInWords({ numerator, denominator }: Fraction, t: TFunction): string {
  return numerator * 2 === denominator ? t('votes.result.half') : `${numerator}/${denominator}`
}
