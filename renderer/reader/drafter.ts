/** What the rendering queue asks of the one who draws. Kept apart, so that the queue can be tested without a browser. */
import type { Failure } from '../../protocol/failures.ts'
import type { Rotation, Size } from './fit.ts'

/** A paper's bytes: enough to open it. */
export interface PaperSource {
  readonly sha256: string
  readonly sizeBytes: number
}

/** A part of a page, in device pixels of the whole page at the order's size. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface DrawOrder {
  readonly paper: PaperSource
  readonly page: number
  readonly rotation: Rotation
  /** The whole page in device pixels, whether or not all of it is drawn. */
  readonly size: Size
  readonly region: Region | null
}

export interface Drafter<Canvas> {
  /** The page's size in points, upright. Rejects with a FailureError when the paper or the page can't be opened. */
  measure(paper: PaperSource, page: number, signal: AbortSignal): Promise<Size>
  draw(order: DrawOrder, signal: AbortSignal): Promise<Canvas>
  /** A smaller copy. */
  shrink(canvas: Canvas, size: Size): Canvas
  /** Frees the memory. */
  release(canvas: Canvas): void
  /** Whether a view shows this very canvas now. */
  isShown(canvas: Canvas): boolean
  /** Lets go of what was needed to draw this page. */
  forget(paper: PaperSource, page: number): void
  /** Whether pieces of this paper are being waited for, and why. */
  missing(paper: PaperSource): Failure | null
  /** Which papers may be wanted again soon; the others may be closed. */
  keepOpen(papers: readonly PaperSource[]): void
  /** Closes a paper whose page never finished, so that its other pages start afresh. */
  reopen(paper: PaperSource): void
}
