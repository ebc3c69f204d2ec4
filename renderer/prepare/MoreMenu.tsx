/** "⋮": everything else that can be done with one thing, as a menu of large lines. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import classes from './MoreMenu.module.css'

interface Props {
  /** What the menu is about, for those who hear it. */
  readonly label: string
  /** `Menu.Item`s and `Menu.Divider`s. */
  readonly children: ReactNode
}

export function MoreMenu({ label, children }: Props) {
  const target = useRef<HTMLButtonElement>(null)
  return (
    <Menu position="bottom-end" withinPortal classNames={{ item: classes['item'] ?? '' }}>
      <Menu.Target>
        <ActionIcon ref={target} color="gray" aria-label={label}>
          <IconDotsVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      {/* A dialogue remembers what had the focus when it opened: that must not be a line that is gone by then. */}
      <Menu.Dropdown ref={startAtFirstUsable} onClickCapture={() => target.current?.focus()}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Mantine would give the focus to the first line even where it is disabled, and no key would do anything. */
function startAtFirstUsable(dropdown: HTMLDivElement | null): void {
  dropdown?.querySelector('[role="menuitem"]:not(:disabled)')?.setAttribute('data-autofocus', 'true')
}
