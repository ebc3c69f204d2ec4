/** A vote's result: the three numbers and the sentence. A cancelled vote says so, with its reason. */
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import { useFormats } from '../i18n/format.ts'
import { resultSentences } from '../votes/result-sentence.ts'
import classes from './RoomResult.module.css'
import { RoomCounts } from './RoomCounts.tsx'

export function RoomResult({ vote }: { readonly vote: Vote }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (vote.end === null) return null
  const outcome = resultSentences(vote, t, formats)?.outcome
  return (
    <section className={classes['result']} aria-label={t('room.result')}>
      <p className={classes['label']}>{t('room.result')}</p>
      <p className={classes['question']}>{vote.motion.text}</p>
      {vote.end.how === 'closed' && <RoomCounts counts={vote.end.result.counts} />}
      <h1 className={classes['outcome']}>{outcome ?? t('votes.cancelled.sentence')}</h1>
      {vote.end.how === 'cancelled' && <p>{t('votes.cancelled.reason', { reason: vote.end.reason })}</p>}
    </section>
  )
}
