/** The presented page as large as the screen allows, and one line saying which item it belongs to. */
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../protocol/app/state.ts'
import type { PagePoint } from '../../protocol/live/place.ts'
import { PageView } from '../reader/PageView.tsx'
import type { Session } from '../session/use-session.ts'
import classes from './RoomPage.module.css'

interface Props {
  readonly session: Session
  readonly paper: Paper
  readonly page: number
  readonly pointer: PagePoint | null
}

export function RoomPage({ session, paper, page, pointer }: Props) {
  const { t } = useTranslation()
  const { document } = paper
  const entry = session.currentEntry
  return (
    <>
      <div className={classes['page']}>
        <PageView
          sha256={document.sha256}
          sizeBytes={document.sizeBytes}
          page={page}
          pointer={pointer}
          label={t('room.pagePicture', { title: document.title, page })}
        />
      </div>
      <footer className={classes['line']}>
        <span className={classes['words']}>
          {entry === null
            ? document.title
            : `${t('room.item', { number: entry.number })} · ${entry.item.title}`}
        </span>
        <span className={classes['number']}>{t('room.page', { page, count: document.pageCount })}</span>
      </footer>
    </>
  )
}
