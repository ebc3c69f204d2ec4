/** The papers open in pdf.js: each with a worker of its own, a few at a time, the longest unused closed first. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { FailureError, type Failure } from '../../protocol/failures.ts'
import type { PaperSource } from './drafter.ts'
import { openPdf } from './pdfjs.ts'
import { RangeReader } from './range-reader.ts'

/** Besides the one being opened. Each costs a worker for parsing and one for drawing, some 30 MB together. */
const maxOpen = 4

export interface PaperEvents {
  onMissing(sha256: string): void
  onArrived(sha256: string): void
  /** No page of it can be shown. */
  onRefused(sha256: string, failure: Failure): void
}

export type ReadPaper = (sha256: string, begin: number, end: number) => Promise<Uint8Array>

interface OpenPaper {
  readonly reader: RangeReader
  readonly pdf: Promise<PDFDocumentProxy>
  readonly close: () => void
  /** Pieces being waited for, by the reason of the last. */
  waiting: number
  missing: Failure | null
}

export class OpenPapers {
  readonly #read: ReadPaper
  readonly #events: PaperEvents
  /** In order of last use. */
  readonly #open = new Map<string, OpenPaper>()

  constructor(read: ReadPaper, events: PaperEvents) {
    this.#read = read
    this.#events = events
  }

  /** Rejects with `pdf-password` or `pdf-damaged`; waits for bytes that are not here. */
  document(paper: PaperSource): Promise<PDFDocumentProxy> {
    const open = this.#open.get(paper.sha256) ?? this.#openNow(paper)
    this.#open.delete(paper.sha256)
    this.#open.set(paper.sha256, open)
    return open.pdf
  }

  async page(paper: PaperSource, page: number): Promise<PDFPageProxy> {
    const pdf = await this.document(paper)
    if (page > pdf.numPages) throw new FailureError('pdf-damaged', `page ${page} of ${pdf.numPages}`)
    return await pdf.getPage(page)
  }

  isOpen(sha256: string): boolean {
    return this.#open.has(sha256)
  }

  missing(sha256: string): Failure | null {
    return this.#open.get(sha256)?.missing ?? null
  }

  /** Pieces that are waited for are asked for again, now. */
  retryMissing(): void {
    for (const open of this.#open.values()) open.reader.retry()
  }

  keepOpen(papers: readonly PaperSource[]): void {
    const wanted = new Set(papers.map((paper) => paper.sha256))
    for (const [sha256, open] of this.#open) {
      if (this.#open.size <= maxOpen) return
      if (!wanted.has(sha256)) this.#close(sha256, open)
    }
  }

  close(sha256: string): void {
    const open = this.#open.get(sha256)
    if (open !== undefined) this.#close(sha256, open)
  }

  #close(sha256: string, open: OpenPaper): void {
    this.#open.delete(sha256)
    open.reader.close()
    open.close()
  }

  #openNow(paper: PaperSource): OpenPaper {
    const { sha256 } = paper
    const reader = new RangeReader({
      read: (begin, end) => this.#read(sha256, begin, end),
      onMissing: (failure) => {
        open.waiting += 1
        open.missing = failure
        this.#events.onMissing(sha256)
      },
      onArrived: () => {
        open.waiting -= 1
        if (open.waiting === 0) open.missing = null
        this.#events.onArrived(sha256)
      },
      onRefused: (failure) => {
        this.close(sha256)
        this.#events.onRefused(sha256, failure)
      },
    })
    const opened = openPdf(paper.sizeBytes, reader)
    const closed = Promise.withResolvers<never>()
    const pdf = Promise.race([opened.document, closed.promise]).catch((error: unknown) => {
      const failure = asFailure(error)
      // Closing it ourselves also ends here, and refuses nobody.
      if (this.#open.get(sha256) === open) {
        opened.close()
        this.#events.onRefused(sha256, failure.toFailure())
      }
      throw failure
    })
    // Whoever asked hears of it; nobody asking is no reason for an unhandled rejection.
    pdf.catch(() => undefined)
    const close = () => {
      opened.close()
      closed.reject(new FailureError('paper-not-here', 'closed'))
    }
    const open: OpenPaper = { reader, pdf, close, waiting: 0, missing: null }
    return open
  }
}

/** pdf.js names its errors; their classes do not all survive the way from its worker. */
function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error
  const name = error instanceof Error ? error.name : ''
  return new FailureError(name === 'PasswordException' ? 'pdf-password' : 'pdf-damaged', String(error), {
    cause: error,
  })
}
