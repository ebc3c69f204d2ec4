/**
 * A paper, page by page. The parent owns the page, because the chair may turn it; the reader asks by `onTurn`.
 * A page drawn before is painted in the very frame it is turned to, and no turn ever shows an empty sheet first.
 */
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../protocol/app/state.ts'
import type { PagePoint } from '../../protocol/live/place.ts'
import type { PaperSource } from './drafter.ts'
import {
  cssPixelsPerPoint,
  nextRotation,
  rotated,
  scaleFor,
  stepZoom,
  uprightPoint,
  type Rotation,
  type Size,
  type Zoom,
} from './fit.ts'
import { linkAt, type PageLink } from './page-links.ts'
import { PageCanvas } from './PageCanvas.tsx'
import { usePageView, useWants, type PageDrawing, type PageView } from './page-store.ts'
import { PointerDot } from './PointerDot.tsx'
import type { ReaderKey } from './reader-keys.ts'
import { ReaderNotice } from './ReaderNotice.tsx'
import { ReaderToolbar } from './ReaderToolbar.tsx'
import type { PageRef } from './schedule.ts'
import { TextLayer } from './TextLayer.tsx'
import { useIsBlank } from './use-blank.ts'
import { useBox } from './use-box.ts'
import { useDetailRegion } from './use-detail-region.ts'
import { isWide, roomAbove, roomBelow, useGestures } from './use-gestures.ts'
import { useLinks } from './use-links.ts'
import { usePointing } from './use-pointing.ts'
import { useReaderKeys } from './use-reader-keys.ts'
import { useReaderWants } from './use-reader-wants.ts'
import { useLasting, useSettled } from './use-settled.ts'
import { useZoom, type WindowPoint } from './use-zoom.ts'
import classes from './Reader.module.css'
import pageClasses from './Page.module.css'

/** `following`: this is what the chair shows. `presenting`: this is what the others see. */
export type Presence = 'following' | 'free' | 'presenting'

interface Props {
  readonly paper: Paper
  /** From 1. */
  readonly page: number
  readonly onTurn: (page: number) => void
  readonly presence: Presence
  /** Where the presenter points on this page. */
  readonly pointer: PagePoint | null
  /** The pointer tool is on: told where on the page the pointer is, null when it leaves. */
  readonly onPointer?: ((point: PagePoint | null) => void) | undefined
  /** Pages that may be shown next, of this paper or another: drawn ahead. */
  readonly warm: readonly PageRef[]
  /** At the right end of the toolbar. */
  readonly actions: ReactNode
}

/** Between the paper and its box. */
const marginPx = 12
/** A resize or a pinch is drawn anew once it has come to rest; until then the drawing is stretched. */
const drawRestMs = 150
const sayOpeningAfterMs = 300
const scrollStepPx = 80

