/** On the laptop that is the meeting's server: where others reach it, and how to stop or save it. */
import { Button, CopyButton, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { comparisonDigits } from '../../protocol/join-code.ts'
import { ConfirmDialog } from '../frame/ConfirmDialog.tsx'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import classes from './HostingCard.module.css'

export function HostingCard() {
  const { t } = useTranslation()
  const hosting = useApp((state) => state.hosting)
  const [savedTo, setSavedTo] = useState<string | null>(null)
  const [isStopping, setStopping] = useState(false)
  const backup = useAction(async () => setSavedTo((await call('hosting:backup', null)).path))
  const stop = useAction(() => call('hosting:stop', null))

  if (hosting.state === 'failed') return <FailureNotice failure={hosting.failure} />
  if (hosting.state !== 'on') return null
  return (
    <section className={classes['card']} aria-labelledby="hosting-title">
      <h2 id="hosting-title" className={classes['title']}>
        {t('meetings.hosting.title', { name: hosting.hubName })}
      </h2>
      <p className={classes['text']}>{t('meetings.hosting.how')}</p>
      <p className={classes['address']}>{hosting.addresses.slice(0, 2).join(' · ')}</p>
      <p className={classes['text']}>
        {t('meetings.hosting.digits')} <strong>{comparisonDigits(hosting.fingerprint)}</strong>
      </p>
      <Group>
        <CopyButton value={hosting.joinCode}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('common.copied') : t('meetings.hosting.copyCode')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" loading={backup.isBusy} onClick={() => void backup.run()}>
          {t('meetings.hosting.backup')}
        </Button>
        <Button variant="subtle" color="lacquer" loading={stop.isBusy} onClick={() => setStopping(true)}>
          {t('meetings.hosting.stop')}
        </Button>
      </Group>
      <p role="status" className={classes['text']}>
        {savedTo !== null && t('meetings.hosting.savedTo', { path: savedTo })}
      </p>
      <FailureNotice failure={backup.failure ?? stop.failure} />
      <ConfirmDialog
        isOpen={isStopping}
        title={t('meetings.hosting.stopQuestion')}
        text={t('meetings.hosting.stopText')}
        confirm={t('meetings.hosting.stop')}
        onConfirm={() => {
          setStopping(false)
          void stop.run()
        }}
        onClose={() => setStopping(false)}
      />
    </section>
  )
}
