/**
 * Looks inside one PDF, in a worker thread of its own that can be ended at any moment: how many pages, whether it can
 * be read at all, and whether its first pages carry a mark of secrecy. Asks the hub for the bytes it needs.
 */
import { parentPort } from 'node:worker_threads'
// Announces itself globally: pdf.js then uses it in this thread, instead of loading it by a path.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import {
  getDocument,
  PDFDataRangeTransport,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { toInspector, type FromInspector, type Inspection } from './pdf-messages.ts'
import { hasSecretMark, isMark, type TextPiece } from './secret-marks.ts'

/** Marks stand on the first page of a paper; its annexes may bring their own. */
const pagesToRead = 5

const port = parentPort
if (port === null) throw new Error('the inspector runs in a worker thread')

const send = (message: FromInspector): void => port.postMessage(message)

class HubBytes extends PDFDataRangeTransport {
  override requestDataRange(begin: number, end: number): void {
    send({ type: 'need', begin, end })
  }
}

let source: HubBytes | null = null

port.on('message', (given: unknown) => {
  const message = toInspector.parse(given)
  if (message.type === 'bytes') {
    source?.onDataRange(message.begin, message.bytes)
    return
  }
  source = new HubBytes(message.sizeBytes, null)
  inspect(source, message.pdfFolder).then(
    (inspection) => send({ type: 'done', inspection }),
    (error: unknown) => send({ type: 'done', inspection: { outcome: 'refused', kind: refusalKind(error) } }),
  )
})

async function inspect(range: HubBytes, pdfFolder: string): Promise<Inspection> {
  const document = await getDocument({
    range,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    // A picture this large is refused rather than unpacked; 1 GiB of pixels is beyond any scanner.
    maxImageSize: 256 * 1024 * 1024,
    // In Node these are paths, not addresses.
    cMapUrl: `${pdfFolder}/cmaps/`,
    standardFontDataUrl: `${pdfFolder}/standard_fonts/`,
    wasmUrl: `${pdfFolder}/wasm/`,
    disableAutoFetch: true,
    disableStream: true,
  }).promise
  if (document.numPages < 1) return { outcome: 'refused', kind: 'pdf-damaged' }
  for (let number = 1; number <= Math.min(pagesToRead, document.numPages); number += 1) {
    if (await isMarkedSecret(document, number)) return { outcome: 'refused', kind: 'state-secret' }
  }
  return { outcome: 'readable', pageCount: document.numPages }
}

async function isMarkedSecret(document: PDFDocumentProxy, number: number): Promise<boolean> {
  const page = await document.getPage(number)
  const content = await page.getTextContent()
  const pieces: TextPiece[] = []
  for (const item of content.items) {
    if (!('str' in item)) continue
    const [, , c, d, x, y] = item.transform.map(Number)
    const height = item.height > 0 ? item.height : Math.hypot(c ?? 0, d ?? 0)
    pieces.push({ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height })
  }
  if (hasSecretMark(pieces)) return true
  // A stamp may be an annotation laid over the page.
  const annotations: unknown[] = await page.getAnnotations()
  return annotations.some((annotation) => textsOf(annotation).some(isMark))
}

function textsOf(annotation: unknown): string[] {
  if (typeof annotation !== 'object' || annotation === null) return []
  const contents: unknown = Reflect.get(annotation, 'contentsObj')
  const note: unknown = typeof contents === 'object' && contents !== null ? Reflect.get(contents, 'str') : ''
  const lines: unknown = Reflect.get(annotation, 'textContent')
  const drawn: unknown[] = Array.isArray(lines) ? lines : []
  return [note, ...drawn, drawn.join(' ')].filter((text) => typeof text === 'string')
}

function refusalKind(error: unknown): 'pdf-password' | 'pdf-damaged' {
  return error instanceof Error && error.name === 'PasswordException' ? 'pdf-password' : 'pdf-damaged'
}
