/** The strip above every screen: where one is left, how things stand right. Always the same places. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { Brand } from './Brand.tsx'
import { ConnectionLine, ConnectionState } from './ConnectionState.tsx'
import { DisplayMenu } from './DisplayMenu.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'
import { StorageLine } from './StorageLine.tsx'
import classes from './TopBar.module.css'

interface Props {
  /** Left of the middle: the way back, the title. */
  readonly start?: ReactNode
  /** The middle: what is going on now. */
  readonly children?: ReactNode
  /** Before the connection: sync state, role. */
  readonly end?: ReactNode
  readonly isCompact?: boolean
}

export function TopBar({ start, children, end, isCompact = false }: Props) {
  const { t } = useTranslation()
  const hub = useApp((state) => state.hubs.known.find((one) => one.hubId === state.hubs.currentHubId))
  const personName = hub?.person?.name ?? t('common.menu')
  const [dialog, setDialog] = useState<'password' | 'sign-out' | null>(null)
  const menuButton = useRef<HTMLButtonElement>(null)
  const saveReport = async () => {
    const { fileName, text } = await call('support:report', null)
    await call('window:save-file', { fileName, bytes: new TextEncoder().encode(text) })
  }
  return (
    <>
      <header className={classes['bar']}>
        <div className={classes['start']}>{start ?? <Brand />}</div>
        <div className={classes['middle']}>{children}</div>
        <div className={classes['end']}>
          {end}
          <ConnectionState />
          <DisplayMenu isCompact={isCompact} />
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              {isCompact ? (
                <ActionIcon ref={menuButton} aria-label={personName} title={personName}>
                  <IconUserCircle size={26} aria-hidden />
                </ActionIcon>
              ) : (
                <Button
                  ref={menuButton}
                  variant="subtle"
                  leftSection={<IconUserCircle size={22} aria-hidden />}
                >
                  <span className={classes['name']}>{personName}</span>
                </Button>
              )}
            </Menu.Target>
            {/* A dialogue gives the focus back to what had it: not to a line that is gone by then. */}
            <Menu.Dropdown onClickCapture={() => menuButton.current?.focus()}>
              {hub !== undefined && (
                <Menu.Label>
                  {personName} · {hub.name}
                </Menu.Label>
              )}
              {hub?.person?.hubRole !== null && (
                <Menu.Item onClick={() => setDialog('password')}>{t('frame.changePassword')}</Menu.Item>
              )}
              <Menu.Item onClick={() => void saveReport()}>{t('frame.supportReport')}</Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={() => setDialog('sign-out')}>{t('frame.signOut')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </header>
      <ConnectionLine />
      <StorageLine />
      {hub !== undefined && (
        <SignOutDialog
          hubId={hub.hubId}
          hubName={hub.name}
          isOpen={dialog === 'sign-out'}
          onClose={() => setDialog(null)}
        />
      )}
      <PasswordDialog isOpen={dialog === 'password'} onClose={() => setDialog(null)} />
    </>
  )
}
