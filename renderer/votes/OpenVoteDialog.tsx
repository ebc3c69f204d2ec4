/** The question as it will be put, editable until it is opened; a missing quorum is said, and goes into the record. */
import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newId } from 'uuid'
import { attendanceOf } from '../../meeting/quorum.ts'
import { openVoteOf } from '../../meeting/state.ts'
import { motion as motionSchema, type Motion } from '../../protocol/live/motion.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { MotionEditor } from '../prepare/MotionEditor.tsx'
import { useCommand } from '../session/use-command.ts'
import type { Session } from '../session/use-session.ts'

interface Props {
  readonly session: Session
  readonly initial: Motion
  readonly itemId: string | null
  /** A question nobody prepared. */
  readonly isAdHoc?: boolean
  onClose(): void
}

export function OpenVoteDialog({ session, initial, itemId, isAdHoc = false, onClose }: Props) {
  const { t } = useTranslation()
  const [motion, setMotion] = useState(initial)
  // One id for this dialogue: pressing again after a lost answer cannot open a second vote.
  const voteId = useRef(newId())
  const open = useCommand()
  const { state, open: prepared } = session
  const { quorum } = motion.rule
  const attendance = attendanceOf(state, quorum ?? undefined)
  const isQuorate = quorum === null || attendance.isQuorate
  const isOtherOpen = openVoteOf(state) !== null

  const openIt = async () => {
    const isOpened = await open.run({
      type: 'vote:open',
      voteId: voteId.current,
      itemId,
      motion: motionSchema.parse(motion),
      withoutQuorum: !isQuorate,
    })
    if (isOpened) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(isAdHoc ? 'votes.openDialog.titleAdHoc' : 'votes.openDialog.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <MotionEditor
          value={motion}
          onChange={setMotion}
          meetingKind={prepared.meeting.kind}
          documents={session.papers.map((paper) => paper.document)}
        />
        {!isQuorate && (
          <Alert
            color="yellow"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('votes.openDialog.noQuorumTitle')}
          >
            {t('votes.openDialog.noQuorum', {
              present: attendance.presentCount,
              members: attendance.memberCount,
              needed: attendance.neededCount,
            })}
          </Alert>
        )}
        {isOtherOpen && <p role="status">{t('votes.openDialog.alreadyOpen')}</p>}
        <FailureNotice failure={open.failure} onClose={open.clear} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={open.isBusy}
            disabled={isOtherOpen || !motionSchema.safeParse(motion).success}
            onClick={() => void openIt()}
          >
            {t(isQuorate ? 'votes.openDialog.open' : 'votes.openDialog.openAnyway')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
