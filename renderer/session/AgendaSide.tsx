/**
 * The agenda at the left edge: beside the paper where the window is wide enough to leave it 70 %, otherwise a rail,
 * with the agenda over the paper when asked for.
 */
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
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
  // A wish for one width of window is forgotten at the other.
  const [wish, setWish] = useState<{ readonly isShown: boolean; readonly isWide: boolean } | null>(null)
  const isWished = wish !== null && wish.isWide === isWide
  const isShown = isWished ? wish.isShown : isWide
  const showButton = useRef<HTMLButtonElement>(null)
  const givesFocusBack = useRef(false)

  useEffect(() => {
    if (!isShown && givesFocusBack.current) showButton.current?.focus()
    givesFocusBack.current = false
  }, [isShown])

  const hide = () => {
    givesFocusBack.current = true
    setWish({ isShown: false, isWide })
  }
  const isOver = isShown && !isWide
  const side = useRef<HTMLDivElement>(null)
  const hideByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOver || event.defaultPrevented) return
    event.preventDefault()
    hide()
  })
  useEffect(() => {
    const gone = new AbortController()
    side.current?.addEventListener('keydown', (event) => hideByKey(event), { signal: gone.signal })
    return () => gone.abort()
  }, [])
  return (
    <div ref={side} className={classes['side']}>
      {(!isShown || isOver) && (
        <AgendaRail
          session={session}
          buttonRef={showButton}
          onShow={() => setWish({ isShown: true, isWide })}
        />
      )}
      {isShown && (
        <div className={isOver ? classes['over'] : classes['beside']}>
          <AgendaPanel
            session={session}
            openDocumentId={openDocumentId}
            shownDocumentId={shownDocumentId}
            takesFocus={isWished && wish.isShown}
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
