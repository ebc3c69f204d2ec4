/** One item of the agenda: number, title, how far it is, its papers and its votes. */
import { UnstyledButton } from '@mantine/core'
import { IconArrowRight, IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { VoteLink } from '../votes/VoteLink.tsx'
import { AgendaItemDetails } from './AgendaItemDetails.tsx'
import classes from './AgendaItem.module.css'
import type { ItemMark } from './agenda-progress.ts'
import type { AgendaEntry } from '../../meeting/agenda-tree.ts'
import { PaperLink } from './PaperLink.tsx'
import type { Session } from './use-session.ts'

const markIcons = { done: IconCheck, now: IconPlayerPlayFilled, next: IconArrowRight, later: null }

interface Props {
  readonly session: Session
  readonly entry: AgendaEntry
  readonly isExpanded: boolean
  readonly openDocumentId: string | null
  readonly shownDocumentId: string | null
  onToggle(): void
  onOpenPaper(documentId: string): void
}

export function AgendaItem(props: Props) {
  const { session, entry, isExpanded, openDocumentId, shownDocumentId, onToggle, onOpenPaper } = props
  const { item } = entry
  const mark = session.marks.get(item.id) ?? 'later'
  const isCurrent = session.currentEntry?.item.id === item.id
  const papers = session.papersOf(item.id)
  const votes = session.state.votes.filter((vote) => vote.itemId === item.id)
  return (
    <li
      className={classes['item']}
      data-mark={mark}
      data-item={item.id}
      data-depth={Math.min(entry.depth, 3)}
      {...(isCurrent && { 'data-is-current': true, 'aria-current': 'step' as const })}
    >
      <UnstyledButton className={classes['head']} aria-expanded={isExpanded} onClick={onToggle}>
        <span className={classes['number']}>{entry.number}</span>
        <span className={classes['words']}>
          <span className={classes['title']}>{item.title}</span>
          <MarkWord mark={mark} />
        </span>
      </UnstyledButton>
      {(isExpanded || isCurrent) && (
        <AgendaItemDetails session={session} entry={entry} isExpanded={isExpanded} />
      )}
      {(papers.length > 0 || votes.length > 0) && (
        <ul className={classes['papers']}>
          {papers.map((paper) => (
            <li key={paper.document.id}>
              <PaperLink
                paper={paper}
                isOpen={paper.document.id === openDocumentId}
                isShown={paper.document.id === shownDocumentId}
                onOpen={() => onOpenPaper(paper.document.id)}
              />
            </li>
          ))}
          {votes.map((vote) => (
            <li key={vote.voteId}>
              <VoteLink vote={vote} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function MarkWord({ mark }: { readonly mark: ItemMark }) {
  const { t } = useTranslation()
  const Icon = markIcons[mark]
  if (Icon === null) return null
  return (
    <span className={classes['mark']}>
      <Icon aria-hidden size={16} />
      {t(`session.agenda.marks.${mark}`)}
    </span>
  )
}
