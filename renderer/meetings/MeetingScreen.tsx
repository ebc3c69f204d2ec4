/** The open meeting: the session for everyone, and beside it the preparation for its secretaries. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { openItemOf, openVoteOf } from '../../meeting/state.ts'
import { TopBar } from '../frame/TopBar.tsx'
import { PrepareScreen } from '../prepare/PrepareScreen.tsx'
import { SessionScreen } from '../session/SessionScreen.tsx'
import { useApp, useMeetingState } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { SampleBadge } from '../frame/Brand.tsx'
import { PapersState } from './PapersState.tsx'
import classes from './MeetingScreen.module.css'

type View = 'prepare' | 'session'

export function MeetingScreen() {
  const { t } = useTranslation()
  const open = useApp((state) => state.meeting)
  const state = useMeetingState()
  const isSample = useApp((app) => app.app.isSample)
  const myRole = open?.me?.role ?? null
  const mayPrepare = mayInMeeting(myRole, 'meeting:edit')
  const [view, setView] = useState<View>(mayPrepare && state.phase === 'prepared' ? 'prepare' : 'session')
  const [documentId, setDocumentId] = useState<string | null>(null)
  if (open === null) return null

  const item = open.items.find((one) => one.id === openItemOf(state)?.itemId)
  const now = openVoteOf(state) !== null ? t('meetings.voteOpen') : item?.title
  return (
    <div className={classes['page']}>
      <TopBar
        isCompact
        start={
          <>
            <Button
              variant="subtle"
              leftSection={<IconArrowLeft size={20} aria-hidden />}
              onClick={() => void call('meeting:open', { meetingId: null })}
            >
              {t('frame.meetings')}
            </Button>
            {isSample && <SampleBadge />}
          </>
        }
        end={
          <>
            <PapersState />
            {myRole !== null && <span>{t(`common.roles.${myRole}`)}</span>}
          </>
        }
      >
        {mayPrepare ? (
          <SegmentedControl
            size="md"
            value={view}
            onChange={(value) => setView(value === 'prepare' ? 'prepare' : 'session')}
            data={[
              { value: 'prepare', label: t('meetings.view.prepare') },
              { value: 'session', label: t('meetings.view.session') },
            ]}
          />
        ) : (
          <span className={classes['title']} title={open.meeting.title}>
            <strong>{open.meeting.title}</strong>
            {now !== undefined && ` · ${now}`}
          </span>
        )}
      </TopBar>
      <div className={classes['body']}>
        {view === 'prepare' && mayPrepare ? (
          <PrepareScreen
            onOpenPaper={(id) => {
              setDocumentId(id)
              setView('session')
            }}
          />
        ) : (
          <SessionScreen openDocumentId={documentId} />
        )}
      </div>
    </div>
  )
}
