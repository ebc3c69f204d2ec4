/**
 * Measures turns in the page under test: from the event of the click or key to the frame in which the pixels on
 * screen, read back, are those of the wanted page.
 */
import { fingerprintOf, pageShown } from './fingerprint.ts'

export interface Turn {
  /** Until the page could be recognised. */
  readonly paintedMs: number
  /** Until it was drawn with as many dots as it will have. */
  readonly sharpMs: number
}

export interface Probe {
  setReferences(references: number[][]): void
  /** Page on screen now, by its pixels. */
  shown(): number | null
  /** Dots across the drawn page now. */
  dots(): number
  /** Waits for the next click or Enter, then for its page. Rejects after `patienceMs`. */
  turn(page: number, fullDots: number, patienceMs: number): Promise<Turn>
  /** When the next click happened, by the clock that all windows of the browser share. */
  clickedAtMs(): Promise<number>
  /** When that page was painted, by the same clock. */
  paintedAtMs(page: number, patienceMs: number): Promise<number>
  longTasks(): { count: number; totalMs: number }
}

declare global {
  interface Window {
    probe: Probe
    /** Set when the viewer stands. */
    isReady: boolean
  }
}

let references: number[][] = []
let longCount = 0
let longMs = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    longCount += 1
    longMs += entry.duration
  }
}).observe({ type: 'longtask' })

/** The largest canvas a person could see. */
function visibleCanvas(): HTMLCanvasElement | null {
  const seen = [...document.querySelectorAll('canvas')].filter(
    (canvas) =>
      canvas.width > 0 && canvas.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  )
  const area = (canvas: HTMLCanvasElement) => canvas.clientWidth * canvas.clientHeight
  return seen.toSorted((a, b) => area(b) - area(a))[0] ?? null
}

function shown(): number | null {
  const canvas = visibleCanvas()
  return canvas === null ? null : pageShown(fingerprintOf(canvas), references)
}

/** Just after the frame being made has been handed on. */
function afterFrame(then: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', then, { once: true })
    port1.start()
    port2.postMessage(null)
  })
}

function asked(): Promise<number> {
  return new Promise((resolve) => {
    const gone = new AbortController()
    const onEvent = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Enter') return
      gone.abort()
      resolve(event.timeStamp)
    }
    window.addEventListener('click', onEvent, { capture: true, signal: gone.signal })
    window.addEventListener('keydown', onEvent, { capture: true, signal: gone.signal })
  })
}

function paintedAtMs(page: number, patienceMs: number): Promise<number> {
  const begunAt = performance.now()
  return new Promise((resolve, reject) => {
    const look = () => {
      const nowMs = performance.now()
      if (nowMs - begunAt > patienceMs)
        return reject(new Error(`page ${page} was not painted in ${patienceMs} ms`))
      if (shown() === page) return resolve(performance.timeOrigin + nowMs)
      afterFrame(look)
    }
    afterFrame(look)
  })
}

async function turn(page: number, fullDots: number, patienceMs: number): Promise<Turn> {
  const begunAt = await asked()
  let paintedMs: number | null = null
  return await new Promise((resolve, reject) => {
    const look = () => {
      const nowMs = performance.now() - begunAt
      if (nowMs > patienceMs) return reject(new Error(`page ${page} was not painted in ${patienceMs} ms`))
      // Looked at in the frame before: what was there then has been painted by now.
      if (paintedMs === null && shown() === page) paintedMs = nowMs
      const dots = visibleCanvas()?.width ?? 0
      if (paintedMs !== null && dots >= fullDots * 0.98) return resolve({ paintedMs, sharpMs: nowMs })
      afterFrame(look)
    }
    afterFrame(look)
  })
}

window.probe = {
  setReferences: (next) => (references = next),
  shown,
  dots: () => visibleCanvas()?.width ?? 0,
  turn,
  clickedAtMs: async () => performance.timeOrigin + (await asked()),
  paintedAtMs,
  longTasks: () => ({ count: longCount, totalMs: Math.round(longMs) }),
}
