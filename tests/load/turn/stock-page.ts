/** pdf.js's own single-page viewer, set up as its examples do, with the same files and the same place to draw. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist'
import { EventBus, PDFLinkService, PDFSinglePageViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'

import { sha256, widthPx } from './paper-in-query.ts'
import './probe.ts'

GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.min.mjs'
GlobalWorkerOptions.rendererSrc = '/pdfjs/pdf.renderer.min.mjs'

function element<E extends Element>(id: string, kind: new () => E): E {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`)
  return found
}

const eventBus = new EventBus()
const linkService = new PDFLinkService({ eventBus })
const viewer = new PDFSinglePageViewer({
  container: element('container', HTMLDivElement),
  viewer: element('viewer', HTMLDivElement),
  eventBus,
  linkService,
})
linkService.setViewer(viewer)

eventBus.on('pagesinit', () => {
  void fit()
})

async function fit(): Promise<void> {
  const first = await pdf.getPage(1)
  viewer.currentScale = widthPx / (first.getViewport({ scale: 1 }).width * (96 / 72))
  window.isReady = true
}

element('previous', HTMLButtonElement).addEventListener('click', () => viewer.previousPage())
element('next', HTMLButtonElement).addEventListener('click', () => viewer.nextPage())
const number = element('number', HTMLInputElement)
number.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') viewer.currentPageNumber = Number(number.value)
})

const pdf = await getDocument({
  url: `/papers/${sha256}`,
  wasmUrl: '/pdfjs/wasm/',
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  iccUrl: '/pdfjs/iccs/',
}).promise
viewer.setDocument(pdf)
linkService.setDocument(pdf, null)
