/** The papers of one item, in order. */
import { useTranslation } from 'react-i18next'
import type { OpenMeeting, Paper } from '../../../protocol/app/state.ts'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { PaperRow } from './PaperRow.tsx'
import classes from './PaperList.module.css'

interface Props {
  readonly papers: readonly Paper[]
  readonly draft: OpenMeeting
  readonly lines: readonly AgendaEntry[]
  readonly isReadOnly: boolean
  readonly onOpenPaper: (documentId: string) => void
}

export function PaperList({ papers, ...shared }: Props) {
  const { t } = useTranslation()
  if (papers.length === 0) return null
  return (
    <ul className={classes['papers']} aria-label={t('prepare.papers.title')}>
      {papers.map((paper, index) => (
        <PaperRow {...shared} key={paper.document.id} paper={paper} siblings={papers} index={index} />
      ))}
    </ul>
  )
}
