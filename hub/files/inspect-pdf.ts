/**
 * Has one PDF looked at in a worker thread, within limits: a hostile file costs a thread some seconds, never the hub.
 * One at a time, so that a pile of uploads leaves the machine to the meeting.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Turnstile } from '../turnstile.ts'
import { fromInspector, type Inspection, type ToInspector } from './pdf-messages.ts'

export interface PdfBytes {
  readonly sizeBytes: number
  /** Bytes [begin, end). */
  read(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>>
}

export interface InspectionLimits {
  readonly timeMs: number
  /** By how much the whole process may grow while the file is looked at. */
  readonly memoryBytes: number
}

export const usualLimits: InspectionLimits = { timeMs: 30_000, memoryBytes: 1024 * 1024 * 1024 }

const damaged: Inspection = { outcome: 'refused', kind: 'pdf-damaged' }
const memoryCheckMs = 50

const queue = new Turnstile()

export function inspectPdf(bytes: PdfBytes, limits: InspectionLimits = usualLimits): Promise<Inspection> {
  return queue.pass(() => inspectNow(bytes, limits))
}

function inspectNow(bytes: PdfBytes, limits: InspectionLimits): Promise<Inspection> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(inspectorPath(), {
      // Text in the file must not reach the hub's own output.
      stdout: true,
      stderr: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    })
    const startRss = process.memoryUsage.rss()
    const finish = (settle: () => void): void => {
      clearTimeout(tooLong)
      clearInterval(memoryWatch)
      worker.removeAllListeners()
      worker.on('error', () => undefined) // it is being ended: what it dies of no longer matters
      void worker.terminate()
      settle()
    }
    const tooLong = setTimeout(() => finish(() => resolve(damaged)), limits.timeMs)
    const memoryWatch = setInterval(() => {
      // Unpacked data lies outside the worker's heap, where no limit of the thread reaches it.
      if (process.memoryUsage.rss() - startRss > limits.memoryBytes) finish(() => resolve(damaged))
    }, memoryCheckMs)

    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    const post = (message: ToInspector): void => worker.postMessage(message)
    worker.on('message', (given: unknown) => {
      const message = fromInspector.safeParse(given)
      if (!message.success) finish(() => resolve(damaged))
      else if (message.data.type === 'done') {
        const { inspection } = message.data
        finish(() => resolve(inspection))
      } else {
        const { begin } = message.data
        const end = Math.min(message.data.end, bytes.sizeBytes)
        bytes.read(begin, end).then(
          (piece) => post({ type: 'bytes', begin, bytes: piece }),
          (cause: unknown) => finish(() => reject(cause)),
        )
      }
    })
    // Out of memory, or pdf.js broke in a way it does not report: the file is to blame.
    worker.on('error', () => finish(() => resolve(damaged)))
    worker.on('exit', () => finish(() => resolve(damaged)))
    post({ type: 'inspect', sizeBytes: bytes.sizeBytes, pdfFolder: pdfFolder() })
  })
}

/** Beside this file, as source or as packed. */
function inspectorPath(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './pdf-inspector.ts' : './pdf-inspector.js', import.meta.url)
}

/** Where pdf.js keeps its character maps: packed beside this file, or in the installed package. */
function pdfFolder(): string {
  const packed = fileURLToPath(new URL('./pdfjs', import.meta.url))
  if (existsSync(packed)) return packed
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
}
