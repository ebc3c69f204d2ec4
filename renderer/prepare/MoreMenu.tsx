/** "⋮": everything else that can be done with one thing, as a menu of large lines. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './MoreMenu.module.css'

interface Props {
  /** What the menu is about, for those who hear it. */
  readonly label: string
  /** `Menu.Item`s and `Menu.Divider`s. */
  readonly children: ReactNode
}

export function MoreMenu({ label, children }: Props) {
  return (
    <Menu
      position="bottom-end"
      withinPortal
      classNames={{ item: classes['item'] ?? '' }}
    >
      <Menu.Target>
        <ActionIcon color="gray" aria-label={label}>
          <IconDotsVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown ref={startAtFirstUsable}>{children}</Menu.Dropdown>
    </Menu>
  )
}

/** Mantine would give the focus to the first line even where it is disabled, and no key would do anything. */
function startAtFirstUsable(dropdown: HTMLDivElement | null): void {
  dropdown?.querySelector('[role="menuitem"]:not(:disabled)')?.setAttribute('data-autofocus', 'true')
}
