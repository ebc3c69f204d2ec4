/** Takes a paper to another item, behind the papers that are there. */
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import { useTranslation } from 'react-i18next'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { positionsAtEnd } from '../agenda/positions.ts'
import { edit } from '../saving/draft.ts'
import { ItemDialog } from './ItemDialog.tsx'

interface Props {
  readonly isOpen: boolean
  readonly document: DocumentRow
  readonly draft: OpenMeeting
  readonly lines: readonly AgendaEntry[]
  readonly onClose: () => void
}

export function MovePaperDialog({ isOpen, document, draft, lines, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <ItemDialog
      isOpen={isOpen}
      title={t('prepare.papers.moveTitle', { title: document.title })}
      confirm={t('prepare.papers.moveConfirm')}
      lines={lines.filter((line) => line.item.id !== document.itemId && line.item.title.trim() !== '')}
      onClose={onClose}
      onChoose={(itemId) => {
        if (itemId === null) return
        const there = draft.papers.map((paper) => paper.document).filter((one) => one.itemId === itemId)
        const [position = document.position] = positionsAtEnd(there, 1)
        edit({ edit: 'put-document', row: { ...document, itemId, position } })
      }}
    />
  )
}
