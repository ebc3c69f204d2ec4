/** Opens the room's screen on a display of the person's choice, and closes it. */
import { Button, Menu } from '@mantine/core'
import { IconDeviceTv, IconDeviceTvOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../protocol/app/calls.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import classes from './RoomButton.module.css'

type Displays = CallResult<'window:displays'>['displays']

export function RoomButton({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation()
  const [displays, setDisplays] = useState<Displays>([])
  // Displays come and go with cables: asked anew each time.
  const look = useAction(async () => setDisplays((await call('window:displays', null)).displays))
  const open = useAction((displayId: string | null) => call('window:open-room', { meetingId, displayId }))
  const close = useAction(() => call('window:close-room', null))
  const failure = look.failure ?? open.failure ?? close.failure

  return (
    <>
      <Menu
        position="top"
        width="target"
        classNames={{ item: classes['item'] ?? '' }}
        onOpen={() => void look.run()}
      >
        <Menu.Target>
          <Button variant="default" fullWidth leftSection={<IconDeviceTv aria-hidden />}>
            {t('session.room.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {displays.length < 2 ? (
            <Menu.Item
              leftSection={<IconDeviceTv aria-hidden />}
              onClick={() => void open.run(displays[0]?.id ?? null)}
            >
              {t('session.room.openTab')}
            </Menu.Item>
          ) : (
            displays.map(({ id, label, isPrimary }) => (
              <Menu.Item
                key={id}
                leftSection={<IconDeviceTv aria-hidden />}
                onClick={() => void open.run(id)}
              >
                {t('session.room.onDisplay', {
                  label: isPrimary ? t('session.room.primary', { label }) : label,
                })}
              </Menu.Item>
            ))
          )}
          <Menu.Item leftSection={<IconDeviceTvOff aria-hidden />} onClick={() => void close.run()}>
            {t('session.room.close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FailureNotice failure={failure} />
    </>
  )
}
