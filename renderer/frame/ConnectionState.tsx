/** How things stand with the hub, as a sentence with an icon; and what to do when the program can't mend it itself. */
import { Button } from '@mantine/core'
import { IconCircleCheck, IconCloudOff, IconLoader2, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { call } from '../state/core.ts'
import { useSteadyConnection } from './use-steady-connection.ts'
import classes from './ConnectionState.module.css'

export function ConnectionState() {
  const { t } = useTranslation()
  const connection = useSteadyConnection()
  if (connection.state === 'none') return null
  const { icon, text } = {
    connected: { icon: <IconCircleCheck size={20} aria-hidden />, text: t('frame.connected') },
    connecting: { icon: <IconLoader2 size={20} aria-hidden />, text: t('frame.connecting') },
    away: { icon: <IconCloudOff size={20} aria-hidden />, text: t('frame.awayShort') },
    stopped: { icon: <IconPlugConnectedX size={20} aria-hidden />, text: t('frame.stopped') },
  }[connection.state]
  return (
    <span role="status" className={classes['state']} data-state={connection.state}>
      {icon}
      {text}
    </span>
  )
}

/** The line under the top bar while the hub is away: what still works, or why it ended. */
export function ConnectionLine() {
  const { t } = useTranslation()
  const connection = useSteadyConnection()
  if (connection.state !== 'away' && connection.state !== 'stopped') return null
  return (
    <div className={classes['line']} data-state={connection.state} role="status">
      <span>{connection.state === 'away' ? t('frame.away') : t(`failures.${connection.failure.kind}`)}</span>
      <Button variant="default" size="compact-md" onClick={() => void call('hub:retry', null)}>
        {t('frame.retryNow')}
      </Button>
    </div>
  )
}
