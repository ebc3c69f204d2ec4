/** Closing fixes the result for good: asks once, with the numbers as they change, and who has not voted. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { findVote } from '../../meeting/state.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useCommand } from '../session/use-command.ts'
import { useReturnFocus } from '../session/use-return-focus.ts'
import { useMeetingState } from '../state/app-store.ts'
import classes from './CloseVoteDialog.module.css'

interface Props {
  readonly voteId: string
  onClose(): void
}

export function CloseVoteDialog({ voteId, onClose }: Props) {
  const { t } = useTranslation()
  useReturnFocus()
  const state = useMeetingState()
  const vote = findVote(state, voteId)
  const close = useCommand()
  if (vote === null) return null
  const missing = state.roster.filter(
    ({ personId }) => vote.voters.includes(personId) && !vote.receivedFrom.includes(personId),
  )
  const closeIt = async () => {
    if (await close.run({ type: 'vote:close', voteId })) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('votes.closeDialog.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <p className={classes['count']}>
          {t('votes.closeDialog.text', { received: vote.receivedFrom.length, voters: vote.voters.length })}
        </p>
        <p className={classes['missing']}>
          {missing.length === 0
            ? t('votes.closeDialog.all')
            : `${t('votes.closeDialog.missing', { count: missing.length })} ${missing.map((entry) => entry.name).join(', ')}.`}
        </p>
        <FailureNotice failure={close.failure} onClose={close.clear} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('votes.closeDialog.keepOpen')}
          </Button>
          <Button data-autofocus loading={close.isBusy} onClick={() => void closeIt()}>
            {t('votes.closeDialog.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
