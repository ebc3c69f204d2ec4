/** The room's window: what is being discussed, the page, the vote and its result, readable across the hall. */
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSteadyConnection } from '../frame/use-steady-connection.ts'
import { useHubNow } from '../session/use-hub-now.ts'
import { useSession, type Session } from '../session/use-session.ts'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { failureOf } from '../state/use-action.ts'
import { RoomAgenda } from './RoomAgenda.tsx'
import { RoomItem } from './RoomItem.tsx'
import { RoomPage } from './RoomPage.tsx'
import { RoomResult } from './RoomResult.tsx'
import classes from './RoomScreen.module.css'
import { roomView } from './room-view.ts'
import { RoomVote } from './RoomVote.tsx'

export function RoomScreen() {
  const { t } = useTranslation()
  const session = useSession()
  const connection = useSteadyConnection()
  useCloseKey()
  return (
    <main className={classes['screen']} title={t('room.closeHint')}>
      {session === null ? (
        <p className={classes['alone']}>{t('room.noMeeting')}</p>
      ) : (
        <OpenRoom session={session} />
      )}
      {connection.state !== 'connected' && (
        <p className={classes['away']}>
          <IconPlugConnectedX aria-hidden />
          {t('room.away')}
        </p>
      )}
    </main>
  )
}

function OpenRoom({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const place = useApp((app) => app.place)
  const nowMs = useHubNow()
  const view = roomView(session.state, place, session.papers, nowMs)
  switch (view.kind) {
    case 'agenda':
      return <RoomAgenda session={session} />
    case 'vote':
      return <RoomVote vote={view.vote} nowMs={nowMs} />
    case 'result':
      return <RoomResult vote={view.vote} />
    case 'page':
      return <RoomPage session={session} paper={view.paper} page={view.page} pointer={view.pointer} />
    case 'restricted':
      return <RoomItem session={session} note={t('room.restricted')} />
    case 'item':
      return <RoomItem session={session} note={null} />
    case 'ended':
      return (
        <div className={classes['centre']}>
          <h1 className={classes['title']}>{session.open.meeting.title}</h1>
          <p className={classes['lead']}>{t('room.ended')}</p>
        </div>
      )
  }
}

function useCloseKey(): void {
  useEffect(() => {
    const stopped = new AbortController()
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && !event.repeat) call('window:close-room', null).catch(failureOf)
      },
      { signal: stopped.signal },
    )
    return () => stopped.abort()
  }, [])
}