export function Reader({ paper, page, onTurn, presence, pointer, onPointer, warm, actions }: Props) {
  const { t } = useTranslation()
  const { sha256, sizeBytes, pageCount, title } = paper.document
  const source = useMemo<PaperSource>(() => ({ sha256, sizeBytes }), [sha256, sizeBytes])
  const viewport = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const box = useBox(viewport, marginPx)
  const [rotation, rotate] = useRotation(sha256)

  const [shown, setShown] = useState<Shown | null>(null)
  const [sheetWidth, setSheetWidth] = useState(0)
  const { zoom, zoomTo } = useZoom(viewport, sheet, sheetWidth)
  const fit = useMemo(() => (box === null ? null : { zoom, box }), [zoom, box])
  const restingFit = useSettled(fit, drawRestMs)
  const scale = useScale(fit)
  const restingScale = useScale(restingFit)
  const view = usePageView(sha256, page, rotation, restingScale)
  const turned = useMemo(
    () => (view.size === null ? null : rotated(view.size, rotation)),
    [view.size, rotation],
  )
  const region = useDetailRegion(viewport, sheet, turned, turned && restingScale(turned))
  const outlook = { source, page, rotation, pageCount, warm, isReady: paper.isReady, region }
  useWants(useReaderWants(outlook, box === null ? null : restingScale))

  const next = shownNow(view, sha256, page, rotation)
  if (next !== null && !isSameShown(next, shown)) setShown(next)
  const isHere = shown !== null && shown.sha256 === sha256 && shown.page === page
  const size = shown && rotated(shown.size, shown.rotation)
  const shownScale = size === null ? 1 : scale(size)
  const width = size === null ? 0 : wholeDots(size.width * shownScale)
  const height = size === null ? 0 : wholeDots(size.height * shownScale)
  if (width !== sheetWidth) setSheetWidth(width)

  const isLate = useLasting(!isHere, sayOpeningAfterMs)
  const trouble = view.refused !== null || view.damaged !== null || (isLate && view.missing !== null)
  // The page before bridges a moment; it must not be taken for another paper, or for a page that will not come.
  const isSheetShown = shown !== null && !trouble && (isHere || !isLate || shown.sha256 === sha256)

  const arriveAtEnd = useArrival(viewport, shown)
  const turnTo = (wanted: number, atEnd = false) => {
    const target = Math.min(pageCount, Math.max(1, wanted))
    if (target === page) return
    arriveAtEnd(atEnd)
    onTurn(target)
  }
  const factor = shownScale / cssPixelsPerPoint

  const links = useLinks(source, page, isHere)
  useGestures(viewport, {
    turn: (by) => turnTo(page + by, by === -1),
    zoomBy: (ratio, about) => zoomTo(factor * ratio, about),
    tap: (at) => {
      const link = isHere ? linkUnder(at, sheet.current, links, rotation) : null
      if (link !== null) turnTo(link.page)
    },
    canDrag: onPointer === undefined,
  })
  const onKey = (key: ReaderKey) => {
    if (key.do === 'turn') turnTo(page + key.by)
    else if (key.do === 'jump') turnTo(key.to === 'first' ? 1 : pageCount)
    else if (key.do === 'zoom') zoomTo(stepZoom(factor, key.by))
    else if (key.do === 'fit') zoomTo('auto')
    else viewport.current?.scrollBy({ top: key.by * (key.far ? (box?.height ?? 0) * 0.9 : scrollStepPx) })
  }
  useReaderKeys(() => scrollRoom(viewport.current), onKey)

  const isBlank = useIsBlank(isHere && !trouble ? shown.drawing : null)
  const ownDot = usePointing(viewport, sheet, rotation, onPointer)
  const dot = onPointer === undefined ? pointer : ownDot

  return (
    <section className={classes['reader']} aria-label={t('reader.paper', { title })}>
      <div
        ref={viewport}
        className={classes['viewport']}
        role="group"
        aria-label={t('reader.page', { page })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
        tabIndex={0}
        data-pointing={onPointer !== undefined || undefined}
      >
        {isSheetShown && (
          <div
            ref={sheet}
            className={`${pageClasses['sheet']} ${classes['sheet']}`}
            data-presence={presence}
            data-paper={shown.sha256}
            data-page={shown.page}
            data-sharpness={shown.drawing.isPreview ? 'preview' : 'sharp'}
            style={{ width, height }}
          >
            <PageCanvas drawing={shown.drawing} detail={isHere ? shown.detail : null} />
            {isHere && <TextLayer paper={source} page={page} rotation={rotation} scale={shownScale} />}
            {isHere && dot !== null && <PointerDot point={dot} rotation={rotation} />}
          </div>
        )}
        <ReaderNotice paper={source} page={page} view={view} isLate={isLate} isBlank={isBlank} />
      </div>
      <ReaderToolbar
        page={page}
        pageCount={pageCount}
        onTurn={turnTo}
        zoom={zoom}
        zoomFactor={factor}
        onZoomStep={(direction) => zoomTo(stepZoom(factor, direction))}
        onZoom={(wanted) => zoomTo(wanted)}
        onRotate={rotate}
        actions={actions}
      />
      <p className="visually-hidden" role="status">
        {isHere && t('reader.pageOf', { page, pages: pageCount })}
      </p>
    </section>
  )
}

/** What hangs on the wall: of this page or, for a moment, still of the one before. */
interface Shown {
  readonly sha256: string
  readonly page: number
  readonly rotation: Rotation
  readonly size: Size
  readonly drawing: PageDrawing
  readonly detail: PageDrawing | null
}

function shownNow(view: PageView, sha256: string, page: number, rotation: Rotation): Shown | null {
  const { drawing, detail, size } = view
  return drawing === null || size === null ? null : { sha256, page, rotation, size, drawing, detail }
}

function isSameShown(a: Shown, b: Shown | null): boolean {
  return a.drawing === b?.drawing && a.detail === b.detail && a.sha256 === b.sha256 && a.page === b.page
}

interface Fit {
  readonly zoom: Zoom
  readonly box: Size
}

/** CSS pixels per point for a page of some size. */
function useScale(fit: Fit | null): (page: Size) => number {
  return useMemo(() => (page: Size) => (fit === null ? 1 : scaleFor(fit.zoom, page, fit.box)), [fit])
}

/** The reader's own turn of the pages, for as long as the same paper is open. */
function useRotation(sha256: string): [Rotation, () => void] {
  const [turn, setTurn] = useState<{ sha256: string; rotation: Rotation }>({ sha256, rotation: 0 })
  const rotation = turn.sha256 === sha256 ? turn.rotation : 0
  return [rotation, () => setTurn({ sha256, rotation: nextRotation(rotation) })]
}

/** A new page is read from its top; one reached by rolling back, from its end. */
function useArrival(viewport: { readonly current: HTMLElement | null }, shown: Shown | null) {
  const isAtEnd = useRef(false)
  const place = shown && `${shown.sha256}/${shown.page}`
  useLayoutEffect(() => {
    if (place === null) return
    const top = isAtEnd.current ? (viewport.current?.scrollHeight ?? 0) : 0
    viewport.current?.scrollTo({ top, behavior: 'instant' })
    isAtEnd.current = false
  }, [viewport, place])
  return (atEnd: boolean) => {
    isAtEnd.current = atEnd
  }
}

function scrollRoom(viewport: HTMLElement | null) {
  if (viewport === null) return { up: false, down: false, across: false }
  return { up: roomAbove(viewport), down: roomBelow(viewport), across: isWide(viewport) }
}

function linkUnder(
  at: WindowPoint,
  sheet: HTMLElement | null,
  links: readonly PageLink[],
  rotation: Rotation,
): PageLink | null {
  const area = sheet?.getBoundingClientRect()
  if (area === undefined || links.length === 0) return null
  const point = { x: (at.x - area.left) / area.width, y: (at.y - area.top) / area.height }
  return linkAt(links, uprightPoint(point, rotation))
}

/** A sheet that ends between two dots would be drawn blurred. */
function wholeDots(cssPixels: number): number {
  return Math.round(cssPixels * window.devicePixelRatio) / window.devicePixelRatio
}
