/** What a person should know about the page in front of them, in one line above it. Nothing when all is as usual. */
import { IconClock, IconEyeOff, IconFlag, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import classes from './SessionNotice.module.css'
import type { View } from './follow.ts'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly view: View
  /** The page the others see while this presenter looks at something alone; null otherwise. */
  readonly pageOfOthers: number | null
}

export function SessionNotice({ session, view, pageOfOthers }: Props) {
  const { t } = useTranslation()
  const { dateTime, time } = useFormats()
  const { state, open } = session
  if (state.phase === 'prepared') {
    const { startsAtMs, place } = open.meeting
    return (
      <div className={classes['notice']}>
        <IconClock aria-hidden />
        <span>
          <strong>{t('session.before.notStarted')}</strong>
          {` · ${t('session.before.startsAt', { time: dateTime(startsAtMs) })}`}
          {place !== '' && ` · ${place}`}
        </span>
      </div>
    )
  }
  if (state.phase === 'ended') {
    return (
      <div className={classes['notice']}>
        <IconFlag aria-hidden />
        <span>{t('session.ended', { time: time(state.endedAtMs ?? 0) })}</span>
      </div>
    )
  }
  if (pageOfOthers !== null) {
    return (
      <div className={classes['notice']} role="status">
        <IconEyeOff aria-hidden />
        <span>{t('session.present.alone', { page: pageOfOthers })}</span>
      </div>
    )
  }
  if (view.notice !== 'restricted' && view.notice !== 'not-here-yet') return null
  return (
    <div className={classes['notice']} role="status">
      <IconInfoCircle aria-hidden />
      <span>
        {t(view.notice === 'restricted' ? 'session.follow.restricted' : 'session.follow.notHereYet')}
      </span>
    </div>
  )
}
