/** Draws pages with pdf.js into canvases that a view can hang up as they are. */
import { AnnotationMode, type PDFPageProxy } from 'pdfjs-dist'
import type { Failure } from '../../protocol/failures.ts'
import type { Drafter, DrawOrder, PaperSource } from './drafter.ts'
import type { Size } from './fit.ts'
import type { OpenPapers } from './open-papers.ts'

export class CanvasDrafter implements Drafter<HTMLCanvasElement> {
  readonly #papers: OpenPapers

  constructor(papers: OpenPapers) {
    this.#papers = papers
  }

  async measure(paper: PaperSource, page: number, signal: AbortSignal): Promise<Size> {
    const { width, height } = (await untilAborted(this.#papers.page(paper, page), signal)).getViewport({
      scale: 1,
    })
    return { width, height }
  }

  async draw(order: DrawOrder, signal: AbortSignal): Promise<HTMLCanvasElement> {
    const page = await untilAborted(this.#papers.page(order.paper, order.page), signal)
    const canvas = document.createElement('canvas')
    const { width, height } = order.region ?? order.size
    canvas.width = width
    canvas.height = height
    const task = page.render({
      canvas,
      viewport: viewportFor(page, order),
      transform: order.region === null ? undefined : [1, 0, 0, 1, -order.region.x, -order.region.y],
      annotationMode: AnnotationMode.ENABLE,
    })
    const cancel = () => task.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    try {
      await untilAborted(task.promise, signal)
      return canvas
    } catch (error) {
      this.release(canvas)
      throw error
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }

  shrink(canvas: HTMLCanvasElement, size: Size): HTMLCanvasElement {
    const small = document.createElement('canvas')
    small.width = size.width
    small.height = size.height
    const context = small.getContext('2d', { alpha: false })
    if (context === null) throw new Error('this browser gives no 2D canvas')
    context.imageSmoothingQuality = 'high'
    context.drawImage(canvas, 0, 0, size.width, size.height)
    return small
  }

  release(canvas: HTMLCanvasElement): void {
    // The pixels go at once, not when the collector comes round.
    canvas.width = 0
    canvas.height = 0
  }

  isShown(canvas: HTMLCanvasElement): boolean {
    return canvas.isConnected
  }

  forget(paper: PaperSource, page: number): void {
    if (!this.#papers.isOpen(paper.sha256)) return
    this.#papers.page(paper, page).then(
      (proxy) => proxy.cleanup(),
      () => undefined, // closed meanwhile: nothing is left to let go of
    )
  }

  missing(paper: PaperSource): Failure | null {
    return this.#papers.missing(paper.sha256)
  }

  keepOpen(papers: readonly PaperSource[]): void {
    this.#papers.keepOpen(papers)
  }

  reopen(paper: PaperSource): void {
    this.#papers.close(paper.sha256)
  }
}

/** The page's own turn and the reader's, at the ordered size. */
function viewportFor(page: PDFPageProxy, order: DrawOrder) {
  const rotation = (page.rotate + order.rotation) % 360
  const natural = page.getViewport({ scale: 1, rotation })
  return page.getViewport({ scale: order.size.width / natural.width, rotation })
}

/** Rejects as soon as the signal aborts, whether or not the work can be stopped. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(new DOMException('no longer wanted', 'AbortError'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  void work.catch(() => undefined).finally(() => signal.removeEventListener('abort', stop))
  return Promise.race([work, promise])
}
