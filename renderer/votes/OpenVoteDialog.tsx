/** The question as it will be put, editable until it is opened; a missing quorum is said, and goes into the record. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newId } from 'uuid'
import { attendanceOf } from '../../meeting/quorum.ts'
import { openVoteOf } from '../../meeting/state.ts'
import { motion as motionSchema, type Motion } from '../../protocol/live/motion.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { MotionEditor } from '../prepare/MotionEditor.tsx'
import { ruleSentences } from '../prepare/motion/rule-sentence.ts'
import { useCommand } from '../session/use-command.ts'
import { useReturnFocus } from '../session/use-return-focus.ts'
import type { Session } from '../session/use-session.ts'
import classes from './OpenVoteDialog.module.css'

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
  useReturnFocus()
  const [motion, setMotion] = useState(initial)
  // A prepared question is read and opened; editing it is one tap deeper, so that no stray key changes it.
  const [isEdited, setEdited] = useState(isAdHoc)
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
        {isEdited ? (
          <MotionEditor
            value={motion}
            onChange={setMotion}
            meetingKind={prepared.meeting.kind}
            documents={session.papers.map((paper) => paper.document)}
          />
        ) : (
          <>
            <p className={classes['question']}>{motion.text}</p>
            <p className={classes['rule']}>{ruleSentences(t, motion.rule).join(' ')}</p>
          </>
        )}
        {!isQuorate && (
          <div role="status" className={classes['warning']}>
            <IconAlertTriangle aria-hidden />
            <span>
              <strong>{t('votes.openDialog.noQuorumTitle')}.</strong>{' '}
              {t('votes.openDialog.noQuorum', {
                present: attendance.presentCount,
                members: attendance.memberCount,
                needed: attendance.neededCount,
              })}
            </span>
          </div>
        )}
        {isOtherOpen && <p role="status">{t('votes.openDialog.alreadyOpen')}</p>}
        <FailureNotice failure={open.failure} onClose={open.clear} />
        <Group justify="flex-end">
          {!isEdited && (
            <Button variant="subtle" className={classes['edit'] ?? ''} onClick={() => setEdited(true)}>
              {t('votes.openDialog.edit')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            data-autofocus
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
