/** The one rendering queue of this window: every view of every paper draws through it and shares what is drawn. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { call } from '../state/core.ts'
import { useAppStore } from '../state/app-store.ts'
import { CanvasDrafter } from './canvas-drafter.ts'
import type { PaperSource } from './drafter.ts'
import type { Failure } from '../../protocol/failures.ts'
import type { Rotation, Size } from './fit.ts'
import { OpenPapers } from './open-papers.ts'
import type { Drawing } from './drawing-cache.ts'
import { RenderingQueue, type Want } from './rendering-queue.ts'

export type PageDrawing = Drawing<HTMLCanvasElement>

const papers = new OpenPapers(
  async (sha256, begin, end) => (await call('paper:read', { sha256, begin, end })).bytes,
  {
    onMissing: (sha256) => queue.stalled(sha256),
    onArrived: (sha256) => queue.arrived(sha256),
    onRefused: (sha256, failure) => queue.refuse(sha256, failure),
  },
)

const queue: RenderingQueue<HTMLCanvasElement> = new RenderingQueue(new CanvasDrafter(papers), {
  density: () => window.devicePixelRatio,
})

// More of a paper is here, or the hub is back: what was waited for may come now.
useAppStore.subscribe(({ state: now }, { state: before }) => {
  const isBack = now?.connection !== before?.connection && now?.connection.state === 'connected'
  if (isBack || now?.meeting !== before?.meeting) papers.retryMissing()
})

const subscribe = (listener: () => void) => queue.subscribe(listener)

/** Keeps the queue told what this view wants, for as long as the view is there. */
export function useWants(wants: readonly Want[]): void {
  const [owner] = useState(() => ({}))
  useEffect(() => queue.setWants(owner, wants), [owner, wants])
  useEffect(() => () => queue.setWants(owner, []), [owner])
}

export interface PageView {
  /** The best there is now; null when nothing of this page has been drawn. */
  readonly drawing: PageDrawing | null
  readonly detail: PageDrawing | null
  /** In points, upright. */
  readonly size: Size | null
  readonly refused: Failure | null
  readonly damaged: Failure | null
  readonly missing: Failure | null
}

/** What there is of a page, redrawn as it changes. */
export function usePageView(
  sha256: string,
  page: number,
  rotation: Rotation,
  scale: (page: Size) => number,
): PageView {
  return {
    drawing: useSyncExternalStore(subscribe, () => queue.best(sha256, page, rotation, scale)),
    detail: useSyncExternalStore(subscribe, () => queue.detail(sha256, page, rotation)),
    size: useSyncExternalStore(subscribe, () => queue.status(sha256, page).size),
    refused: useSyncExternalStore(subscribe, () => queue.status(sha256, page).refused),
    damaged: useSyncExternalStore(subscribe, () => queue.status(sha256, page).damaged),
    missing: useSyncExternalStore(subscribe, () => queue.status(sha256, page).missing),
  }
}

/** Tries again what failed. */
export function retryPage(paper: PaperSource, page: number): void {
  queue.retry(paper, page)
}

/** For the layers over a drawn page: its text and links. */
export function openPage(paper: PaperSource, page: number): Promise<PDFPageProxy> {
  return papers.page(paper, page)
}

export function openDocument(paper: PaperSource): Promise<PDFDocumentProxy> {
  return papers.document(paper)
}
