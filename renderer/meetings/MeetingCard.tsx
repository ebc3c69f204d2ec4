/** One meeting of the list: when, where, as what one attends, and whether its papers are here. */
import { Progress, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '../../protocol/app/state.ts'
import { useFormats } from '../i18n/format.ts'
import classes from './MeetingCard.module.css'

interface Props {
  readonly summary: MeetingSummary
  readonly isLarge: boolean
  readonly onOpen: () => void
}

export function MeetingCard({ summary, isLarge, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { meeting, myRole, documentCount, readyDocumentCount } = summary
  const isReady = documentCount === readyDocumentCount
  const papers =
    documentCount === 0
      ? t('meetings.noPapers')
      : isReady
        ? t('frame.papersReady', { count: documentCount })
        : t('frame.papersPartly', { ready: readyDocumentCount, count: documentCount })
  return (
    <UnstyledButton className={classes['card']} data-large={isLarge} onClick={onOpen}>
      <span className={classes['status']} data-status={meeting.status}>
        {t(`common.meetingStatus.${meeting.status}`)}
      </span>
      <span className={classes['title']}>{meeting.title}</span>
      <span className={classes['line']}>
        {formats.dateTime(meeting.startsAtMs)}
        {meeting.place !== '' && ` · ${meeting.place}`}
      </span>
      <span className={classes['line']}>
        {myRole !== null && `${t(`common.roles.${myRole}`)} · `}
        {papers}
      </span>
      {!isReady && (
        <Progress
          value={summary.totalBytes === 0 ? 0 : (100 * summary.readyBytes) / summary.totalBytes}
          aria-label={papers}
        />
      )}
    </UnstyledButton>
  )
}
