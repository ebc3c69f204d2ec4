/** The questions prepared for a vote on one item. */
import { Menu, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconThumbUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { MotionRow } from '../../../protocol/rows/motion.ts'
import { placeAt } from '../agenda/positions.ts'
import { edit } from '../saving/draft.ts'
import { removeWithUndo } from '../saving/undo.ts'
import { MotionDialog } from './MotionDialog.tsx'
import { papersFor } from './papers-for.ts'
import { isPresetId } from './new-motion.ts'
import { ruleSentences } from './rule-sentence.ts'
import { MoreMenu } from '../MoreMenu.tsx'
import classes from './MotionList.module.css'

interface Props {
  readonly motions: readonly MotionRow[]
  readonly item: AgendaItemRow
  readonly draft: OpenMeeting
  readonly isReadOnly: boolean
}

export function MotionList({ motions, item, draft, isReadOnly }: Props) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<MotionRow | null>(null)
  const [isOpen, setOpen] = useState(false)
  const show = (row: MotionRow) => {
    setEdited(row)
    setOpen(true)
  }
  const moveTo = (row: MotionRow, to: number) => {
    const others = motions.filter((one) => one.id !== row.id)
    for (const placed of placeAt(others, to, row.id)) {
      const changed = motions.find((one) => one.id === placed.id)
      if (changed !== undefined) edit({ edit: 'put-motion', row: { ...changed, position: placed.position } })
    }
  }

  return (
    <>
      {motions.length > 0 && (
        <ul className={classes['motions']} aria-label={t('prepare.motion.title')}>
          {motions.map((row, index) => (
            <li key={row.id} className={classes['motion']}>
              <UnstyledButton
                className={classes['open'] ?? ''}
                disabled={isReadOnly}
                onClick={() => show(row)}
              >
                <IconThumbUp size={24} className={classes['icon']} aria-hidden />
                <span className={classes['words']}>
                  {row.motion.text}
                  <span className={classes['about']}>
                    {isPresetId(row.motion.preset)
                      ? t(`prepare.preset.${row.motion.preset}`)
                      : t('prepare.preset.custom')}
                    {' · '}
                    {ruleSentences(t, row.motion.rule)[0]}
                  </span>
                </span>
              </UnstyledButton>
              {!isReadOnly && (
                <MoreMenu label={t('prepare.motion.menu', { text: row.motion.text })}>
                  <Menu.Item
                    leftSection={<IconArrowUp size={20} aria-hidden />}
                    disabled={index === 0}
                    onClick={() => moveTo(row, index - 1)}
                  >
                    {t('prepare.motion.up')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowDown size={20} aria-hidden />}
                    disabled={index === motions.length - 1}
                    onClick={() => moveTo(row, index + 1)}
                  >
                    {t('prepare.motion.down')}
                  </Menu.Item>
                  <Menu.Divider />
                  <Menu.Item
                    c="var(--bad)"
                    leftSection={<IconTrash size={20} aria-hidden />}
                    onClick={() =>
                      removeWithUndo(t('prepare.motion.removed', { text: row.motion.text }), [
                        { edit: 'remove', table: 'motion', id: row.id },
                      ])
                    }
                  >
                    {t('common.delete')}
                  </Menu.Item>
                </MoreMenu>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <MotionDialog
          key={edited.id}
          isOpen={isOpen}
          row={edited}
          meetingKind={draft.meeting.kind}
          documents={papersFor(draft, item.id)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
