/** The right column of chair and secretary: the next step, people, votes, the room's screen. */
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { VotesPanel } from '../votes/VotesPanel.tsx'
import { EndMeetingButton } from './EndMeetingButton.tsx'
import type { Spot } from './follow.ts'
import classes from './LeadColumn.module.css'
import { nextStep } from './next-step.ts'
import { NextStepButton } from './NextStepButton.tsx'
import { PresencePanel } from './PresencePanel.tsx'
import { RoomButton } from './RoomButton.tsx'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly shownDocumentId: string | null
  onPresent(spot: Spot): void
}

export function LeadColumn({ session, shownDocumentId, onPresent }: Props) {
  const { t } = useTranslation()
  const { open, entries, state } = session
  const step = nextStep(open, entries, state, shownDocumentId)
  const isVoting = step.kind === 'close-vote' || step.kind === 'await-vote'
  const canEndEarly =
    state.phase === 'live' &&
    !isVoting &&
    step.kind !== 'end' &&
    mayInMeeting(open.me?.role ?? null, 'meeting:end')
  return (
    <aside aria-label={t('session.lead')} className={classes['column']}>
      <NextStepButton session={session} step={step} onPresent={onPresent} />
      <div className={classes['rest']}>
        <PresencePanel session={session} />
        <VotesPanel
          session={session}
          shownDocumentId={shownDocumentId}
          nextMotionId={step.kind === 'open-vote' ? step.motion.id : null}
        />
        {canEndEarly && <EndMeetingButton session={session} />}
      </div>
      <RoomButton meetingId={open.meeting.id} />
    </aside>
  )
}
