/** A paper: what it is, who may read it, and what can be done with it. */
import { Button, Menu, TextInput, UnstyledButton } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconEye,
  IconFileTypePdf,
  IconFolderShare,
  IconPencil,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenMeeting, Paper } from '../../../protocol/app/state.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import { useFormats } from '../../i18n/format.ts'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { placeAt } from '../agenda/positions.ts'
import { removalOfPapers } from '../agenda/removal.ts'
import { edit } from '../saving/draft.ts'
import { removeWithUndo } from '../saving/undo.ts'
import { AudienceDialog } from './AudienceDialog.tsx'
import { audienceWords } from './audience-words.ts'
import { MovePaperDialog } from './MovePaperDialog.tsx'
import { startUploads } from './uploads.ts'
import { MoreMenu } from '../MoreMenu.tsx'
import classes from './PaperList.module.css'

interface Props {
  readonly paper: Paper
  /** The papers of the same item, in order. */
  readonly siblings: readonly Paper[]
  readonly index: number
  readonly draft: OpenMeeting
  readonly lines: readonly AgendaEntry[]
  readonly isReadOnly: boolean
  readonly onOpenPaper: (documentId: string) => void
}

export function PaperRow({ paper, siblings, index, draft, lines, isReadOnly, onOpenPaper }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { document } = paper
  const [dialog, setDialog] = useState<'rename' | 'audience' | 'move' | null>(null)
  const replacement = useRef<HTMLInputElement>(null)
  const about = [
    t('common.pages', { count: document.pageCount }),
    formats.bytes(document.sizeBytes),
    document.version > 1 ? t('prepare.papers.version', { version: document.version }) : '',
    audienceWords(t, document.audience),
  ].filter((part) => part !== '')

  const put = (row: DocumentRow) => edit({ edit: 'put-document', row })
  const moveTo = (to: number) => {
    const others = siblings.map((one) => one.document).filter((one) => one.id !== document.id)
    for (const placed of placeAt(others, to, document.id)) {
      const row = siblings.find((one) => one.document.id === placed.id)?.document
      if (row !== undefined) put({ ...row, position: placed.position })
    }
  }

  if (dialog === 'rename') {
    return (
      <li className={classes['paper']}>
        <RenameForm
          document={document}
          onDone={(title) => {
            if (title !== null) put({ ...document, title })
            setDialog(null)
          }}
        />
      </li>
    )
  }

  return (
    <li className={classes['paper']}>
      <UnstyledButton className={classes['open'] ?? ''} onClick={() => onOpenPaper(document.id)}>
        <IconFileTypePdf size={24} className={classes['icon']} aria-hidden />
        <span className={classes['words']}>
          {document.title}
          <span className={classes['about']}>{about.join(' · ')}</span>
        </span>
      </UnstyledButton>
      {!isReadOnly && (
        <>
          <input
            ref={replacement}
            type="file"
            hidden
            accept="application/pdf,.pdf"
            aria-label={t('prepare.papers.replace')}
            onChange={(event) => {
              startUploads([...(event.currentTarget.files ?? [])], {
                meetingId: document.meetingId,
                itemId: document.itemId,
                replacesDocumentId: document.id,
              })
              event.currentTarget.value = ''
            }}
          />
          <MoreMenu label={t('prepare.papers.menu', { title: document.title })}>
            <Menu.Item leftSection={<IconPencil size={20} aria-hidden />} onClick={() => setDialog('rename')}>
              {t('prepare.papers.rename')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconReplace size={20} aria-hidden />}
              onClick={() => replacement.current?.click()}
            >
              {t('prepare.papers.replace')}
            </Menu.Item>
            <Menu.Item leftSection={<IconEye size={20} aria-hidden />} onClick={() => setDialog('audience')}>
              {t('prepare.papers.audienceAction')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowUp size={20} aria-hidden />}
              disabled={index === 0}
              onClick={() => moveTo(index - 1)}
            >
              {t('prepare.papers.up')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={20} aria-hidden />}
              disabled={index === siblings.length - 1}
              onClick={() => moveTo(index + 1)}
            >
              {t('prepare.papers.down')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFolderShare size={20} aria-hidden />}
              disabled={lines.length < 2}
              onClick={() => setDialog('move')}
            >
              {t('prepare.papers.move')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              c="var(--bad)"
              leftSection={<IconTrash size={20} aria-hidden />}
              onClick={() =>
                removeWithUndo(
                  t('prepare.papers.removed', { title: document.title }),
                  removalOfPapers(draft, [document.id]),
                )
              }
            >
              {t('common.delete')}
            </Menu.Item>
          </MoreMenu>
          <AudienceDialog
            isOpen={dialog === 'audience'}
            document={document}
            participants={draft.participants}
            onClose={() => setDialog(null)}
            onSave={(audience) => put({ ...document, audience })}
          />
          <MovePaperDialog
            isOpen={dialog === 'move'}
            document={document}
            draft={draft}
            lines={lines}
            onClose={() => setDialog(null)}
          />
        </>
      )}
    </li>
  )
}

interface RenameProps {
  readonly document: DocumentRow
  /** null: left as it was. */
  readonly onDone: (title: string | null) => void
}

function RenameForm({ document, onDone }: RenameProps) {
  const { t } = useTranslation()
  const [title, setTitle] = useState(document.title)
  const isEmpty = title.trim() === ''
  return (
    <form
      className={classes['rename']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onDone(title.trim())
      }}
    >
      <TextInput
        className={classes['field'] ?? ''}
        aria-label={t('prepare.papers.newTitle')}
        value={title}
        maxLength={300}
        autoFocus
        error={isEmpty}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(null)
        }}
      />
      <Button type="submit" disabled={isEmpty}>
        {t('common.save')}
      </Button>
      <Button variant="default" onClick={() => onDone(null)}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}
