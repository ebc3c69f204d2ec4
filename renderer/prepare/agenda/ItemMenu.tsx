/** Everything that can be done to an item, for those who use neither keys nor dragging. */
import { Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconIndentDecrease,
  IconIndentIncrease,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { indent, moveBy, outdent } from './outline.ts'
import { MoreMenu } from '../MoreMenu.tsx'
import type { Agenda } from './use-agenda.ts'

interface Props {
  readonly line: AgendaEntry
  readonly agenda: Agenda
  /** false: already discussed or voted on. */
  readonly mayRemove: boolean
}

export function ItemMenu({ line, agenda, mayRemove }: Props) {
  const { t } = useTranslation()
  const { id } = line.item
  const { lines } = agenda
  return (
    <MoreMenu label={t('prepare.agenda.menu', { number: line.number })}>
      <Menu.Item leftSection={<IconPlus size={20} aria-hidden />} onClick={() => agenda.insert(id)}>
        {t('prepare.agenda.addBelow')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowUp size={20} aria-hidden />}
        disabled={moveBy(lines, id, -1) === null}
        onClick={() => agenda.move(id, 'up')}
      >
        {t('prepare.agenda.up')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown size={20} aria-hidden />}
        disabled={moveBy(lines, id, 1) === null}
        onClick={() => agenda.move(id, 'down')}
      >
        {t('prepare.agenda.down')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconIndentIncrease size={20} aria-hidden />}
        disabled={indent(lines, id) === null}
        onClick={() => agenda.move(id, 'in')}
      >
        {t('prepare.agenda.in')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconIndentDecrease size={20} aria-hidden />}
        disabled={outdent(lines, id) === null}
        onClick={() => agenda.move(id, 'out')}
      >
        {t('prepare.agenda.out')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        c="var(--bad)"
        leftSection={<IconTrash size={20} aria-hidden />}
        disabled={!mayRemove}
        onClick={() => agenda.remove(id)}
      >
        {mayRemove ? t('prepare.agenda.remove') : t('prepare.agenda.keptItem')}
      </Menu.Item>
    </MoreMenu>
  )
}
