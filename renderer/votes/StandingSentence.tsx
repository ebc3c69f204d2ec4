/** Where this person's ballot is, as a sentence with its mark. */
import { IconCircleCheck, IconCircleDashed, IconClockPause, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BallotStanding } from './ballot-standing.ts'
import classes from './StandingSentence.module.css'

const icons = {
  'not-a-voter': null,
  'not-yet': IconCircleDashed,
  sending: IconSend,
  recorded: IconClockPause,
  received: IconCircleCheck,
}

interface Props {
  readonly standing: BallotStanding
  readonly canChange: boolean
}

export function StandingSentence({ standing, canChange }: Props) {
  const Icon = icons[standing.kind]
  return (
    <span role="status" className={classes['standing']} data-standing={standing.kind}>
      {Icon !== null && <Icon aria-hidden size={22} className={classes['icon'] ?? ''} />}
      <span>{useStandingText(standing, canChange)}</span>
    </span>
  )
}

function useStandingText(standing: BallotStanding, canChange: boolean): string {
  const { t } = useTranslation()
  switch (standing.kind) {
    case 'not-a-voter':
      return t('votes.notVoter')
    case 'not-yet':
      return t('votes.standing.notYet')
    case 'sending':
    case 'recorded':
      return t(`votes.standing.${standing.kind}`, { choice: t(`votes.choices.${standing.choice}`) })
    case 'received':
      if (standing.choice === null) return t('votes.standing.receivedUnknown')
      return t(canChange ? 'votes.standing.receivedChangeable' : 'votes.standing.received', {
        choice: t(`votes.choices.${standing.choice}`),
      })
  }
}
