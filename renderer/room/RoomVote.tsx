/** A vote in progress: the question, how many have voted, the time left. */
import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import { choices } from '../../protocol/live/motion.ts'
import { useFormats } from '../i18n/format.ts'
import classes from './RoomVote.module.css'
import { RoomCounts } from './RoomCounts.tsx'

export function RoomVote({ vote, nowMs }: { readonly vote: Vote; readonly nowMs: number }) {
  const { t } = useTranslation()
  const { clock } = useFormats()
  const revealed = Object.values(vote.revealed)
  const count = (wanted: string) => revealed.filter((choice) => choice === wanted).length
  const [approve, reject, abstain] = choices
  return (
    <section className={classes['vote']} aria-label={t('room.voting')}>
      <p className={classes['label']}>{t('room.voting')}</p>
      <h1 className={classes['question']} data-is-long={vote.motion.text.length > 160}>
        {vote.motion.text}
      </h1>
      {vote.motion.rule.reveal === 'live' && (
        <RoomCounts counts={{ approve: count(approve), reject: count(reject), abstain: count(abstain) }} />
      )}
      <div className={classes['foot']}>
        <p className={classes['received']}>
          {t('room.received', { received: vote.receivedFrom.length, voters: vote.voters.length })}
        </p>
        {vote.closesAtMs !== null && (
          <p className={classes['clock']}>
            <IconClock aria-hidden />
            {nowMs >= vote.closesAtMs
              ? t('votes.timeUp')
              : t('votes.timeLeft', { clock: clock(vote.closesAtMs - nowMs + 999) })}
          </p>
        )}
      </div>
      <progress
        className={classes['bar']}
        value={vote.receivedFrom.length}
        max={vote.voters.length}
        aria-hidden
      />
    </section>
  )
}
