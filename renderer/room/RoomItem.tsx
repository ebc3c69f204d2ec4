/** The item under discussion, when there is no page to show. */
import { useTranslation } from 'react-i18next'
import type { Session } from '../session/use-session.ts'
import classes from './RoomItem.module.css'

interface Props {
  readonly session: Session
  readonly note: string | null
}

export function RoomItem({ session, note }: Props) {
  const { t } = useTranslation()
  const { currentEntry, open } = session
  return (
    <div className={classes['centre']}>
      {currentEntry === null ? (
        <h1 className={classes['title']}>{open.meeting.title}</h1>
      ) : (
        <>
          <p className={classes['number']}>{t('room.item', { number: currentEntry.number })}</p>
          <h1 className={classes['title']}>{currentEntry.item.title}</h1>
          {currentEntry.item.presenter !== '' && (
            <p>{t('room.presenter', { presenter: currentEntry.item.presenter })}</p>
          )}
        </>
      )}
      {note !== null && <p className={classes['note']}>{note}</p>}
    </div>
  )
}
