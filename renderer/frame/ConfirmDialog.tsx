/** Asks once before what can't be undone: what will happen, and two buttons that say what they do. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly isOpen: boolean
  readonly title: string
  readonly text: ReactNode
  /** The verb on the button that does it. */
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog({ isOpen, title, text, confirm, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <div>{text}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button color="lacquer" onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
