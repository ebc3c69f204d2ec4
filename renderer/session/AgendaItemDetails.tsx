/** Who presents an item, its minutes, and for who leads the meeting: opening and closing it. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import classes from './AgendaItemDetails.module.css'
import { isHeading, usedMs } from './agenda-progress.ts'
import type { AgendaEntry } from '../../meeting/agenda-tree.ts'
import { contentOf } from './next-step.ts'
import { useCommand } from './use-command.ts'
import { useHubNow } from './use-hub-now.ts'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly entry: AgendaEntry
  /** The person asked for it: offers what can be done with the item. */
  readonly isExpanded: boolean
}

export function AgendaItemDetails({ session, entry, isExpanded }: Props) {
  const { t } = useTranslation()
  const { item } = entry
  const role = session.open.me?.role ?? null
  const isCurrent = session.currentEntry?.item.id === item.id
  const change = useCommand()
  const wasOpened = session.state.itemTimes.some((time) => time.itemId === item.id)
  const canOpen =
    session.state.phase === 'live' &&
    mayInMeeting(role, 'item:open') &&
    !isCurrent &&
    !isHeading(entry, contentOf(session.open))
  const canClose = isCurrent && mayInMeeting(role, 'item:close')
  return (
    <div className={classes['details']}>
      {item.presenter !== '' && <span>{t('session.agenda.presenter', { presenter: item.presenter })}</span>}
      <Minutes session={session} entry={entry} />
      {isExpanded && canOpen && (
        <Button
          variant="default"
          loading={change.isBusy}
          onClick={() => void change.run({ type: 'item:open', itemId: item.id })}
        >
          {t(wasOpened ? 'session.agenda.openAgain' : 'session.agenda.openItem')}
        </Button>
      )}
      {isExpanded && canClose && (
        <Button
          variant="default"
          loading={change.isBusy}
          onClick={() => void change.run({ type: 'item:close', itemId: item.id })}
        >
          {t('session.agenda.closeItem')}
        </Button>
      )}
      <FailureNotice failure={change.failure} onClose={change.clear} />
    </div>
  )
}

function Minutes({ session, entry }: Pick<Props, 'session' | 'entry'>) {
  const { t } = useTranslation()
  const { id, plannedMinutes } = entry.item
  const isCurrent = session.currentEntry?.item.id === id
  const nowMs = useHubNow(isCurrent)
  const hasTimes = session.state.itemTimes.some((time) => time.itemId === id)
  const used = Math.floor(usedMs(session.state, id, nowMs) / 60_000)
  if (!hasTimes) {
    return plannedMinutes === null ? null : (
      <span>{t('session.agenda.planned', { count: plannedMinutes })}</span>
    )
  }
  if (plannedMinutes === null) return <span>{t('session.agenda.used', { count: used })}</span>
  const over = used - plannedMinutes
  return (
    <span className={classes['minutes']} data-is-over={over > 0}>
      {t('session.agenda.usedOfPlanned', { used, planned: plannedMinutes })}
      {over > 0 && ` · ${t('session.agenda.over', { count: over })}`}
    </span>
  )
}
