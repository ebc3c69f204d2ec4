/** Where this laptop has been before, and which hubs announce themselves in the room. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import classes from './KnownHubs.module.css'

interface Props {
  readonly onJoin: (address: string) => void
  readonly onDone: () => void
}

export function KnownHubs({ onJoin, onDone }: Props) {
  const { t } = useTranslation()
  const { known, discovered } = useApp((state) => state.hubs)
  const hosting = useApp((state) => state.hosting)
  const enter = useAction(async (hubId: string, hubName: string, mustHost: boolean) => {
    if (mustHost) await call('hosting:start', { hubName, administrator: null })
    await call('hub:switch', { hubId })
    onDone()
  })
  // The sample meeting has a choice of its own.
  const signedIn = known.filter((hub) => hub.person !== null && !hub.isSample)
  const others = discovered.filter((hub) => !known.some((one) => one.address === hub.address))

  return (
    <div className={classes['lists']}>
      {signedIn.length > 0 && (
        <section aria-labelledby="known-hubs">
          <h2 id="known-hubs" className={classes['heading']}>
            {t('start.known.title')}
          </h2>
          <div className={classes['row']}>
            {signedIn.map((hub) => (
              <Button
                key={hub.hubId}
                variant="default"
                loading={enter.isBusy}
                onClick={() =>
                  void enter.run(hub.hubId, hub.name, hub.isHostedHere && hosting.state !== 'on')
                }
              >
                {hub.name} · {hub.person?.name}
              </Button>
            ))}
          </div>
          <FailureNotice failure={enter.failure} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="found-hubs">
          <h2 id="found-hubs" className={classes['heading']}>
            {t('start.join.found')}
          </h2>
          <div className={classes['row']}>
            {others.map((hub) => (
              <Button key={hub.address} variant="default" onClick={() => onJoin(hub.address)}>
                {hub.name} · {hub.address}
              </Button>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}
