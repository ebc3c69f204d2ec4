/** What every page of the paper looks like, drawn apart from both viewers. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist'
import { fingerprintOf } from './fingerprint.ts'
import { sha256, widthPx } from './paper-in-query.ts'

declare global {
  interface Window {
    references: number[][] | null
  }
}

GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.min.mjs'
window.references = null

const pdf = await getDocument({
  url: `/papers/${sha256}`,
  wasmUrl: '/pdfjs/wasm/',
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  iccUrl: '/pdfjs/iccs/',
}).promise
const references: number[][] = []
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number)
  const canvas = document.createElement('canvas')
  const viewport = page.getViewport({ scale: widthPx / page.getViewport({ scale: 1 }).width })
  canvas.width = viewport.width
  canvas.height = viewport.height
  await page.render({ canvas, viewport }).promise
  references.push(fingerprintOf(canvas))
  page.cleanup()
}
window.references = references
