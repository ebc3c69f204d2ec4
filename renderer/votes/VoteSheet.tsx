/** The question in one sentence, the three choices, and what will happen to the ballot. */
import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import type { Choice } from '../../protocol/live/motion.ts'
import type { BallotStanding } from './ballot-standing.ts'
import { BallotButtons } from './BallotButtons.tsx'
import { StandingSentence } from './StandingSentence.tsx'
import { VoteCount } from './VoteCount.tsx'
import classes from './VoteSheet.module.css'

interface Props {
  readonly vote: Vote
  readonly standing: BallotStanding
  /** By the hub's clock. */
  readonly nowMs: number
  readonly isBusy: boolean
  onChoose(choice: Choice): void
  onFold(): void
}

export function VoteSheet({ vote, standing, nowMs, isBusy, onChoose, onFold }: Props) {
  const { t } = useTranslation()
  const chosen = 'choice' in standing ? standing.choice : null
  return (
    <section aria-label={t('votes.title')} className={classes['body']}>
      <div className={classes['top']}>
        <h2 className={classes['question']}>{vote.motion.text}</h2>
        <Button
          variant="subtle"
          className={classes['fold'] ?? ''}
          leftSection={<IconChevronDown aria-hidden />}
          onClick={onFold}
        >
          {t('votes.fold')}
        </Button>
      </div>
      <BallotButtons chosen={chosen} isDisabled={isBusy} onChoose={onChoose} />
      <div className={classes['foot']}>
        {standing.kind === 'not-yet' ? (
          <span>{t(vote.motion.rule.isChangeable ? 'votes.changeable' : 'votes.final')}</span>
        ) : (
          <StandingSentence standing={standing} canChange={vote.motion.rule.isChangeable} />
        )}
        <VoteCount vote={vote} nowMs={nowMs} />
      </div>
    </section>
  )
}
