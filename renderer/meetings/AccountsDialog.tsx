/** The administrator's list of accounts: who may prepare meetings on this hub. */
import { Button, Checkbox, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newId } from 'uuid'
import type { KnownPerson } from '../../protocol/http/people.ts'
import { hubRoles, type HubRole } from '../../protocol/http/sign-in.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import classes from './AccountsDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function AccountsDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation()
  const [people, setPeople] = useState<readonly KnownPerson[]>([])
  const [edited, setEdited] = useState<KnownPerson | null>(null)
  const load = useAction(async () => setPeople((await call('people:list', null)).people))
  const { run } = load
  useEffect(() => {
    if (isOpen) void run()
  }, [isOpen, run])

  const accounts = people.filter((person) => person.username !== null)
  const saved = () => {
    setEdited(null)
    void run()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('meetings.accounts.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {edited !== null ? (
        <AccountForm key={edited.id} person={edited} onSaved={saved} onBack={() => setEdited(null)} />
      ) : (
        <Stack>
          <FailureNotice failure={load.failure} onRetry={() => void run()} />
          <ul className={classes['list']}>
            {accounts.map((person) => (
              <li key={person.id} className={classes['entry']}>
                <div>
                  <div>
                    {person.name} · {person.username}
                  </div>
                  <div className={classes['quiet']}>
                    {person.isDisabled
                      ? t('meetings.accounts.disabled')
                      : person.hubRole !== null && t(`common.hubRoles.${person.hubRole}`)}
                  </div>
                </div>
                <Button variant="subtle" onClick={() => setEdited(person)}>
                  {t('meetings.accounts.change')}
                </Button>
              </li>
            ))}
          </ul>
          <Button onClick={() => setEdited(emptyAccount())}>{t('meetings.accounts.add')}</Button>
        </Stack>
      )}
    </Modal>
  )
}

function emptyAccount(): KnownPerson {
  return {
    id: newId(),
    name: '',
    jobTitle: '',
    unit: '',
    username: null,
    hubRole: 'secretary',
    isDisabled: false,
  }
}

interface FormProps {
  readonly person: KnownPerson
  readonly onSaved: () => void
  readonly onBack: () => void
}

function AccountForm({ person, onSaved, onBack }: FormProps) {
  const { t } = useTranslation()
  const isNew = person.username === null
  const [name, setName] = useState(person.name)
  const [username, setUsername] = useState(person.username ?? '')
  const [password, setPassword] = useState('')
  const [hubRole, setHubRole] = useState<HubRole | null>(person.hubRole)
  const [isDisabled, setDisabled] = useState(person.isDisabled)
  const save = useAction(async () => {
    await call('account:save', {
      personId: person.id,
      name,
      jobTitle: person.jobTitle,
      unit: person.unit,
      username,
      password: password === '' ? null : password,
      hubRole,
      isDisabled,
    })
    onSaved()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save.run()
  }
  const isComplete =
    name.trim() !== '' && username.trim().length >= 3 && (password.length >= 8 || (!isNew && password === ''))
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('start.host.yourName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          data-autofocus
        />
        <TextInput
          label={t('start.signIn.username')}
          description={t('start.host.usernameHint')}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          maxLength={60}
          spellCheck={false}
          autoComplete="off"
        />
        <PasswordInput
          label={t('start.signIn.password')}
          description={isNew ? t('start.host.passwordHint') : t('meetings.accounts.keepPassword')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('start.signIn.showPassword') }}
        />
        <Select
          label={t('meetings.accounts.role')}
          value={hubRole ?? 'none'}
          onChange={(value) => setHubRole(hubRoles.find((role) => role === value) ?? null)}
          data={[
            ...hubRoles.map((role) => ({ value: role, label: t(`common.hubRoles.${role}`) })),
            { value: 'none', label: t('meetings.accounts.noRole') },
          ]}
        />
        {!isNew && (
          <Checkbox
            label={t('meetings.accounts.disable')}
            checked={isDisabled}
            onChange={(event) => setDisabled(event.currentTarget.checked)}
          />
        )}
        <FailureNotice failure={save.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button type="submit" loading={save.isBusy} disabled={!isComplete}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
