/** The sample meeting: as whom to try it. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { Panel } from './Panel.tsx'
import panel from './Panel.module.css'

const people = ['chair', 'delegate', 'secretary'] as const

interface Props {
  readonly onBack: () => void
  readonly onDone: () => void
}

export function SamplePanel({ onBack, onDone }: Props) {
  const { t } = useTranslation()
  const start = useAction(async (as: (typeof people)[number]) => {
    const { meetingId } = await call('sample:start', { as })
    await call('meeting:open', { meetingId })
    onDone()
  })
  return (
    <Panel title={t('start.sample.title')} lead={t('start.sample.lead')} onBack={onBack}>
      <div className={panel['form']}>
        {people.map((as) => (
          <Button key={as} variant="default" disabled={start.isBusy} onClick={() => void start.run(as)}>
            {t(`start.sample.as.${as}`)}
          </Button>
        ))}
        {start.isBusy && <p role="status">{t('start.sample.preparing')}</p>}
        <FailureNotice failure={start.failure} />
      </div>
    </Panel>
  )
}
