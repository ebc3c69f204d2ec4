/**
 * Click to paint: how long a page turn takes until the right pixels are on screen, in this program's reader and in
 * pdf.js's own single-page viewer. Same paper, same browser, same run, turn about. And, with the whole program: from
 * the chair's click until the page is painted in a delegate's window.
 *
 *   npm run -s bench:turn -- [--json] [--turns 20] [--pause 800] [--paper FILE]…
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../../build/find-browser.ts'
import { percentiles } from './turn/percentiles.ts'
import { followTurns } from './turn/follow-room.ts'
import { buildPages, readPaper, serve, type BenchPaper } from './turn/turn-server.ts'
import type { Turn } from './turn/probe.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Of each kind, in each viewer. */
    turns: { type: 'string', default: '20' },
    /** Between two turns of one viewer; nobody reads a page in less. */
    pause: { type: 'string', default: '800' },
    /** Beside the sample meeting's plan of 60 pages. */
    paper: { type: 'string', multiple: true, default: [] },
  },
})
const turnCount = Number(values.turns)
const pauseMs = Number(values.pause)
const patienceMs = 15_000
const samplePlan = join(import.meta.dirname, '../../assets/sample/06-ke-hoach-5-nam-2026-2030.pdf')
/** Dots and CSS pixels across the page in both viewers: A4 in the window of a usual laptop. */
const widthPx = 1042
const viewport = { width: widthPx + 44, height: 768 }

type Kind = 'forward' | 'back' | 'jump'
const kinds: readonly Kind[] = ['forward', 'back', 'jump']
interface Viewer {
  readonly page: Page
  /** Turns there by a click or a typed number. */
  readonly go: (kind: Kind, to: number) => Promise<void>
  readonly fullDots: number
  at: number
  readonly turns: { readonly kind: Kind; readonly turn: Turn }[]
}

const folder = await mkdtemp(join(tmpdir(), 'dienhong-turn-'))
try {
  await buildPages(folder)
  const [plan, ...more] = await Promise.all([samplePlan, ...values.paper].map(readPaper))
  if (plan === undefined) throw new Error('the sample meeting has no plan')
  const { references, ...report } = await measure(plan)
  const follow = await followTurns({ references, turnCount, pauseMs, patienceMs })
  const others = []
  for (const paper of more) {
    const { references: _, ...other } = await measure(paper)
    others.push(other)
  }
  const whole = { ...report, follow, ...(others.length > 0 && { others }) }
  if (values.json) console.log(JSON.stringify(whole))
  else console.dir(whole, { depth: null })
} finally {
  await rm(folder, { recursive: true })
}

