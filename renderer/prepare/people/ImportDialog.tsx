/** A whole list at once: pasted from a spreadsheet or out of a CSV file, looked at before anyone is added. */
import { Alert, Button, FileButton, Group, Modal, Stack, Table, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFileSpreadsheet, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownPerson } from '../../../protocol/http/people.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import { decodeText } from './decode-text.ts'
import { attending, knownPersonFor } from './match-people.ts'
import type { PersonDetails } from './new-participant.ts'
import { parsePeople } from './parse-people.ts'
import { problemWords } from './problem-words.ts'
import classes from './ImportDialog.module.css'

interface Props {
  readonly isOpen: boolean
  /** What was pasted elsewhere, to begin with. */
  readonly text: string
  readonly participants: readonly ParticipantRow[]
  readonly known: readonly KnownPerson[]
  readonly onClose: () => void
  readonly onAdd: (people: readonly (PersonDetails & { readonly personId: string | null })[]) => void
}

export function ImportDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      size="min(64rem, 95vw)"
      title={t('prepare.import.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ImportForm {...props} />
    </Modal>
  )
}

function ImportForm({ text: first, participants, known, onClose, onAdd }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(first)
  const [isUnreadable, setUnreadable] = useState(false)
  const parsed = parsePeople(text)
  const rows = parsed.people.map((person) => {
    const knownAs = person.isUsable ? knownPersonFor(person, known) : null
    const there = person.isUsable ? attending(person, knownAs?.id ?? null, participants) : null
    return { person, personId: knownAs?.id ?? null, isThere: there !== null }
  })
  const added = rows.filter((row) => row.person.isUsable && !row.isThere)

  const readFile = async (file: File | null) => {
    if (file === null) return
    try {
      setText(decodeText(new Uint8Array(await file.arrayBuffer())))
      setUnreadable(false)
    } catch {
      setUnreadable(true) // moved or deleted since it was chosen: said below
    }
  }

  return (
    <Stack>
      <p className={classes['text']}>{t('prepare.import.hint')}</p>
      <Textarea
        label={t('prepare.import.paste')}
        autosize
        minRows={3}
        maxRows={rows.length === 0 ? 8 : 3}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          inputProps={{ 'aria-label': t('prepare.import.file') }}
          onChange={(file) => void readFile(file)}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileSpreadsheet size={20} aria-hidden />}>
              {t('prepare.import.file')}
            </Button>
          )}
        </FileButton>
      </Group>
      {isUnreadable && (
        <Alert role="alert" color="lacquer">
          {t('prepare.papers.unreadable')}
        </Alert>
      )}
      {rows.length > 0 && (
        <>
          <p className={classes['text']} role="status">
            {t(parsed.hasHeader ? 'prepare.import.withHeader' : 'prepare.import.withoutHeader', {
              columns: parsed.columns
                .filter((column) => column !== 'ignored')
                .map((column) => t(`prepare.import.column.${column}`))
                .join(', '),
            })}{' '}
            {parsed.ignoredHeaders.length > 0 &&
              t('prepare.import.ignored', { columns: parsed.ignoredHeaders.join(', ') })}
          </p>
          <div
            className={classes['preview']}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
            tabIndex={0}
            role="region"
            aria-label={t('prepare.import.preview')}
          >
            <Table stickyHeader verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('prepare.import.line')}</Table.Th>
                  <Table.Th>{t('prepare.people.name')}</Table.Th>
                  <Table.Th>{t('prepare.people.jobTitle')}</Table.Th>
                  <Table.Th>{t('prepare.people.unit')}</Table.Th>
                  <Table.Th>{t('prepare.people.role')}</Table.Th>
                  <Table.Th>{t('prepare.import.result')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ person, personId, isThere }) => (
                  <Table.Tr key={person.lineNumber} data-skipped={!person.isUsable || isThere || undefined}>
                    <Table.Td>{person.lineNumber}</Table.Td>
                    <Table.Td>{person.name}</Table.Td>
                    <Table.Td>{person.jobTitle}</Table.Td>
                    <Table.Td>{person.unit}</Table.Td>
                    <Table.Td>
                      {t(`common.roles.${person.role}`)}
                      {person.isMember && `, ${t('prepare.people.memberShort')}`}
                    </Table.Td>
                    <Table.Td>
                      <RowResult
                        isAdded={person.isUsable && !isThere}
                        words={[
                          ...person.problems.map((problem) => problemWords(t, problem)),
                          ...(isThere ? [t('prepare.import.there')] : []),
                          ...(personId !== null && !isThere ? [t('prepare.import.known')] : []),
                        ]}
                        hasProblem={person.problems.length > 0}
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </>
      )}
      {text.trim() !== '' && rows.length === 0 && (
        <p className={classes['text']}>{t('prepare.import.nothing')}</p>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={added.length === 0}
          onClick={() => {
            onAdd(added.map(({ person, personId }) => ({ ...person, personId })))
            onClose()
          }}
        >
          {t('prepare.import.add', { count: added.length })}
        </Button>
      </Group>
    </Stack>
  )
}

interface ResultProps {
  readonly isAdded: boolean
  readonly hasProblem: boolean
  readonly words: readonly string[]
}

function RowResult({ isAdded, hasProblem, words }: ResultProps) {
  const { t } = useTranslation()
  const Icon = !isAdded ? IconMinus : hasProblem ? IconAlertTriangle : IconCheck
  const result = t(isAdded ? 'prepare.import.willAdd' : 'prepare.import.willSkip')
  return (
    <span className={classes['result']} data-state={!isAdded ? 'skip' : hasProblem ? 'warn' : 'good'}>
      <Icon size={20} aria-hidden />
      <span>{[result, ...words].join('. ')}</span>
    </span>
  )
}
