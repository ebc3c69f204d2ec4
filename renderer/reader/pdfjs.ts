/** pdf.js as this program uses it: from our own folder, no scripting, no forms that run, no network of its own. */
import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist'
import type { RangeReader } from './range-reader.ts'

const folder = new URL('pdfjs/', document.baseURI)
const fileUrl = (name: string) => new URL(name, folder).href

/** As large as the chunks that papers are stored and fetched in. */
const rangeChunkBytes = 256 * 1024
/** An A0 sheet scanned at 300 dots an inch has 139 million; beyond this an image is left out of its page. */
const maxImagePixels = 200_000_000

/** Bytes on demand, from the core instead of a URL. */
class PaperBytes extends PDFDataRangeTransport {
  readonly #reader: RangeReader

  constructor(sizeBytes: number, reader: RangeReader) {
    super(sizeBytes, null)
    this.#reader = reader
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#deliver(begin, end)
  }

  override abort(): void {
    this.#reader.close()
  }

  async #deliver(begin: number, end: number): Promise<void> {
    const bytes = await this.#reader.read(begin, end)
    // pdf.js has no way to be told that a piece will not come: the paper is closed instead, see OpenPapers.
    if (bytes !== null) this.onDataRange(begin, bytes)
  }
}

export interface OpenPdf {
  readonly document: Promise<PDFDocumentProxy>
  /** Gives everything back, whatever the paper is doing. */
  close(): void
}

/** How long a paper may take to put its things away. */
const farewellMs = 2_000

/**
 * Each paper has two workers of its own, for parsing and for drawing: preparing a page must not make this thread
 * stutter, and a paper that sends its parser into a loop can be ended without the others noticing.
 */
export function openPdf(sizeBytes: number, reader: RangeReader): OpenPdf {
  const parser = new Worker(fileUrl('pdf.worker.min.mjs'), { type: 'module' })
  const painter = new Worker(fileUrl('pdf.renderer.min.mjs'), { type: 'module' })
  GlobalWorkerOptions.rendererPorts = [painter]
  const worker = PDFWorker.create({ port: parser })
  const loading = getDocument({
    range: new PaperBytes(sizeBytes, reader),
    worker,
    rangeChunkSize: rangeChunkBytes,
    // Only what a page needs: a report of hundreds of pages would otherwise end up whole in this window's memory.
    disableAutoFetch: true,
    disableStream: true,
    wasmUrl: fileUrl('wasm/'),
    cMapUrl: fileUrl('cmaps/'),
    standardFontDataUrl: fileUrl('standard_fonts/'),
    iccUrl: fileUrl('iccs/'),
    // pdf.js would decide against it for an address that is not http(s), as in the packaged program.
    useWorkerFetch: true,
    maxImageSize: maxImagePixels,
    verbosity: VerbosityLevel.ERRORS,
  })
  let isLoaded = false
  void loading.promise.then(
    () => (isLoaded = true),
    () => undefined, // whoever waits for the document hears of it
  )
  const stop = () => {
    worker.destroy()
    parser.terminate()
    painter.terminate()
  }
  return {
    document: loading.promise,
    close() {
      // Before it is open there is nothing to put away, and pdf.js trips over its own feet.
      if (!isLoaded) return stop()
      const timer = setTimeout(stop, farewellMs)
      loading.destroy().then(
        () => {
          clearTimeout(timer)
          stop()
        },
        (error: unknown) => console.warn('closing a paper', error), // the timer ends it
      )
    },
  }
}
