/** An open vote as one line at the foot of the paper. */
import { Button } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import type { BallotStanding } from './ballot-standing.ts'
import { StandingSentence } from './StandingSentence.tsx'
import { VoteCount } from './VoteCount.tsx'
import classes from './VoteLine.module.css'

interface Props {
  readonly vote: Vote
  readonly standing: BallotStanding
  /** By the hub's clock. */
  readonly nowMs: number
  readonly canCast: boolean
  readonly isSheetOpen: boolean
  readonly buttonRef: Ref<HTMLButtonElement>
  onUnfold(): void
}

export function VoteLine({ vote, standing, nowMs, canCast, isSheetOpen, buttonRef, onUnfold }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes['line']} inert={isSheetOpen}>
      <IconGavel aria-hidden className={classes['icon'] ?? ''} />
      <div className={classes['words']}>
        <span className={classes['question']} title={vote.motion.text}>
          {vote.motion.text}
        </span>
        <span className={classes['state']}>
          <StandingSentence standing={standing} canChange={vote.motion.rule.isChangeable} />
          <VoteCount vote={vote} nowMs={nowMs} />
        </span>
      </div>
      {canCast && (
        <Button
          ref={buttonRef}
          className={classes['button'] ?? ''}
          variant={standing.kind === 'not-yet' ? 'filled' : 'default'}
          onClick={onUnfold}
        >
          {t(standing.kind === 'not-yet' ? 'votes.vote' : 'votes.change')}
        </Button>
      )}
    </div>
  )
}