async function measure(paper: BenchPaper) {
  const server = await serve(folder, [paper])
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args, '--enable-precise-memory-info'] })
  try {
    const context = await browser.newContext({ viewport })
    const references = await referencesOf(context, server.address, paper)
    const query = queryOf(paper, references.length)
    const reader = await openReader(context, `${server.address}/reader.html?${query}`, references)
    const stock = await openStock(context, `${server.address}/stock.html?${query}`, references)
    for (const { kind, to } of route(references.length)) {
      await turn(reader, kind, to)
      await turn(stock, kind, to)
    }
    const [ours, theirs] = [await reportOf(reader), await reportOf(stock)]
    return {
      references,
      paper: paper.name,
      pages: references.length,
      turns: reader.turns.length,
      reader: ours,
      stock: theirs,
      ratioP50: Object.fromEntries(
        kinds.map((kind) => [kind, Math.round((100 * ours[kind].p50Ms) / theirs[kind].p50Ms) / 100]),
      ),
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

function queryOf(paper: BenchPaper, pageCount: number): string {
  const { sha256, bytes } = paper
  return new URLSearchParams({
    sha256,
    size: String(bytes.length),
    pages: String(pageCount),
    width: String(widthPx),
  }).toString()
}

async function referencesOf(
  context: BrowserContext,
  address: string,
  paper: BenchPaper,
): Promise<number[][]> {
  const page = await context.newPage()
  await page.goto(`${address}/reference.html?${queryOf(paper, 0)}`)
  const handle = await page.waitForFunction(() => window.references, null, { timeout: 300_000 })
  const references = await handle.jsonValue()
  await page.close()
  if (references === null || references.length < 8) throw new Error(`${paper.name}: too few pages to turn`)
  return references
}

async function openReader(context: BrowserContext, url: string, references: number[][]): Promise<Viewer> {
  const page = await open(context, url, references)
  await page.getByRole('button', { name: 'Vừa chiều ngang' }).click()
  return await settle(page, async (kind, to) => {
    if (kind === 'forward') await page.getByRole('button', { name: 'Trang sau' }).click()
    else if (kind === 'back') await page.getByRole('button', { name: 'Trang trước' }).click()
    else await typeNumber(page, page.getByRole('textbox'), to)
  })
}

async function openStock(context: BrowserContext, url: string, references: number[][]): Promise<Viewer> {
  const page = await open(context, url, references)
  return await settle(page, async (kind, to) => {
    if (kind === 'forward') await page.getByRole('button', { name: 'next' }).click()
    else if (kind === 'back') await page.getByRole('button', { name: 'previous' }).click()
    else await typeNumber(page, page.getByRole('textbox'), to)
  })
}

async function typeNumber(page: Page, field: ReturnType<Page['getByRole']>, to: number): Promise<void> {
  await field.fill(String(to))
  await page.keyboard.press('Enter')
}

async function open(context: BrowserContext, url: string, references: number[][]): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(url)
  await page.waitForFunction(() => window.isReady)
  await page.evaluate((known) => window.probe.setReferences(known), references)
  return page
}

/** Both viewers begin at page 1, drawn as finely as the other's. */
async function settle(page: Page, go: Viewer['go']): Promise<Viewer> {
  await page.waitForFunction(
    (dots) => window.probe.shown() === 1 && window.probe.dots() > 0.9 * dots,
    widthPx,
  )
  await page.waitForTimeout(3000)
  const fullDots = await page.evaluate(() => window.probe.dots())
  if (Math.abs(fullDots - widthPx) > 0.01 * widthPx)
    throw new Error(`page 1 is ${fullDots} dots wide, not ${widthPx}`)
  return { page, go, fullDots, at: 1, turns: [] }
}

async function turn(viewer: Viewer, kind: Kind, to: number): Promise<void> {
  const { page, fullDots } = viewer
  await page.bringToFront()
  await page.waitForTimeout(pauseMs)
  const measured = page.evaluate(([wanted, dots, patience]) => window.probe.turn(wanted, dots, patience), [
    to,
    fullDots,
    patienceMs,
  ] as const)
  await viewer.go(kind, to)
  viewer.turns.push({ kind, turn: await measured })
  viewer.at = to
}

/** Forward through the first pages, back again, then here and there; the same for both viewers. */
function route(pageCount: number): { kind: Kind; to: number }[] {
  const steps: { kind: Kind; to: number }[] = []
  let at = 1
  const length = Math.min(turnCount, pageCount - 1)
  for (let n = 0; n < length; n += 1) steps.push({ kind: 'forward', to: (at += 1) })
  for (let n = 0; n < length; n += 1) steps.push({ kind: 'back', to: (at -= 1) })
  for (let n = 0; n < turnCount; n += 1) {
    // Always more than three pages away, and never the same way twice.
    const leap = 5 + ((n * 17) % Math.max(1, pageCount - 9))
    at = ((at - 1 + leap) % pageCount) + 1
    steps.push({ kind: 'jump', to: at })
  }
  return steps
}

async function reportOf(viewer: Viewer) {
  const { page, turns } = viewer
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const longTasks = await page.evaluate(() => window.probe.longTasks())
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const of = (kind: Kind, what: keyof Turn) =>
    turns.filter((one) => one.kind === kind).map((one) => one.turn[what])
  const summary = (kind: Kind) => {
    const painted = percentiles(of(kind, 'paintedMs'))
    const sharp = percentiles(of(kind, 'sharpMs'))
    return { ...painted, sharpP50Ms: sharp.p50Ms, sharpP95Ms: sharp.p95Ms }
  }
  return {
    forward: summary('forward'),
    back: summary('back'),
    jump: summary('jump'),
    longTasks: longTasks.count,
    longTaskMs: longTasks.totalMs,
    heapMb: Math.round(usedSize / 1e5) / 10,
  }
}
