/** The right column of chair and secretary: the next step, people, votes, the room's screen. */
import { useTranslation } from 'react-i18next'
import { VotesPanel } from '../votes/VotesPanel.tsx'
import type { Spot } from './follow.ts'
import classes from './LeadColumn.module.css'
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
  return (
    <aside aria-label={t('session.lead')} className={classes['column']}>
      <NextStepButton session={session} shownDocumentId={shownDocumentId} onPresent={onPresent} />
      <div className={classes['rest']}>
        <PresencePanel session={session} />
        <VotesPanel session={session} shownDocumentId={shownDocumentId} />
      </div>
      <RoomButton meetingId={session.open.meeting.id} />
    </aside>
  )
}
