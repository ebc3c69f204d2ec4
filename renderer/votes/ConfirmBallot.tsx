/** Asks once before a ballot that cannot be taken back. */
import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Choice } from '../../protocol/live/motion.ts'

interface Props {
  /** null: nothing to confirm. */
  readonly choice: Choice | null
  onCancel(): void
  onSend(choice: Choice): void
}

export function ConfirmBallot({ choice, onCancel, onSend }: Props) {
  const { t } = useTranslation()
  const title = choice === null ? '' : t('votes.confirmTitle', { choice: t(`votes.choices.${choice}`) })
  return (
    <Modal
      opened={choice !== null}
      onClose={onCancel}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text>{t('votes.confirmText')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus onClick={() => choice !== null && onSend(choice)}>
          {t('votes.confirmSend')}
        </Button>
      </Group>
    </Modal>
  )
}
