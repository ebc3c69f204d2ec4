/** While nothing is presented: which meeting this is, its agenda, and how to get in. */
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import type { Session } from '../session/use-session.ts'
import { useApp } from '../state/app-store.ts'
import classes from './RoomAgenda.module.css'

/** More lines than these would be too small for the hall. */
const mostItems = 7

export function RoomAgenda({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const { meeting } = session.open
  const top = session.entries.filter((entry) => entry.depth === 0)
  const listed = top.length > mostItems ? top.slice(0, mostItems - 1) : top
  return (
    <>
      <header className={classes['head']}>
        <h1 className={classes['title']}>{meeting.title}</h1>
        <p className={classes['state']}>
          {session.state.phase === 'prepared'
            ? `${t('room.waiting')} · ${t('room.startsAt', { time: time(meeting.startsAtMs) })}`
            : t('room.between')}
        </p>
      </header>
      <ol className={classes['list']} aria-label={t('room.agenda')}>
        {listed.map(({ item, number }) => (
          <li key={item.id} className={classes['item']} data-mark={session.marks.get(item.id)}>
            <span className={classes['number']}>{number}</span>
            <span className={classes['words']}>{item.title}</span>
          </li>
        ))}
        {top.length > listed.length && (
          <li className={classes['more']}>{t('room.more', { count: top.length - listed.length })}</li>
        )}
      </ol>
      <HowToJoin />
    </>
  )
}

function HowToJoin() {
  const { t } = useTranslation()
  const address = useApp(({ hosting, hubs }) =>
    hosting.state === 'on'
      ? hosting.addresses[0]
      : hubs.known.find((hub) => hub.hubId === hubs.currentHubId)?.address,
  )
  return (
    <p className={classes['join']}>
      {address === undefined ? t('room.joinCodeOnly') : t('room.join', { address })}
    </p>
  )
}
