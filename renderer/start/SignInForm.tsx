/** Signing in to a hub: by the code on the slip, or by account. A scanned slip brings its code along. */
import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import type { FoundHub } from './JoinPanel.tsx'
import { Panel } from './Panel.tsx'
import panel from './Panel.module.css'

interface Props {
  readonly hub: FoundHub
  readonly onBack: () => void
  readonly onDone: () => void
}

export function SignInForm({ hub, onBack, onDone }: Props) {
  const { t } = useTranslation()
  const [by, setBy] = useState<'slip' | 'password'>('slip')
  const [code, setCode] = useState(hub.slipCode ?? '')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')

  const signIn = useAction(async () => {
    const credentials = by === 'slip' ? { by, code } : { by, username, password }
    const { meetingId } = await call('hub:sign-in', {
      address: hub.address,
      fingerprint: hub.fingerprint,
      credentials,
    })
    await call('join-code:dismiss', null)
    if (meetingId !== null) await call('meeting:open', { meetingId })
    onDone()
  })

  // A scanned slip is all that is needed: no second tap.
  const { run } = signIn
  const hasScannedSlip = hub.slipCode !== null
  useEffect(() => {
    if (hasScannedSlip) void run()
  }, [hasScannedSlip, run])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void signIn.run()
  }

  return (
    <Panel title={hub.hubName} lead={t('start.signIn.lead')} onBack={onBack}>
      <SegmentedControl
        fullWidth
        size="md"
        value={by}
        onChange={(value) => {
          setBy(value === 'password' ? 'password' : 'slip')
          signIn.clear()
        }}
        data={[
          { value: 'slip', label: t('start.signIn.bySlip') },
          { value: 'password', label: t('start.signIn.byPassword') },
        ]}
      />
      <form className={panel['form']} onSubmit={submit}>
        {by === 'slip' ? (
          <TextInput
            key="code"
            className={panel['code'] ?? ''}
            label={t('start.signIn.code')}
            description={t('start.signIn.codeHint')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
            autoComplete="off"
            spellCheck={false}
          />
        ) : (
          <>
            <TextInput
              key="username"
              label={t('start.signIn.username')}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              autoFocus
              autoComplete="username"
              spellCheck={false}
            />
            <PasswordInput
              label={t('start.signIn.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('start.signIn.showPassword') }}
            />
          </>
        )}
        <FailureNotice failure={signIn.failure} onRetry={() => void signIn.run()} />
        <Button
          type="submit"
          loading={signIn.isBusy}
          disabled={by === 'slip' ? code.trim() === '' : username.trim() === '' || password === ''}
        >
          {t('start.signIn.submit')}
        </Button>
      </form>
    </Panel>
  )
}
