/** Asks for an item of the agenda, or a new one where that is offered. */
import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import classes from './ItemDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly title: string
  readonly text?: string
  readonly confirm: string
  readonly lines: readonly AgendaEntry[]
  /** Its name, where a new item may be chosen. */
  readonly newItem?: string
  readonly onClose: () => void
  /** null: a new item. */
  readonly onChoose: (itemId: string | null) => void
}

const newItemKey = 'new'

export function ItemDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ItemForm {...props} />
    </Modal>
  )
}

function ItemForm({ title, text, confirm, lines, newItem, onClose, onChoose }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string>(lines[0]?.item.id ?? newItemKey)
  return (
    <Stack>
      {text !== undefined && <p className={classes['text']}>{text}</p>}
      <Radio.Group value={chosen} onChange={setChosen} aria-label={title}>
        <div className={classes['items']}>
          {lines.map((line) => (
            <Radio
              size="md"
              key={line.item.id}
              value={line.item.id}
              label={`${line.number} ${line.item.title}`}
              classNames={{ body: classes['item'] ?? '' }}
              style={{ marginInlineStart: `${line.depth * 1.5}rem` }}
            />
          ))}
          {newItem !== undefined && (
            <Radio
              size="md"
              value={newItemKey}
              label={newItem}
              classNames={{ body: classes['item'] ?? '' }}
            />
          )}
        </div>
      </Radio.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onChoose(chosen === newItemKey ? null : chosen)
            onClose()
          }}
        >
          {confirm}
        </Button>
      </Group>
    </Stack>
  )
}
