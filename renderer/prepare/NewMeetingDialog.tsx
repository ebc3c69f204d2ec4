/** A new meeting, or the head data of one that is there: what it is, whose, where and when. */
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { DatesProvider, DateTimePicker } from '@mantine/dates'
import dayjs from 'dayjs'
import 'dayjs/locale/vi'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidV7 } from 'uuid'
import { meetingKinds, type MeetingRow } from '../../protocol/rows/meeting.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import { FractionField } from './motion/FractionField.tsx'
import { nextMorning } from './next-morning.ts'
import classes from './NewMeetingDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreated: (meetingId: string) => void
  /** The meeting to change; without it a new one is made. */
  readonly meeting?: MeetingRow
}

export function NewMeetingDialog({ isOpen, onClose, onCreated, meeting }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={meeting === undefined ? t('prepare.head.new') : t('prepare.head.edit')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {/* A fresh form each time it opens: Modal takes its content away when it is closed. */}
      <MeetingForm meeting={meeting ?? null} onClose={onClose} onSaved={onCreated} />
    </Modal>
  )
}

interface FormProps {
  readonly meeting: MeetingRow | null
  readonly onClose: () => void
  readonly onSaved: (meetingId: string) => void
}

function MeetingForm({ meeting, onClose, onSaved }: FormProps) {
  const { t, i18n } = useTranslation()
  const hubName = useApp(
    (state) => state.hubs.known.find((hub) => hub.hubId === state.hubs.currentHubId)?.name ?? '',
  )
  const [row, setRow] = useState(() => ({
    id: meeting?.id ?? uuidV7(),
    title: meeting?.title ?? '',
    kind: meeting?.kind ?? 'ubnd',
    unit: meeting?.unit ?? hubName,
    place: meeting?.place ?? '',
    startsAtMs: meeting?.startsAtMs ?? nextMorning(Date.now()),
    quorum: meeting?.quorum ?? { numerator: 2, denominator: 3 },
  }))
  const [isTitleMissing, setTitleMissing] = useState(false)
  const change = (part: Partial<typeof row>) => setRow((now) => ({ ...now, ...part }))
  const save = useAction(async () => {
    await call('meeting:edit', { edits: [{ edit: 'put-meeting', row }] })
    onSaved(row.id)
  })
  const submit = () => {
    const isMissing = row.title.trim() === ''
    setTitleMissing(isMissing)
    if (!isMissing) void save.run()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <TextInput
          label={t('prepare.head.title')}
          placeholder={t('prepare.head.titleExample')}
          value={row.title}
          maxLength={300}
          required
          data-autofocus
          error={isTitleMissing && t('prepare.head.titleMissing')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Select
          label={t('prepare.head.kind')}
          description={t('prepare.head.kindHint')}
          data={meetingKinds.map((kind) => ({ value: kind, label: t(`common.meetingKinds.${kind}`) }))}
          value={row.kind}
          onChange={(value) => change({ kind: meetingKinds.find((kind) => kind === value) ?? row.kind })}
        />
        <TextInput
          label={t('prepare.head.unit')}
          value={row.unit}
          maxLength={200}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
        <TextInput
          label={t('prepare.head.place')}
          value={row.place}
          maxLength={200}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1, weekendDays: [] }}>
          <DateTimePicker
            label={t('prepare.head.startsAt')}
            size="md"
            hideOutsideDates
            // Its name would point to an element that is not there; the button it opens from has one.
            popoverProps={{ withRoles: false }}
            classNames={{
              day: classes['day'] ?? '',
              calendarHeaderControl: classes['step'] ?? '',
              calendarHeaderLevel: classes['level'] ?? '',
              monthsListControl: classes['wide'] ?? '',
              yearsListControl: classes['wide'] ?? '',
            }}
            valueFormat={
              i18n.language === 'vi' ? 'HH [giờ] mm, dddd, DD/MM/YYYY' : 'HH:mm, dddd, D MMMM YYYY'
            }
            value={dayjs(row.startsAtMs).format('YYYY-MM-DD HH:mm:ss')}
            onChange={(value) => {
              if (value !== null) change({ startsAtMs: dayjs(value).valueOf() })
            }}
            ariaLabels={{
              nextMonth: t('prepare.head.nextMonth'),
              previousMonth: t('prepare.head.previousMonth'),
              nextYear: t('prepare.head.nextYear'),
              previousYear: t('prepare.head.previousYear'),
              nextDecade: t('prepare.head.nextYears'),
              previousDecade: t('prepare.head.previousYears'),
            }}
            getDayProps={(date) => ({
              'aria-label': dayjs(date).locale(i18n.language).format('dddd D MMMM YYYY'),
            })}
            submitButtonProps={{ size: '3rem', 'aria-label': t('prepare.head.chooseTime') }}
            timePickerProps={{
              'aria-label': t('prepare.head.time'),
              hoursInputLabel: t('prepare.head.hours'),
              minutesInputLabel: t('prepare.head.minutes'),
              size: 'md',
            }}
          />
        </DatesProvider>
        <FractionField
          label={t('prepare.head.quorum')}
          description={t('prepare.head.quorumHint')}
          value={row.quorum}
          onChange={(quorum) => change({ quorum })}
        />
        <FailureNotice failure={save.failure} onRetry={submit} onClose={save.clear} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isBusy}>
            {meeting === null ? t('prepare.head.create') : t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
