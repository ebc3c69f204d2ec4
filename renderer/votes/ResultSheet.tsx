/** A closed or cancelled vote at the foot of the paper: its sentence at once, the rest one tap deeper. */
import { Button, CloseButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import { useFormats } from '../i18n/format.ts'
import { resultSentences } from './result-sentence.ts'
import { ResultCounts } from './ResultCounts.tsx'
import { ResultDialog } from './ResultDialog.tsx'
import { OutcomeIcon } from './OutcomeIcon.tsx'
import classes from './ResultSheet.module.css'

interface Props {
  readonly vote: Vote
  onClose(): void
}

export function ResultSheet({ vote, onClose }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [isDetailed, details] = useDisclosure(false)
  if (vote.end === null) return null
  const sentences = resultSentences(vote, t, formats)
  return (
    <section aria-label={t('votes.result.title')} className={classes['sheet']}>
      <div className={classes['top']}>
        <OutcomeIcon vote={vote} />
        <div className={classes['words']}>
          <strong className={classes['outcome']}>
            {sentences?.outcome ?? t('votes.cancelled.sentence')}
          </strong>
          <span className={classes['question']}>{vote.motion.text}</span>
          {vote.end.how === 'cancelled' && (
            <span>{t('votes.cancelled.reason', { reason: vote.end.reason })}</span>
          )}
        </div>
        <CloseButton size={48} aria-label={t('votes.result.close')} onClick={onClose} />
      </div>
      {vote.end.how === 'closed' && (
        <div className={classes['foot']}>
          <ResultCounts counts={vote.end.result.counts} />
          <Button variant="default" onClick={details.open}>
            {t('votes.result.details')}
          </Button>
        </div>
      )}
      <ResultDialog vote={isDetailed ? vote : null} onClose={details.close} />
    </section>
  )
}
