/** How many have voted and how long is left; the count by choice where the motion reveals it live. */
import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import { choices } from '../../protocol/live/motion.ts'
import { useFormats } from '../i18n/format.ts'
import { ChoiceMark } from './ChoiceMark.tsx'
import classes from './VoteCount.module.css'

export function VoteCount({ vote, nowMs }: { readonly vote: Vote; readonly nowMs: number }) {
  const { t } = useTranslation()
  const { clock } = useFormats()
  const revealed = Object.values(vote.revealed)
  return (
    <span className={classes['counts']}>
      {vote.motion.rule.reveal === 'live' &&
        choices.map((choice) => (
          <span key={choice} className={classes['choice']} data-choice={choice}>
            <ChoiceMark choice={choice} size={18} />
            <span className="visually-hidden">{t(`votes.choices.${choice}`)}</span>
            {revealed.filter((one) => one === choice).length}
          </span>
        ))}
      <span>{t('votes.received', { received: vote.receivedFrom.length, voters: vote.voters.length })}</span>
      {vote.closesAtMs !== null && (
        <span className={classes['clock']}>
          <IconClock aria-hidden size={20} />
          {nowMs >= vote.closesAtMs
            ? t('votes.timeUp')
            : t('votes.timeLeft', { clock: clock(vote.closesAtMs - nowMs + 999) })}
        </span>
      )}
    </span>
  )
}
