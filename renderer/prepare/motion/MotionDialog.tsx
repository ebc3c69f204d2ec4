/** Writes a question, or changes one; nothing is kept until it is saved. */
import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { motion as motionSchema } from '../../../protocol/live/motion.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import type { MotionRow } from '../../../protocol/rows/motion.ts'
import { MotionEditor } from '../MotionEditor.tsx'
import { useReturnFocus } from '../../session/use-return-focus.ts'
import { edit } from '../saving/draft.ts'

interface Props {
  readonly isOpen: boolean
  readonly row: MotionRow
  readonly meetingKind: MeetingRow['kind']
  readonly documents: readonly DocumentRow[]
  readonly onClose: () => void
}

export function MotionDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      size="lg"
      title={t('prepare.motion.dialog')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <MotionForm {...props} />
    </Modal>
  )
}

function MotionForm({ row, meetingKind, documents, onClose }: Props) {
  const { t } = useTranslation()
  useReturnFocus()
  const [value, setValue] = useState(row.motion)
  const [isTried, setTried] = useState(false)
  const parsed = motionSchema.safeParse(value)
  return (
    <Stack>
      <MotionEditor value={value} onChange={setValue} meetingKind={meetingKind} documents={documents} />
      {isTried && !parsed.success && (
        <Alert role="alert" color="lacquer">
          {t('prepare.motion.needsText')}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          onClick={() => {
            setTried(true)
            if (!parsed.success) return
            edit({ edit: 'put-motion', row: { ...row, motion: parsed.data } })
            onClose()
          }}
        >
          {t('common.save')}
        </Button>
      </Group>
    </Stack>
  )
}
