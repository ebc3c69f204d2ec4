/** Starting is for everyone at once: says who is there, then asks. */
import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { atLeast } from '../../meeting/quorum.ts'
import { useFormats } from '../i18n/format.ts'
import { useApp } from '../state/app-store.ts'
import classes from './NextStepButton.module.css'
import { useHubNow } from './use-hub-now.ts'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly isOpen: boolean
  onStart(): void
  onClose(): void
}

/** Starting this much before the time of the invitation is worth a sentence. Milliseconds. */
const earlyMs = 15 * 60_000

export function StartDialog({ session, isOpen, onStart, onClose }: Props) {
  const { t } = useTranslation()
  const { dateTime } = useFormats()
  const nowMs = useHubNow(isOpen)
  const connected = useApp((app) => app.live?.connectedPersonIds ?? null)
  const { meeting, participants } = session.open
  const members = participants.filter((participant) => participant.isMember)
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('session.startDialog.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {connected !== null && (
        <p className={classes['words']}>
          {t('session.startDialog.present', {
            connected: members.filter((member) => connected.includes(member.personId)).length,
            members: members.length,
            needed: atLeast(meeting.quorum, members.length),
          })}
        </p>
      )}
      {meeting.startsAtMs - nowMs > earlyMs && (
        <p className={classes['words']}>
          {t('session.startDialog.early', { time: dateTime(meeting.startsAtMs) })}
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus onClick={onStart}>
          {t('session.startDialog.start')}
        </Button>
      </Group>
    </Modal>
  )
}
