/** A new question for an item, about its paper where it has just one. */
import { Button } from '@mantine/core'
import { IconThumbUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidV7 } from 'uuid'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { MotionRow } from '../../../protocol/rows/motion.ts'
import { positionsAtEnd } from '../agenda/positions.ts'
import { MotionDialog } from './MotionDialog.tsx'
import { newMotion } from './new-motion.ts'
import { papersFor } from './papers-for.ts'

interface Props {
  readonly draft: OpenMeeting
  readonly itemId: string
  readonly number: string
}

export function AddMotionButton({ draft, itemId, number }: Props) {
  const { t } = useTranslation()
  const [made, setMade] = useState<MotionRow | null>(null)
  const [isOpen, setOpen] = useState(false)
  const begin = () => {
    const own = draft.papers.filter((paper) => paper.document.itemId === itemId)
    const [position = 'a0'] = positionsAtEnd(
      draft.motions.filter((row) => row.itemId === itemId),
      1,
    )
    setMade({
      id: uuidV7(),
      meetingId: draft.meeting.id,
      itemId,
      position,
      motion: newMotion(draft.meeting.kind, own.length === 1 ? (own[0]?.document.id ?? null) : null),
    })
    setOpen(true)
  }
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<IconThumbUp size={20} aria-hidden />}
        aria-label={t('prepare.motion.addTo', { number })}
        onClick={begin}
      >
        {t('prepare.motion.add')}
      </Button>
      {made !== null && (
        <MotionDialog
          key={made.id}
          isOpen={isOpen}
          row={made}
          meetingKind={draft.meeting.kind}
          documents={papersFor(draft, itemId)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
