/** Making this laptop the meeting's server: a name, and on the first start the account that runs it. */
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { Panel } from './Panel.tsx'
import panel from './Panel.module.css'

interface Props {
  readonly onBack: () => void
  readonly onDone: () => void
}

export function HostPanel({ onBack, onDone }: Props) {
  const { t } = useTranslation()
  const [isFirstTime, setFirstTime] = useState<boolean | null>(null)
  const [hubName, setHubName] = useState('')
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')

  const look = useAction(async () => {
    const previous = await call('hosting:previous', null)
    setFirstTime(previous === null)
    if (previous !== null) setHubName(previous.hubName)
  })
  const { run: runLook } = look
  useEffect(() => {
    void runLook()
  }, [runLook])

  const host = useAction(async () => {
    const administrator = isFirstTime === true ? { name, username, password } : null
    await call('hosting:start', { hubName, administrator })
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void host.run()
  }
  const isComplete =
    hubName.trim() !== '' &&
    (isFirstTime === false || (name.trim() !== '' && username.trim().length >= 3 && password.length >= 8))

  return (
    <Panel title={t('start.host.title')} lead={t('start.host.lead')} onBack={onBack}>
      <FailureNotice failure={look.failure} onRetry={() => void look.run()} />
      {isFirstTime !== null && (
        <form className={panel['form']} onSubmit={submit}>
          <TextInput
            label={t('start.host.hubName')}
            description={t('start.host.hubNameHint')}
            value={hubName}
            onChange={(event) => setHubName(event.currentTarget.value)}
            maxLength={200}
            autoFocus
          />
          {isFirstTime && (
            <>
              <TextInput
                label={t('start.host.yourName')}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={120}
                autoComplete="name"
              />
              <TextInput
                label={t('start.signIn.username')}
                description={t('start.host.usernameHint')}
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value)}
                maxLength={60}
                autoComplete="username"
                spellCheck={false}
              />
              <PasswordInput
                label={t('start.signIn.password')}
                description={t('start.host.passwordHint')}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                maxLength={200}
                autoComplete="new-password"
                visibilityToggleButtonProps={{ 'aria-label': t('start.signIn.showPassword') }}
              />
            </>
          )}
          <FailureNotice failure={host.failure} onRetry={() => void host.run()} />
          <Button type="submit" loading={host.isBusy} disabled={!isComplete}>
            {t('start.host.submit')}
          </Button>
        </form>
      )}
    </Panel>
  )
}
