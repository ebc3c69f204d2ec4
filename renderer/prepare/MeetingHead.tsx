/** What is being prepared: title, when and where, whether it is saved; and what concerns the meeting as a whole. */
import { Button, Menu } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenMeeting } from '../../protocol/app/state.ts'
import { ConfirmDialog } from '../frame/ConfirmDialog.tsx'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useFormats } from '../i18n/format.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { shareWords } from './motion/rule-sentence.ts'
import { NewMeetingDialog } from './NewMeetingDialog.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import classes from './MeetingHead.module.css'

interface Props {
  readonly draft: OpenMeeting
  readonly isReadOnly: boolean
}

export function MeetingHead({ draft, isReadOnly }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { meeting } = draft
  const [dialog, setDialog] = useState<'edit' | 'unpublish' | 'delete' | null>(null)
  const isBeforeStart = meeting.status === 'draft' || meeting.status === 'published'
  const unpublish = useAction(() =>
    call('meeting:edit', { edits: [{ edit: 'publish', meetingId: meeting.id, isPublished: false }] }),
  )
  const remove = useAction(async () => {
    await call('meeting:edit', { edits: [{ edit: 'remove', table: 'meeting', id: meeting.id }] })
    await call('meeting:open', { meetingId: null })
  })
  const about = [
    t(`common.meetingStatus.${meeting.status}`),
    t(`common.meetingKinds.${meeting.kind}`),
    formats.dateTime(meeting.startsAtMs),
    meeting.place,
    t('prepare.head.quorumWords', { share: shareWords(t, meeting.quorum, false) }),
  ].filter((part) => part !== '')

  return (
    <>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <h1 className={classes['title']}>{meeting.title}</h1>
          <p className={classes['about']}>{about.join(' · ')}</p>
        </div>
        <div className={classes['actions']}>
          {!isReadOnly && isBeforeStart && (
            <>
              <Button
                variant="default"
                leftSection={<IconPencil size={20} aria-hidden />}
                onClick={() => setDialog('edit')}
              >
                {t('prepare.head.editAction')}
              </Button>
              <MoreMenu label={t('prepare.head.menu')}>
                {meeting.status === 'published' && (
                  <Menu.Item onClick={() => setDialog('unpublish')}>{t('prepare.publish.undo')}</Menu.Item>
                )}
                <Menu.Item c="var(--bad)" onClick={() => setDialog('delete')}>
                  {t('prepare.head.delete')}
                </Menu.Item>
              </MoreMenu>
            </>
          )}
        </div>
      </header>
      <FailureNotice
        failure={unpublish.failure}
        onRetry={() => void unpublish.run()}
        onClose={unpublish.clear}
      />
      <FailureNotice failure={remove.failure} onRetry={() => void remove.run()} onClose={remove.clear} />
      <NewMeetingDialog
        isOpen={dialog === 'edit'}
        meeting={meeting}
        onClose={() => setDialog(null)}
        onCreated={() => setDialog(null)}
      />
      <ConfirmDialog
        isOpen={dialog === 'unpublish'}
        title={t('prepare.publish.undoTitle')}
        text={t('prepare.publish.undoText')}
        confirm={t('prepare.publish.undo')}
        onConfirm={() => {
          setDialog(null)
          void unpublish.run()
        }}
        onClose={() => setDialog(null)}
      />
      <ConfirmDialog
        isOpen={dialog === 'delete'}
        title={t('prepare.head.deleteTitle')}
        text={t('prepare.head.deleteText', {
          title: meeting.title,
          items: draft.items.length,
          papers: draft.papers.length,
        })}
        confirm={t('prepare.head.delete')}
        onConfirm={() => {
          setDialog(null)
          void remove.run()
        }}
        onClose={() => setDialog(null)}
      />
    </>
  )
}
