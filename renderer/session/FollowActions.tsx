/** Where this person is in relation to the presenter, and the one tap back. Bottom right, always. */
import { UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconEye } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../protocol/live/place.ts'
import { PageView } from '../reader/PageView.tsx'
import { isBusyElsewhere } from '../votes/use-choice-keys.ts'
import classes from './FollowActions.module.css'
import type { View } from './follow.ts'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly view: View
  readonly place: Place | null
  onReturn(): void
}

export function FollowActions({ session, view, place, onReturn }: Props) {
  const { t } = useTranslation()
  const shown = place?.shown ?? null
  const isSecretary =
    session.open.participants.find((one) => one.personId === place?.by)?.role === 'secretary'

  if (session.state.phase !== 'live') return null
  if (view.presence === 'following' && shown !== null) {
    return (
      <span role="status" className={classes['state']} data-is-following>
        <IconEye aria-hidden size={22} />
        {t(isSecretary ? 'session.follow.secretary' : 'session.follow.chair', { page: shown.page })}
      </span>
    )
  }
  if (shown === null || view.notice !== 'none') {
    return view.notice === 'restricted' || view.notice === 'not-here-yet' ? null : (
      <span className={classes['state']}>{t('session.follow.nobody')}</span>
    )
  }
  return (
    <ReturnButton
      session={session}
      place={place}
      label={t(isSecretary ? 'session.follow.returnToSecretary' : 'session.follow.returnToChair', {
        page: shown.page,
      })}
      onReturn={onReturn}
    />
  )
}

interface ReturnProps {
  readonly session: Session
  readonly place: Place | null
  readonly label: string
  onReturn(): void
}

/** One button: a small live picture of the presenter's page above the words. Enter and Esc do the same. */
export function ReturnButton({ session, place, label, onReturn }: ReturnProps) {
  const { t } = useTranslation()
  useReturnKeys(onReturn)
  const shown = place?.shown ?? null
  const paper = session.papers.find((candidate) => candidate.document.id === shown?.documentId)
  return (
    <UnstyledButton
      className={classes['return']}
      title={t('session.follow.returnHint')}
      aria-keyshortcuts="Escape Enter"
      onClick={onReturn}
    >
      {shown !== null && paper !== undefined && (
        <span className={classes['picture']} aria-hidden>
          <PageView
            sha256={paper.document.sha256}
            sizeBytes={paper.document.sizeBytes}
            page={Math.min(shown.page, paper.document.pageCount)}
            pointer={shown.pointer}
            label={t('session.follow.pagePicture', { page: shown.page })}
          />
        </span>
      )}
      <IconArrowBackUp aria-hidden size={22} />
      {label}
    </UnstyledButton>
  )
}

/** Not while typing, in a dialogue, or on a control that uses the key itself. */
function useReturnKeys(onReturn: () => void): void {
  const goBack = useEffectEvent(onReturn)
  useEffect(() => {
    const stopped = new AbortController()
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.repeat || isBusyElsewhere(event.target)) return
        const isOnControl =
          event.target instanceof Element &&
          event.target.closest('button, a[href], summary, [role="button"]') !== null
        if (event.key === 'Escape' || (event.key === 'Enter' && !isOnControl)) {
          event.preventDefault()
          goBack()
        }
      },
      { signal: stopped.signal },
    )
    return () => stopped.abort()
  }, [])
}
