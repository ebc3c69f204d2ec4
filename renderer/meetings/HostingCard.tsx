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

  if (hosting.state !== 'on') return <HostAgainCard />
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

/** After the program was closed on the laptop that is the server: nobody reaches the meeting until it hosts again. */
function HostAgainCard() {
  const { t } = useTranslation()
  const hosting = useApp((state) => state.hosting)
  const hub = useApp((state) => state.hubs.known.find((one) => one.hubId === state.hubs.currentHubId))
  const start = useAction((hubName: string) => call('hosting:start', { hubName, administrator: null }))
  if (hub === undefined || !hub.isHostedHere || hub.isSample) return null
  return (
    <section className={classes['card']} aria-labelledby="host-again-title">
      <h2 id="host-again-title" className={classes['title']}>
        {t('meetings.hosting.offTitle', { name: hub.name })}
      </h2>
      <p className={classes['text']}>{t('meetings.hosting.offText')}</p>
      {hosting.state === 'failed' && <FailureNotice failure={hosting.failure} />}
      <Group>
        <Button
          loading={start.isBusy || hosting.state === 'starting'}
          onClick={() => void start.run(hub.name)}
        >
          {t('meetings.hosting.startAgain')}
        </Button>
      </Group>
    </section>
  )
}
