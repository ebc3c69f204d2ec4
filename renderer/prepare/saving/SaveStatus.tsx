/** Whether what was typed is on the hub; when it is not, why, and what can be done. */
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { discardRefused, saveNow, useSaveState } from './draft.ts'
import classes from './SaveStatus.module.css'

/** One quiet line. */
export function SaveStatus() {
  const { t } = useTranslation()
  const save = useSaveState()
  return (
    <span role="status" className={classes['line']} data-state={save.state}>
      {save.state === 'saved' && <IconCheck size={20} aria-hidden />}
      {save.state === 'saving' && <IconLoader2 size={20} aria-hidden />}
      {save.state === 'failed' && <IconAlertTriangle size={20} aria-hidden />}
      {save.state === 'failed'
        ? t(save.canWait ? 'prepare.save.waiting' : 'prepare.save.failed')
        : t(`prepare.save.${save.state}`)}
    </span>
  )
}

/** Below the head of the screen, only while something could not be saved. */
export function SaveFailure() {
  const { t } = useTranslation()
  const save = useSaveState()
  if (save.state !== 'failed') return null
  return (
    <div role="alert" className={classes['failure']}>
      <div>
        <strong>{t(save.canWait ? 'prepare.save.waitingTitle' : 'prepare.save.failedTitle')}</strong>{' '}
        {t(`failures.${save.failure.kind}`)}
        {save.failure.detail !== undefined && (
          <details>
            <summary>{t('common.details')}</summary>
            <code>
              {save.failure.kind}: {save.failure.detail}
            </code>
          </details>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" onClick={() => void saveNow()}>
          {t('common.retry')}
        </Button>
        {!save.canWait && (
          <Button variant="subtle" onClick={discardRefused}>
            {t('prepare.save.discard')}
          </Button>
        )}
      </Group>
    </div>
  )
}
