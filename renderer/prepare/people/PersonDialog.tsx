/** One person's part in the meeting: who they are, as what they attend, whether they vote. */
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meetingRoles } from '../../../protocol/rows/participant.ts'
import { useReturnFocus } from '../../session/use-return-focus.ts'
import type { PersonDetails } from './new-participant.ts'
import { isMemberByDefault } from './parse-people.ts'

interface Props {
  readonly isOpen: boolean
  readonly person: PersonDetails
  readonly isNew: boolean
  /** The secretary's own row: giving up the role would lock them out of this screen. */
  readonly isMe: boolean
  readonly onClose: () => void
  readonly onSave: (person: PersonDetails) => void
}

export function PersonDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t(props.isNew ? 'prepare.people.newTitle' : 'prepare.people.editTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <PersonForm {...props} />
    </Modal>
  )
}

function PersonForm({ person, isNew, isMe, onClose, onSave }: Props) {
  const { t } = useTranslation()
  useReturnFocus()
  const [value, setValue] = useState(person)
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<PersonDetails>) => setValue((now) => ({ ...now, ...part }))
  const isNameless = value.name.trim() === ''
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isNameless) return
        onSave({
          ...value,
          name: value.name.trim(),
          jobTitle: value.jobTitle.trim(),
          unit: value.unit.trim(),
        })
        onClose()
      }}
    >
      <Stack>
        <TextInput
          label={t('prepare.people.name')}
          value={value.name}
          maxLength={120}
          required
          data-autofocus={!isNew || value.name === '' || undefined}
          error={isTried && isNameless && t('prepare.people.nameMissing')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('prepare.people.jobTitle')}
          value={value.jobTitle}
          maxLength={200}
          data-autofocus={(isNew && value.name !== '') || undefined}
          onChange={(event) => change({ jobTitle: event.currentTarget.value })}
        />
        <TextInput
          label={t('prepare.people.unit')}
          value={value.unit}
          maxLength={200}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
        <Select
          label={t('prepare.people.role')}
          description={isMe ? t('prepare.people.ownRole') : t(`prepare.people.roleHint.${value.role}`)}
          disabled={isMe}
          data={meetingRoles.map((role) => ({ value: role, label: t(`common.roles.${role}`) }))}
          value={value.role}
          onChange={(chosen) => {
            const role = meetingRoles.find((one) => one === chosen) ?? value.role
            change({ role, isMember: isMemberByDefault(role) })
          }}
        />
        <Checkbox
          label={t('prepare.people.isMember')}
          description={t('prepare.people.isMemberHint')}
          checked={value.isMember}
          onChange={(event) => change({ isMember: event.currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{isNew ? t('prepare.people.addConfirm') : t('common.save')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
