/** Joining a meeting: what was typed, pasted or scanned → who answers → sign in. */
import { Button, TextInput } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../protocol/app/calls.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { ConfirmDigits } from './ConfirmDigits.tsx'
import { Panel } from './Panel.tsx'
import { ScanSlip } from './ScanSlip.tsx'
import { SignInForm } from './SignInForm.tsx'
import panel from './Panel.module.css'

export type FoundHub = CallResult<'hub:probe'>

interface Props {
  /** A join code or address to start from; a join code is looked up at once. */
  readonly initial: string
  readonly onBack: () => void
  readonly onDone: () => void
}

export function JoinPanel({ initial, onBack, onDone }: Props) {
  const { t } = useTranslation()
  const discovered = useApp((state) => state.hubs.discovered)
  const [typed, setTyped] = useState(initial)
  const [found, setFound] = useState<FoundHub | null>(null)
  const [isConfirmed, setConfirmed] = useState(false)
  const [isScanning, setScanning] = useState(false)
  const probe = useAction(async (text: string) => setFound(await call('hub:probe', { typed: text })))

  const { run } = probe
  useEffect(() => {
    if (initial !== '') void run(initial)
  }, [initial, run])

  const leave = () => {
    if (found !== null && initial === '') {
      setFound(null)
      setConfirmed(false)
      return
    }
    void call('join-code:dismiss', null)
    onBack()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void probe.run(typed)
  }
  const scanned = (text: string) => {
    setScanning(false)
    setTyped(text)
    void probe.run(text)
  }

  if (found !== null && (found.isVouched || isConfirmed)) {
    return <SignInForm hub={found} onBack={leave} onDone={onDone} />
  }
  if (found !== null) {
    return <ConfirmDigits hub={found} onBack={leave} onConfirm={() => setConfirmed(true)} />
  }
  if (isScanning) return <ScanSlip onScanned={scanned} onBack={() => setScanning(false)} />
  return (
    <Panel title={t('start.join.title')} lead={t('start.join.lead')} onBack={leave}>
      <form className={panel['form']} onSubmit={submit}>
        <TextInput
          label={t('start.join.field')}
          description={t('start.join.fieldHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoFocus
          autoComplete="off"
          spellCheck={false}
        />
        <FailureNotice failure={probe.failure} onRetry={() => void probe.run(typed)} />
        <Button type="submit" loading={probe.isBusy} disabled={typed.trim() === ''}>
          {t('common.continue')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconQrcode size={22} aria-hidden />}
          onClick={() => setScanning(true)}
        >
          {t('start.join.scan')}
        </Button>
      </form>
      {discovered.length > 0 && (
        <div className={panel['form']}>
          <h2>{t('start.join.found')}</h2>
          {discovered.map((hub) => (
            <Button key={hub.address} variant="default" onClick={() => void probe.run(hub.address)}>
              {hub.name} · {hub.address}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  )
}
