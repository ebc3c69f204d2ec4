/** A voting rule in words, as the secretary reads it before the meeting and the chair before opening the vote. */
import type { TFunction } from 'i18next'
import type { Fraction, VotingRule } from '../../../protocol/live/voting-rule.ts'

/** "quá nửa", "ít nhất 2/3", "100 %". */
export function shareWords(t: TFunction, share: Fraction, isStrict: boolean): string {
  const { numerator, denominator } = share
  // A tally never passes on nobody's approval: a share of zero still asks for one.
  if (numerator === 0) return t('prepare.rule.share.one')
  if (numerator === denominator && !isStrict) return t('prepare.rule.share.all')
  if (numerator * 2 === denominator)
    return t(isStrict ? 'prepare.rule.share.overHalf' : 'prepare.rule.share.half')
  const fraction = `${numerator}/${denominator}`
  return t(isStrict ? 'prepare.rule.share.over' : 'prepare.rule.share.atLeast', { fraction })
}

/** "45 giây", "2 phút", "1 phút 30 giây". */
export function limitWords(t: TFunction, totalSeconds: number): string {
  const minutes = Math.floor(totalSeconds / 60)
  const seconds = totalSeconds % 60
  const words: string[] = []
  if (minutes > 0) words.push(t('prepare.rule.minutes', { count: minutes }))
  if (seconds > 0 || minutes === 0) words.push(t('prepare.rule.seconds', { count: seconds }))
  return words.join(' ')
}

/** Full sentences, the one that decides first. */
export function ruleSentences(t: TFunction, rule: VotingRule): string[] {
  return [
    t('prepare.rule.passes', {
      share: shareWords(t, rule.threshold, rule.isStrict),
      base: t(`prepare.rule.base.${rule.base}`),
    }),
    t(`prepare.rule.tie.${rule.tie}`),
    rule.quorum === null
      ? t('prepare.rule.noQuorum')
      : t('prepare.rule.quorum', { share: shareWords(t, rule.quorum, false) }),
    t(rule.isChangeable ? 'prepare.rule.changeable' : 'prepare.rule.final'),
    t(`prepare.rule.reveal.${rule.reveal}`),
    rule.timeLimitSeconds === null
      ? t('prepare.rule.noLimit')
      : t('prepare.rule.limit', { time: limitWords(t, rule.timeLimitSeconds) }),
  ]
}

/** "More than all" can never be reached: such a vote could not pass. */
export const canEverPass = (rule: VotingRule): boolean =>
  !rule.isStrict || rule.threshold.numerator < rule.threshold.denominator

/** The same words at the head of a choice in a list. */
export const asLabel = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
