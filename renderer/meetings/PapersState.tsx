/** Always visible: whether this laptop holds the meeting's papers. */
import { IconFileCheck, IconFileDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/app-store.ts'
import classes from './MeetingScreen.module.css'

export function PapersState() {
  const { t } = useTranslation()
  const total = useApp((state) => state.meeting?.papers.length ?? 0)
  const ready = useApp((state) => state.meeting?.papers.filter((paper) => paper.isReady).length ?? 0)
  if (total === 0) return null
  const isReady = ready === total
  return (
    <span className={classes['papers']} data-ready={isReady}>
      {isReady ? <IconFileCheck size={20} aria-hidden /> : <IconFileDownload size={20} aria-hidden />}
      {isReady ? t('frame.papersReady', { count: total }) : t('frame.papersPartly', { ready, count: total })}
    </span>
  )
}
