/** pdf.js as this program uses it: from our own folder, no scripting, no forms that run, no network of its own. */
import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  VerbosityLevel,
  type PDFDocumentLoadingTask,
} from 'pdfjs-dist'
import type { RangeReader } from './range-reader.ts'

const folder = new URL('pdfjs/', document.baseURI)
const fileUrl = (name: string) => new URL(name, folder).href

GlobalWorkerOptions.workerSrc = fileUrl('pdf.worker.min.mjs')
// Pages are drawn off this thread: preparing the next one must not make this one stutter.
GlobalWorkerOptions.rendererSrc = fileUrl('pdf.renderer.min.mjs')

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

export function openPdf(sizeBytes: number, reader: RangeReader): PDFDocumentLoadingTask {
  return getDocument({
    range: new PaperBytes(sizeBytes, reader),
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
}
