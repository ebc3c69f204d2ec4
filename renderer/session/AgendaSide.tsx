/**
 * The agenda at the left edge: beside the paper where the window is wide enough to leave it 70 %, otherwise a rail,
 * with the agenda over the paper when asked for.
 */
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../state/app-store.ts'
import { AgendaPanel } from './AgendaPanel.tsx'
import { AgendaRail } from './AgendaRail.tsx'
import classes from './AgendaSide.module.css'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly openDocumentId: string | null
  readonly shownDocumentId: string | null
  readonly hasLeadColumn: boolean
  onOpenPaper(documentId: string): void
}

/** Window widths from which the agenda and the paper fit side by side, for normal type. Pixels. */
const wideFromPx = { alone: 1000, withLeadColumn: 1600 }

export function AgendaSide({ session, openDocumentId, shownDocumentId, hasLeadColumn, onOpenPaper }: Props) {
  const textScale = useApp((app) => (app.app.settings.textSize === 'large' ? 1.15 : 1))
  const fromPx = (hasLeadColumn ? wideFromPx.withLeadColumn : wideFromPx.alone) * textScale
  const isWide = useMediaQuery(`(min-width: ${fromPx}px)`, undefined, { getInitialValueInEffect: false })
  const [wish, setWish] = useState<'shown' | 'hidden' | null>(null)
  const isShown = wish === null ? isWide : wish === 'shown'
  const showButton = useRef<HTMLButtonElement>(null)
  const givesFocusBack = useRef(false)

  // Another width of window: what suited the old one is forgotten.
  useEffect(() => setWish(null), [isWide])
  useEffect(() => {
    if (!isShown && givesFocusBack.current) showButton.current?.focus()
    givesFocusBack.current = false
  }, [isShown])

  const hide = () => {
    givesFocusBack.current = true
    setWish('hidden')
  }
  const isOver = isShown && !isWide
  return (
    <div className={classes['side']}>
      {(!isShown || isOver) && (
        <AgendaRail session={session} buttonRef={showButton} onShow={() => setWish('shown')} />
      )}
      {isShown && (
        <div
          className={isOver ? classes['over'] : classes['beside']}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isOver) return
            event.preventDefault()
            hide()
          }}
        >
          <AgendaPanel
            session={session}
            openDocumentId={openDocumentId}
            shownDocumentId={shownDocumentId}
            takesFocus={wish === 'shown'}
            onHide={hide}
            onOpenPaper={(documentId) => {
              onOpenPaper(documentId)
              if (isOver) hide()
            }}
          />
        </div>
      )}
    </div>
  )
}
