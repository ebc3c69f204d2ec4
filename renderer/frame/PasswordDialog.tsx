/** A person's own password. */
import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { FailureNotice } from './FailureNotice.tsx'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function PasswordDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isDone, setDone] = useState(false)
  const change = useAction(async () => {
    await call('password:change', { current, next })
    setDone(true)
  })
  const close = () => {
    setCurrent('')
    setNext('')
    setDone(false)
    change.clear()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void change.run()
  }
  const toggle = { 'aria-label': t('start.signIn.showPassword') }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('frame.changePassword')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {isDone ? (
        <Stack>
          <p role="status">{t('frame.passwordChanged')}</p>
          <Button onClick={close}>{t('common.close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <PasswordInput
              label={t('frame.currentPassword')}
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={toggle}
              data-autofocus
            />
            <PasswordInput
              label={t('frame.newPassword')}
              value={next}
              onChange={(event) => setNext(event.currentTarget.value)}
              autoComplete="new-password"
              visibilityToggleButtonProps={toggle}
            />
            <FailureNotice failure={change.failure} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={change.isBusy} disabled={current === '' || next.length < 8}>
                {t('common.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
