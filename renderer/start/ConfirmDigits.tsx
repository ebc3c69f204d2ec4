/** An address was typed, so nothing vouches for who answers: the person compares the digits with the printed ones. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FoundHub } from './JoinPanel.tsx'
import { Panel } from './Panel.tsx'
import panel from './Panel.module.css'

interface Props {
  readonly hub: FoundHub
  readonly onBack: () => void
  readonly onConfirm: () => void
}

export function ConfirmDigits({ hub, onBack, onConfirm }: Props) {
  const { t } = useTranslation()
  return (
    <Panel title={hub.hubName} lead={t('start.digits.lead')} onBack={onBack}>
      <p className={panel['digits']}>{hub.comparisonDigits}</p>
      <Button onClick={onConfirm} autoFocus>
        {t('start.digits.same')}
      </Button>
      <Button variant="default" onClick={onBack}>
        {t('start.digits.different')}
      </Button>
    </Panel>
  )
}
