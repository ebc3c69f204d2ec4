/** Who attends and as what, right of the agenda. */
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconClipboardList, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import { placeAt } from '../agenda/positions.ts'
import { readinessOf } from '../road/road.ts'
import { edit } from '../saving/draft.ts'
import { removeWithUndo } from '../saving/undo.ts'
import { AddPerson } from './AddPerson.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { newParticipants, type PersonDetails } from './new-participant.ts'
import { PersonDialog } from './PersonDialog.tsx'
import { PersonRow } from './PersonRow.tsx'
import { useKnownPeople } from './use-known-people.ts'
import classes from './PeoplePanel.module.css'

interface Props {
  readonly draft: OpenMeeting
  readonly isReadOnly: boolean
  readonly onSlips: () => void
}

type Dialog =
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'edit'; readonly row: ParticipantRow }
  | { readonly kind: 'import'; readonly text: string }

export function PeoplePanel({ draft, isReadOnly, onSlips }: Props) {
  const { t } = useTranslation()
  const { participants, meeting } = draft
  const known = useKnownPeople()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [said, say] = useState('')
  const chairs = participants.filter((one) => one.role === 'chair').length
  const memberCount = participants.filter((one) => one.isMember).length
  const isOut = meeting.status === 'published' || meeting.status === 'live'
  const readiness = readinessOf(draft).people

  const add = (people: readonly (PersonDetails & { readonly personId: string | null })[]) => {
    const rows = newParticipants(meeting.id, participants, people)
    edit(...rows.map((row) => ({ edit: 'put-participant', row }) as const))
    const [only] = rows
    say(
      rows.length === 1 && only !== undefined
        ? t('prepare.people.addedOne', { name: only.name })
        : t('prepare.people.addedMany', { count: rows.length }),
    )
  }
  const moveTo = (row: ParticipantRow, to: number) => {
    const others = participants.filter((one) => one.id !== row.id)
    for (const placed of placeAt(others, to, row.id)) {
      const changed = participants.find((one) => one.id === placed.id)
      if (changed !== undefined)
        edit({ edit: 'put-participant', row: { ...changed, position: placed.position } })
    }
  }

  return (
    <section className={classes['panel']} aria-labelledby="prepare-people-heading">
      <div className={classes['head']}>
        <h2 id="prepare-people-heading" className={classes['heading']}>
          {t('prepare.people.title')}
        </h2>
        <span className={classes['about']}>
          {t('prepare.people.count', { count: participants.length })}
          {', '}
          {t('prepare.people.memberCount', { count: memberCount })}
        </span>
      </div>
      {participants.length > 0 && chairs !== 1 && (
        <p className={classes['warning']}>
          <IconAlertTriangle size={20} aria-hidden />
          {t(chairs === 0 ? 'prepare.road.missing.no-chair' : 'prepare.road.missing.many-chairs')}
        </p>
      )}
      {!isReadOnly && (
        <>
          <AddPerson
            known={known.filter((person) => !participants.some((one) => one.personId === person.id))}
            onNew={(name) => setDialog({ kind: 'new', name })}
            onList={(text) => setDialog({ kind: 'import', text })}
            onKnown={(person) => add([{ ...person, personId: person.id, role: 'delegate', isMember: true }])}
          />
          <div className={classes['actions']}>
            <Button
              variant="default"
              leftSection={<IconClipboardList size={20} aria-hidden />}
              onClick={() => setDialog({ kind: 'import', text: '' })}
            >
              {t('prepare.people.import')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
              disabled={participants.length === 0}
              onClick={onSlips}
            >
              {t('prepare.slips.action')}
            </Button>
          </div>
        </>
      )}
      <p className={classes['said']} role="status">
        {said}
      </p>
      {participants.length === 0 ? (
        <p className={classes['empty']}>{t('prepare.people.empty')}</p>
      ) : (
        <ol className={classes['people']}>
          {participants.map((row, index) => (
            <PersonRow
              key={row.id}
              row={row}
              isFirst={index === 0}
              isLast={index === participants.length - 1}
              isMe={row.id === draft.me?.id}
              isReadOnly={isReadOnly}
              readiness={isOut ? (readiness[index] ?? null) : null}
              onEdit={() => setDialog({ kind: 'edit', row })}
              onMove={(step) => moveTo(row, index + step)}
              onRemove={() =>
                removeWithUndo(t('prepare.people.removed', { name: row.name }), [
                  { edit: 'remove', table: 'participant', id: row.id },
                ])
              }
            />
          ))}
        </ol>
      )}
      <PersonDialog
        isOpen={dialog?.kind === 'new'}
        isNew
        isMe={false}
        person={{
          name: dialog?.kind === 'new' ? dialog.name : '',
          jobTitle: '',
          unit: '',
          role: 'delegate',
          isMember: true,
        }}
        onClose={() => setDialog(null)}
        onSave={(person) => add([{ ...person, personId: null }])}
      />
      {dialog?.kind === 'edit' && (
        <PersonDialog
          isOpen
          isNew={false}
          isMe={dialog.row.id === draft.me?.id}
          person={dialog.row}
          onClose={() => setDialog(null)}
          onSave={(person) => edit({ edit: 'put-participant', row: { ...dialog.row, ...person } })}
        />
      )}
      <ImportDialog
        isOpen={dialog?.kind === 'import'}
        text={dialog?.kind === 'import' ? dialog.text : ''}
        participants={participants}
        known={known}
        onClose={() => setDialog(null)}
        onAdd={add}
      />
    </section>
  )
}
