/** Takes back a vote opened by mistake. The reason is asked, because it stays in the record. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cancelVote } from '../../protocol/live/cancel-vote.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useCommand } from '../session/use-command.ts'
import { useReturnFocus } from '../session/use-return-focus.ts'

interface Props {
  readonly voteId: string
  onClose(): void
}

export function CancelVoteDialog({ voteId, onClose }: Props) {
  const { t } = useTranslation()
  useReturnFocus()
  const [reason, setReason] = useState('')
  const cancel = useCommand()
  const command = cancelVote.safeParse({ type: 'vote:cancel', voteId, reason })
  const cancelIt = async () => {
    if (command.success && (await cancel.run(command.data))) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('votes.cancelDialog.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void cancelIt()
        }}
      >
        <Stack>
          <div>{t('votes.cancelDialog.text')}</div>
          <TextInput
            data-autofocus
            required
            maxLength={500}
            label={t('votes.cancelDialog.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FailureNotice failure={cancel.failure} onClose={cancel.clear} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('votes.cancelDialog.keep')}
            </Button>
            <Button type="submit" color="lacquer" loading={cancel.isBusy} disabled={!command.success}>
              {t('votes.cancelDialog.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
