/** All meetings of the signed-in person: today's first and largest. */
import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '../../protocol/app/state.ts'
import { mayOnHub } from '../../meeting/authorisation.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { TopBar } from '../frame/TopBar.tsx'
import { NewMeetingDialog } from '../prepare/NewMeetingDialog.tsx'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { AccountsDialog } from './AccountsDialog.tsx'
import { HostingCard } from './HostingCard.tsx'
import { MeetingCard } from './MeetingCard.tsx'
import { groupMeetings } from './meeting-order.ts'
import classes from './MeetingList.module.css'

interface Props {
  readonly onAddHub: () => void
}

export function MeetingList({ onAddHub }: Props) {
  const { t } = useTranslation()
  const meetings = useApp((state) => state.meetings)
  const hubRole = useApp(
    (state) => state.hubs.known.find((hub) => hub.hubId === state.hubs.currentHubId)?.person?.hubRole ?? null,
  )
  const [dialog, setDialog] = useState<'new' | 'accounts' | null>(null)
  const open = useAction((meetingId: string) => call('meeting:open', { meetingId }))
  const [nowMs] = useState(Date.now)
  const groups = groupMeetings(meetings, nowMs)
  const mayCreate = mayOnHub(hubRole, 'meeting:create')

  const section = (title: string, list: readonly MeetingSummary[], isFirst: boolean) =>
    list.length > 0 && (
      <section className={classes['group']}>
        <h2 className={classes['heading']}>{title}</h2>
        {list.map((summary) => (
          <MeetingCard
            key={summary.meeting.id}
            summary={summary}
            isLarge={isFirst}
            onOpen={() => void open.run(summary.meeting.id)}
          />
        ))}
      </section>
    )

  return (
    <div className={classes['page']}>
      <TopBar />
      <main className={classes['main']}>
        <Group justify="space-between">
          <h1 className={classes['title']}>{t('meetings.title')}</h1>
          <Group>
            {mayOnHub(hubRole, 'accounts:manage') && (
              <Button variant="subtle" onClick={() => setDialog('accounts')}>
                {t('meetings.accounts.title')}
              </Button>
            )}
            <Button variant="subtle" onClick={onAddHub}>
              {t('meetings.otherHub')}
            </Button>
            {mayCreate && (
              <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setDialog('new')}>
                {t('meetings.new')}
              </Button>
            )}
          </Group>
        </Group>
        <HostingCard />
        <FailureNotice failure={open.failure} onClose={open.clear} />
        {meetings.length === 0 && (
          <p className={classes['empty']}>{mayCreate ? t('meetings.emptySecretary') : t('meetings.empty')}</p>
        )}
        {section(t('meetings.today'), groups.today, true)}
        {section(t('meetings.coming'), groups.coming, false)}
        {section(t('meetings.past'), groups.past, false)}
      </main>
      <NewMeetingDialog
        isOpen={dialog === 'new'}
        onClose={() => setDialog(null)}
        onCreated={(meetingId) => {
          setDialog(null)
          void open.run(meetingId)
        }}
      />
      <AccountsDialog isOpen={dialog === 'accounts'} onClose={() => setDialog(null)} />
    </div>
  )
}
