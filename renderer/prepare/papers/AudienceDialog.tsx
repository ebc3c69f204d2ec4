/** Who may read a paper: everyone who attends, members only, or people by name. */
import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../../meeting/authorisation.ts'
import type { Audience, DocumentRow } from '../../../protocol/rows/document.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import classes from './AudienceDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly document: DocumentRow
  readonly participants: readonly ParticipantRow[]
  readonly onClose: () => void
  readonly onSave: (audience: Audience) => void
}

type Kind = 'everyone' | 'members' | 'named'

export function AudienceDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('prepare.papers.audienceTitle', { title: props.document.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <AudienceForm {...props} />
    </Modal>
  )
}

function AudienceForm({ document, participants, onClose, onSave }: Props) {
  const { t } = useTranslation()
  const before = document.audience
  const [kind, setKind] = useState<Kind>(typeof before === 'string' ? before : 'named')
  const [named, setNamed] = useState<readonly string[]>(typeof before === 'string' ? [] : before)
  // Chair and secretaries read everything: naming them would change nothing.
  const others = participants.filter((one) => !mayInMeeting(one.role, 'paper:read-all'))
  return (
    <Stack>
      <Radio.Group
        value={kind}
        aria-label={t('prepare.papers.audienceAction')}
        onChange={(value) => setKind(value === 'members' || value === 'named' ? value : 'everyone')}
      >
        <Stack gap={0}>
          <Radio
            size="md"
            value="everyone"
            label={t('prepare.papers.audience.everyone')}
            classNames={{ body: classes['choice'] ?? '' }}
            data-autofocus
          />
          <Radio
            size="md"
            value="members"
            label={t('prepare.papers.audience.members')}
            classNames={{ body: classes['choice'] ?? '' }}
          />
          <Radio
            size="md"
            value="named"
            label={t('prepare.papers.audience.choose')}
            classNames={{ body: classes['choice'] ?? '' }}
          />
        </Stack>
      </Radio.Group>
      {kind === 'named' && (
        <Checkbox.Group
          value={[...named]}
          onChange={setNamed}
          aria-label={t('prepare.papers.audience.choose')}
        >
          <div className={classes['people']}>
            {others.length === 0 && <p>{t('prepare.papers.nobodyToName')}</p>}
            {others.map((person) => (
              <Checkbox
                key={person.id}
                value={person.personId}
                label={person.name}
                description={person.jobTitle}
                classNames={{ body: classes['choice'] ?? '' }}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <p className={classes['note']}>{t('prepare.papers.audienceNote')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={kind === 'named' && named.length === 0}
          onClick={() => {
            onSave(kind === 'named' ? [...named] : kind)
            onClose()
          }}
        >
          {t('common.save')}
        </Button>
      </Group>
    </Stack>
  )
}
