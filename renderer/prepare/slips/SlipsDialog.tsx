/** Chooses for whom to make sign-in slips, says what that does to earlier ones, and makes them. */
import { Alert, Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../protocol/app/calls.ts'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { FailureNotice } from '../../frame/FailureNotice.tsx'
import { call } from '../../state/core.ts'
import { useAction } from '../../state/use-action.ts'
import { saveNow } from '../saving/draft.ts'
import { SlipSheets } from './SlipSheets.tsx'
import classes from './SlipsDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly draft: OpenMeeting
  readonly onClose: () => void
}

export function SlipsDialog({ isOpen, draft, onClose }: Props) {
  const { t } = useTranslation()
  const [issued, setIssued] = useState<CallResult<'slips:issue'> | null>(null)
  // Two dialogues one after the other: the second one gives the focus back to what opened the first.
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (isOpen) opener.current = document.activeElement
  }, [isOpen])
  if (issued !== null) {
    const close = () => {
      setIssued(null)
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true })
    }
    return <SlipSheets issued={issued} draft={draft} onClose={close} />
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('prepare.slips.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <SlipsForm
        draft={draft}
        onClose={onClose}
        onIssued={(slips) => {
          onClose()
          setIssued(slips)
        }}
      />
    </Modal>
  )
}

interface FormProps {
  readonly draft: OpenMeeting
  readonly onClose: () => void
  readonly onIssued: (slips: CallResult<'slips:issue'>) => void
}

function SlipsForm({ draft, onClose, onIssued }: FormProps) {
  const { t } = useTranslation()
  const { participants, meeting } = draft
  // Whoever runs the meeting from here is signed in already; a slip would end that.
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    participants.filter((one) => one.id !== draft.me?.id).map((one) => one.id),
  )
  const issue = useAction(async () => {
    await saveNow() // those just added must be on the hub first
    onIssued(
      await call('slips:issue', {
        meetingId: meeting.id,
        participantIds: participants.filter((one) => chosen.includes(one.id)).map((one) => one.id),
      }),
    )
  })
  const areAll = chosen.length === participants.length
  return (
    <Stack>
      <p className={classes['text']}>{t('prepare.slips.what')}</p>
      <Alert
        color="blue"
        icon={<IconInfoCircle aria-hidden />}
        classNames={{ message: classes['text'] ?? '' }}
      >
        {t('prepare.slips.reissue')}
      </Alert>
      <Checkbox
        label={t('prepare.slips.all', { count: participants.length })}
        checked={areAll}
        indeterminate={!areAll && chosen.length > 0}
        classNames={{ body: classes['choice'] ?? '' }}
        onChange={() => setChosen(areAll ? [] : participants.map((one) => one.id))}
      />
      <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label={t('prepare.slips.title')}>
        <div className={classes['people']}>
          {participants.map((person) => (
            <Checkbox
              key={person.id}
              value={person.id}
              label={person.name}
              description={[person.jobTitle, t(`common.roles.${person.role}`)]
                .filter((part) => part !== '')
                .join(' · ')}
              classNames={{ body: classes['choice'] ?? '' }}
            />
          ))}
        </div>
      </Checkbox.Group>
      <FailureNotice failure={issue.failure} onRetry={() => void issue.run()} onClose={issue.clear} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={issue.isBusy} disabled={chosen.length === 0} onClick={() => void issue.run()}>
          {t('prepare.slips.issue', { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  )
}
