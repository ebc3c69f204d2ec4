/** The agenda with its papers and votes: for delegates the way around, for who leads it the run sheet. */
import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgendaItem } from './AgendaItem.tsx'
import classes from './AgendaPanel.module.css'
import type { Session } from './use-session.ts'
import { VoteLink } from '../votes/VoteLink.tsx'

interface Props {
  readonly session: Session
  readonly openDocumentId: string | null
  /** The paper everyone is shown. */
  readonly shownDocumentId: string | null
  onOpenPaper(documentId: string): void
  onHide(): void
  /** Whether the panel was opened by the person just now and takes the focus. */
  readonly takesFocus: boolean
}

export function AgendaPanel(props: Props) {
  const { session, openDocumentId, shownDocumentId, onOpenPaper, onHide, takesFocus } = props
  const { t } = useTranslation()
  const currentId = session.currentEntry?.item.id ?? null
  const [expandedId, setExpandedId] = useState<string | null>(null)
  const hideButton = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    if (takesFocus) hideButton.current?.focus()
  }, [takesFocus])
  // The list follows the meeting: the current item stays in sight.
  useEffect(() => withItem(list.current, currentId, bringIntoSight), [currentId])
  // What an item offers opens below it, perhaps below the edge.
  useEffect(() => withItem(list.current, expandedId, keepInSight), [expandedId])

  const otherVotes = session.state.votes.filter(
    (vote) => !session.entries.some((entry) => entry.item.id === vote.itemId),
  )
  return (
    <nav aria-label={t('session.agenda.title')} className={classes['panel']}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{t('session.agenda.title')}</h2>
        <ActionIcon ref={hideButton} color="gray" aria-label={t('session.agenda.hide')} onClick={onHide}>
          <IconLayoutSidebarLeftCollapse aria-hidden />
        </ActionIcon>
      </div>
      {session.entries.length === 0 && <p className={classes['empty']}>{t('session.agenda.empty')}</p>}
      <ol ref={list} className={classes['list']}>
        {session.entries.map((entry) => (
          <AgendaItem
            key={entry.item.id}
            session={session}
            entry={entry}
            isExpanded={expandedId === entry.item.id}
            onToggle={() => setExpandedId((id) => (id === entry.item.id ? null : entry.item.id))}
            openDocumentId={openDocumentId}
            shownDocumentId={shownDocumentId}
            onOpenPaper={onOpenPaper}
          />
        ))}
      </ol>
      {otherVotes.length > 0 && (
        <section className={classes['others']}>
          <h3>{t('session.agenda.otherVotes')}</h3>
          {otherVotes.map((vote) => (
            <VoteLink key={vote.voteId} vote={vote} />
          ))}
        </section>
      )}
    </nav>
  )
}

function withItem(
  list: HTMLElement | null,
  itemId: string | null,
  act: (list: HTMLElement, item: HTMLElement) => void,
): void {
  if (list === null || itemId === null) return
  const item = list.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`)
  if (item !== null) act(list, item)
}

function keepInSight(list: HTMLElement, item: HTMLElement): void {
  const [inside, around] = [item.getBoundingClientRect(), list.getBoundingClientRect()]
  const below = inside.bottom - around.bottom
  if (below > 0) list.scrollBy({ top: Math.min(below, inside.top - around.top) })
}

/** A quarter down the list. Not `scrollIntoView`, which would also scroll everything around the list. */
function bringIntoSight(list: HTMLElement, item: HTMLElement): void {
  const top = item.getBoundingClientRect().top - list.getBoundingClientRect().top
  list.scrollTo({ top: list.scrollTop + top - list.clientHeight / 4 })
}
