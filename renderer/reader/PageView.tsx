/** One page, fitted to its box, without tools: for the room's screen and for small live pictures. */
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PagePoint } from '../../protocol/live/place.ts'
import { scaleFor, type Size } from './fit.ts'
import { PageCanvas } from './PageCanvas.tsx'
import { PointerDot } from './PointerDot.tsx'
import { usePageView, useWants, type PageDrawing } from './page-store.ts'
import type { Want } from './rendering-queue.ts'
import { useBox } from './use-box.ts'
import { useLasting } from './use-settled.ts'
import classes from './Page.module.css'

interface Props {
  readonly sha256: string
  readonly sizeBytes: number
  /** From 1. */
  readonly page: number
  readonly pointer?: PagePoint | null
  /** What the picture is of, for people who hear the page. */
  readonly label?: string
}

/** Pages the room will turn to next are drawn ahead; a small picture needs none. */
const aheadFromPx = 500
const sayAfterMs = 600

export function PageView({ sha256, sizeBytes, page, pointer = null, label }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const box = useBox(host, 0)
  const scale = useMemo(() => (size: Size) => (box === null ? 1 : scaleFor('page', size, box)), [box])
  const view = usePageView(sha256, page, 0, scale)
  useWants(
    useMemo(() => wantsOf({ sha256, sizeBytes }, page, box, scale), [sha256, sizeBytes, page, box, scale]),
  )

  // The page before stays until something of the new one is there.
  const [shown, setShown] = useState<{ sha256: string; drawing: PageDrawing; size: Size } | null>(null)
  const { drawing, size } = view
  if (drawing !== null && size !== null && (shown?.drawing !== drawing || shown.sha256 !== sha256)) {
    setShown({ sha256, drawing, size })
  }
  const isLate = useLasting(drawing === null, sayAfterMs)
  const trouble = view.refused ?? view.damaged ?? (isLate ? view.missing : null)
  const isStale = shown !== null && drawing === null && (isLate || trouble !== null)
  const width = shown && box ? Math.floor(shown.size.width * scaleFor('page', shown.size, box)) : 0
  const height = shown && box ? Math.floor(shown.size.height * scaleFor('page', shown.size, box)) : 0

  return (
    <div ref={host} className={classes['view']} role="img" aria-label={label ?? t('reader.page', { page })}>
      {shown !== null && !isStale && (
        <div className={classes['sheet']} style={{ width, height }}>
          <PageCanvas drawing={shown.drawing} detail={null} />
          {pointer !== null && drawing !== null && <PointerDot point={pointer} rotation={0} />}
        </div>
      )}
      {(trouble !== null || isLate) && (
        <p className={classes['viewMessage']}>
          {trouble === null ? t('reader.opening', { page }) : t(`failures.${trouble.kind}`)}
        </p>
      )}
    </div>
  )
}

function wantsOf(
  paper: { sha256: string; sizeBytes: number },
  page: number,
  box: Size | null,
  scale: (page: Size) => number,
): Want[] {
  if (box === null) return []
  const want = (number: number, task: Want['task']): Want => ({
    paper,
    page: number,
    rotation: 0,
    task,
    scale,
  })
  if (Math.max(box.width, box.height) < aheadFromPx) return [want(page, 'sharp')]
  return [
    want(page, 'sharp'),
    want(page + 1, 'sharp'),
    ...(page > 1 ? [want(page - 1, 'sharp')] : []),
    want(page + 2, 'keep'),
  ]
}
