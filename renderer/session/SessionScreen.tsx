/**
 * The meeting itself, for every role: agenda left, paper in the middle, and for who leads it the next step, people and
 * votes right. What a person may do comes from the authorisation table, not from the shape of the screen.
 */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { Reader } from '../reader/Reader.tsx'
import { useApp } from '../state/app-store.ts'
import { VoteDock } from '../votes/VoteDock.tsx'
import { AgendaSide } from './AgendaSide.tsx'
import { Announcer } from './Announcer.tsx'
import { FollowActions } from './FollowActions.tsx'
import { viewOf } from './follow.ts'
import { LeadColumn } from './LeadColumn.tsx'
import { PresentActions } from './PresentActions.tsx'
import { RefusedNotices } from './RefusedNotices.tsx'
import classes from './SessionScreen.module.css'
import { SessionNotice } from './SessionNotice.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { usePointerTool } from './use-pointer-tool.ts'
import { usePresenting } from './use-presenting.ts'
import { useSession, type Session } from './use-session.ts'
import { useWarmPages } from './warm-pages.ts'

interface Props {
  /** The paper to open first; null: what the presenter shows, or the first there is. */
  readonly openDocumentId: string | null
}

export function SessionScreen({ openDocumentId }: Props) {
  const session = useSession()
  return session === null ? null : <OpenSession session={session} openDocumentId={openDocumentId} />
}

function OpenSession({ session, openDocumentId }: Props & { readonly session: Session }) {
  const { t } = useTranslation()
  const place = useApp((app) => app.place)
  const presenting = usePresenting(openDocumentId, session.myPersonId)
  const { follow } = presenting
  const mayPresent =
    mayInMeeting(session.open.me?.role ?? null, 'place:show') && session.state.phase === 'live'
  const mayLead = mayInMeeting(session.open.me?.role ?? null, 'item:open')

  const currentId = session.currentEntry?.item.id
  const itemPapers = currentId === undefined ? [] : session.papersOf(currentId)
  const fallback = itemPapers[0] ?? session.papers[0] ?? null
  const view = viewOf(follow, place, session.papers, fallback)
  const shownDocumentId = place?.shown?.documentId ?? null
  const warm = useWarmPages(place, itemPapers, session.papers)
  const pointer = usePointerTool(view.presence === 'presenting', presenting.point)

  const main = useRef<HTMLElement>(null)
  useKeptFocus(main)

  const isMine = place !== null && place.by === session.myPersonId
  const { paper, page } = view
  return (
    <div className={classes['screen']}>
      <AgendaSide
        session={session}
        openDocumentId={paper?.document.id ?? null}
        shownDocumentId={shownDocumentId}
        hasLeadColumn={mayLead}
        onOpenPaper={(documentId) => presenting.open({ documentId, page: 1 })}
      />
      <main ref={main} tabIndex={-1} className={classes['paper']} aria-label={t('session.paper')}>
        <RefusedNotices />
        <SessionNotice
          session={session}
          view={view}
          pageOfOthers={view.presence === 'free' && isMine ? (place?.shown?.page ?? null) : null}
        />
        <div className={classes['reader']}>
          {paper === null ? (
            <div className={classes['empty']}>
              <p>{t('session.follow.noPaper')}</p>
              <p className={classes['quiet']}>{t('session.follow.noPaperHint')}</p>
            </div>
          ) : (
            <Reader
              paper={paper}
              page={page}
              onTurn={(turned) => presenting.turn({ documentId: paper.document.id, page: turned })}
              presence={view.presence}
              pointer={view.pointer}
              onPointer={pointer.onPointer}
              warm={warm}
              actions={
                mayPresent ? (
                  <PresentActions
                    session={session}
                    presenting={presenting}
                    view={view}
                    place={place}
                    pointer={pointer}
                  />
                ) : (
                  <FollowActions session={session} view={view} place={place} onReturn={presenting.goBack} />
                )
              }
            />
          )}
        </div>
        <VoteDock />
      </main>
      {mayLead && (
        <LeadColumn session={session} shownDocumentId={shownDocumentId} onPresent={presenting.present} />
      )}
      <Announcer session={session} />
    </div>
  )
}
