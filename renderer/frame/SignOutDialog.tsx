/** Signing out, and whether what the laptop holds of this hub goes too. */
import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { FailureNotice } from './FailureNotice.tsx'

interface Props {
  readonly hubId: string
  readonly hubName: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function SignOutDialog({ hubId, hubName, isOpen, onClose }: Props) {
  const { t } = useTranslation()
  const [isForgotten, setForgotten] = useState(false)
  const signOut = useAction(async () => {
    await call('hub:sign-out', { hubId, isForgotten })
    onClose()
  })
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('frame.signOutQuestion', { hub: hubName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Checkbox
          label={t('frame.signOutForget')}
          checked={isForgotten}
          onChange={(event) => setForgotten(event.currentTarget.checked)}
        />
        <FailureNotice failure={signOut.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button color="lacquer" loading={signOut.isBusy} onClick={() => void signOut.run()}>
            {t('frame.signOut')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
