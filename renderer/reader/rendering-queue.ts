/**
 * Draws pages one at a time, the most urgent first, and keeps what was drawn within a budget of memory.
 * Promises: a page once drawn is found without waiting; a less urgent drawing never holds up a more urgent one; one
 * damaged or missing page never holds up another.
 */
import { FailureError, type Failure } from '../../protocol/failures.ts'
import type { Drafter, DrawOrder, PaperSource, Region } from './drafter.ts'
import { areaOf, DrawingCache, drawingKey, isSameRegion, type Drawing, type Target } from './drawing-cache.ts'
import { drawnSize, rotated, sharpScale, type Rotation, type Size } from './fit.ts'
import type { PageTask } from './schedule.ts'

export interface Want {
  readonly paper: PaperSource
  readonly page: number
  readonly rotation: Rotation
  readonly task: PageTask
  /** How large the page is shown, in CSS pixels per point, once its size (turned) is known. */
  readonly scale: (page: Size) => number
  /** Only a part, as fine as the screen shows, where the whole page would pass the cap. */
  readonly region?: Region
}

export interface PageStatus {
  /** In points, upright; null until it has been opened once. */
  readonly size: Size | null
  /** Why no page of the paper will come. */
  readonly refused: Failure | null
  /** Why this page will not come, though others may. */
  readonly damaged: Failure | null
  /** Why this page has to wait. */
  readonly missing: Failure | null
}

interface Job {
  readonly want: Want
  readonly abort: AbortController
}

export interface QueueOptions {
  /** Device pixels per CSS pixel. */
  readonly density: () => number
  readonly pixelBudget?: number
  /** Returns how to stop it. */
  readonly setTimer?: (work: () => void, ms: number) => () => void
}

/** 160 MB: some 25 pages of A4 on a usual laptop. */
const defaultPixelBudget = 40 * 1024 * 1024
/** A paper that fits into this share of it is drawn as a whole, and needs no small pictures. */
const wholePaperShare = 0.6
const previewWidth = 240
/** A page that still waits for bytes after this long steps aside. */
const missingAfterMs = 1_500
/** A page that is all here and not drawn after this long never will be. */
const hopelessAfterMs = 60_000
/** Pages nobody waits for leave the processor air: at least this, and a multiple of what the last one took. */
const idlePauseMs = 40
const idlePauseFactor = 3

export class RenderingQueue<Canvas> {
  readonly #drafter: Drafter<Canvas>
  readonly #density: () => number
  readonly #pixelBudget: number
  readonly #setTimer: (work: () => void, ms: number) => () => void
  readonly #cache: DrawingCache<Canvas>

  readonly #owners = new Map<object, readonly Want[]>()
  #wants: readonly Want[] = []
  readonly #sizes = new Map<string, Size>()
  readonly #refused = new Map<string, Failure>()
  readonly #damaged = new Map<string, Failure>()
  readonly #missing = new Map<string, Failure>()
  /** Pages for which the drafter holds what it needs to draw them again. */
  readonly #opened = new Map<string, { readonly paper: PaperSource; readonly page: number }>()
  readonly #listeners = new Set<() => void>()
  /** Papers too long to be drawn as a whole, at the sizes wanted now. */
  readonly #isLong = new Map<string, boolean>()
  #running: Job | null = null
  #isPausing = false

  constructor(drafter: Drafter<Canvas>, options: QueueOptions) {
    this.#drafter = drafter
    this.#density = options.density
    this.#pixelBudget = options.pixelBudget ?? defaultPixelBudget
    this.#setTimer = options.setTimer ?? realTimer
    this.#cache = new DrawingCache({
      pixelBudget: this.#pixelBudget,
      release: (canvas) => drafter.release(canvas),
      isShown: (canvas) => drafter.isShown(canvas),
    })
  }

  /** What one view wants now, most urgent first; an empty list when it goes. */
  setWants(owner: object, wants: readonly Want[]): void {
    if (wants.length === 0) this.#owners.delete(owner)
    else this.#owners.set(owner, wants)
    this.#wants = merge([...this.#owners.values()])
    this.#isLong.clear()
    this.#drafter.keepOpen(this.#wants.map((want) => want.paper))
    this.#tidy()
    this.#pump()
  }

  /** Called after anything that a view could show has changed. Returns how to stop it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  status(sha256: string, page: number): PageStatus {
    const key = pageKey(sha256, page)
    return {
      size: this.#sizes.get(key) ?? null,
      refused: this.#refused.get(sha256) ?? null,
      damaged: this.#damaged.get(key) ?? null,
      missing: this.#missing.get(key) ?? null,
    }
  }

  /** The best drawing of the whole page there is: the right size, else the finest; null when there is none. */
  best(
    sha256: string,
    page: number,
    rotation: Rotation,
    scale: (page: Size) => number,
  ): Drawing<Canvas> | null {
    const upright = this.#sizes.get(pageKey(sha256, page))
    const size = upright && rotated(upright, rotation)
    const drawn = size ? drawnSize(size, scale(size), this.#density()) : null
    return this.#cache.best(drawingKey(sha256, page, rotation), drawn)
  }

  /** The latest drawing of a part of the page, if one was wanted and is there. */
  detail(sha256: string, page: number, rotation: Rotation): Drawing<Canvas> | null {
    return (
      this.#cache.of(drawingKey(sha256, page, rotation)).findLast((drawing) => drawing.region !== null) ??
      null
    )
  }

  /** Bytes that were waited for have come: the paper's pages may be tried again. */
  arrived(sha256: string): void {
    for (const key of this.#missing.keys()) if (key.startsWith(sha256)) this.#missing.delete(key)
    this.#changed()
    this.#pump()
  }

  /** Bytes of this paper are not here: the page being drawn steps aside for others. */
  stalled(sha256: string): void {
    const job = this.#running
    if (job?.want.paper.sha256 === sha256) this.#stepAside(job)
  }

  /** No page of this paper will come. */
  refuse(sha256: string, failure: Failure): void {
    this.#refused.set(sha256, failure)
    if (this.#running?.want.paper.sha256 === sha256) this.#running.abort.abort()
    this.#changed()
    this.#pump()
  }

  /** The person asks to try again what failed. */
  retry(paper: PaperSource, page: number): void {
    const key = pageKey(paper.sha256, page)
    if (this.#running?.want.paper.sha256 === paper.sha256) this.#running.abort.abort()
    this.#refused.delete(paper.sha256)
    this.#damaged.delete(key)
    this.#missing.delete(key)
    this.#drafter.reopen(paper)
    this.#changed()
    this.#pump()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }

  #pump(): void {
    const next = this.#next()
    const running = this.#running
    if (running === null) {
      if (next !== null) void this.#run(next.want)
      return
    }
    const rank = this.#wants.findIndex((want) => isSameWant(want, running.want))
    if (rank === -1 || (next !== null && next.rank < rank)) running.abort.abort()
  }

  /** The most urgent page that is not drawn yet, can be drawn, and for which there is memory. */
  #next(): { want: Want; rank: number } | null {
    let pixels = 0
    for (const [rank, want] of this.#wants.entries()) {
      if (want.task === 'keep' || this.#isBlocked(want)) continue
      const isIdle = want.task === 'preview'
      if (isIdle && this.#isPausing) continue
      const key = drawingKey(want.paper.sha256, want.page, want.rotation)
      const isSmall = this.#isSmall(want)
      if (isSmall && this.#cache.of(key).length > 0) continue
      const target = this.#target(want, rank)
      // Of a page whose size is not known, the first thing to do is to look.
      if (target === null) return { want, rank }
      if (!isSmall) pixels += areaOf(target)
      if (rank > 0 && pixels > this.#pixelBudget) continue
      if (!this.#cache.has(key, target)) return { want, rank }
    }
    return null
  }

  #isBlocked({ paper, page }: Want): boolean {
    const key = pageKey(paper.sha256, page)
    return this.#refused.has(paper.sha256) || this.#damaged.has(key) || this.#missing.has(key)
  }

  /** In device pixels; null while the page's size is not known. */
  #target(want: Want, rank: number): Target | null {
    const upright = this.#sizes.get(pageKey(want.paper.sha256, want.page))
    if (upright === undefined) return null
    const size = rotated(upright, want.rotation)
    if (this.#isSmall(want)) return { size: previewOf(size), region: null, rank }
    const scale = want.scale(size)
    const region = want.region ?? null
    if (region === null) return { size: drawnSize(size, scale, this.#density()), region, rank }
    const fine = sharpScale(scale, this.#density())
    return {
      size: { width: Math.round(size.width * fine), height: Math.round(size.height * fine) },
      region,
      rank,
    }
  }

  /** Whether a small picture will do, as the paper is too long to be drawn as a whole. */
  #isSmall(want: Want): boolean {
    if (want.task !== 'preview') return false
    const { sha256 } = want.paper
    const known = this.#isLong.get(sha256)
    if (known !== undefined) return known
    const first = this.#wants.find((other) => other.paper.sha256 === sha256 && other.task === 'sharp')
    const target = first && this.#target(first, 0)
    if (!target) return true
    const pages = this.#wants.reduce((count, other) => count + (other.paper.sha256 === sha256 ? 1 : 0), 0)
    const isLong = pages * areaOf({ size: target.size, region: null }) > this.#pixelBudget * wholePaperShare
    this.#isLong.set(sha256, isLong)
    return isLong
  }

  async #run(want: Want): Promise<void> {
    const job: Job = { want, abort: new AbortController() }
    const { paper, page, rotation } = want
    const key = pageKey(paper.sha256, page)
    this.#running = job
    const stopWatch = this.#watch(job)
    const beganAtMs = performance.now()
    try {
      const wasKnown = this.#sizes.has(key)
      if (!wasKnown) {
        this.#sizes.set(key, await this.#drafter.measure(paper, page, job.abort.signal))
        this.#changed()
      }
      const target = this.#target(want, 0)
      // Its size may show that it is drawn already, or that something else has become more urgent.
      if (job.abort.signal.aborted || target === null) return
      if (!wasKnown && this.#next()?.want !== want) return
      this.#opened.set(key, { paper, page })
      const isPreview = this.#isSmall(want)
      const order = { paper, page, rotation, size: target.size, region: target.region }
      this.#store(order, isPreview, await this.#drafter.draw(order, job.abort.signal))
    } catch (error) {
      if (!job.abort.signal.aborted) this.#fail(want, error)
    } finally {
      stopWatch()
      this.#running = null
      if (want.task === 'preview') this.#pause(performance.now() - beganAtMs)
      this.#tidy()
      this.#pump()
    }
  }

  #store(order: DrawOrder, isPreview: boolean, canvas: Canvas): void {
    const { size, region } = order
    const key = drawingKey(order.paper.sha256, order.page, order.rotation)
    const hasPreview = isPreview || this.#cache.of(key).some((drawing) => drawing.isPreview)
    if (!hasPreview && region === null && size.width > 2 * previewWidth) {
      const small = previewOf(size)
      const preview = this.#drafter.shrink(canvas, small)
      this.#cache.add(key, { canvas: preview, size: small, region: null, isPreview: true })
    }
    this.#cache.add(key, { canvas, size, region, isPreview })
    this.#changed()
  }

  #fail({ paper, page }: Want, error: unknown): void {
    const failure: Failure =
      error instanceof FailureError ? error.toFailure() : { kind: 'pdf-damaged', detail: String(error) }
    this.#damaged.set(pageKey(paper.sha256, page), failure)
    this.#changed()
  }

  /** Steps in when a page takes longer than a page can. */
  #watch(job: Job): () => void {
    const { paper, page } = job.want
    const stops = [
      this.#setTimer(() => {
        if (this.#drafter.missing(paper) !== null) this.#stepAside(job)
      }, missingAfterMs),
      this.#setTimer(() => {
        if (this.#drafter.missing(paper) !== null) return this.#stepAside(job)
        this.#damaged.set(pageKey(paper.sha256, page), { kind: 'pdf-damaged', detail: 'never finished' })
        this.#drafter.reopen(paper)
        job.abort.abort()
        this.#changed()
      }, hopelessAfterMs),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  #stepAside(job: Job): void {
    const { paper, page } = job.want
    this.#missing.set(pageKey(paper.sha256, page), this.#drafter.missing(paper) ?? { kind: 'paper-not-here' })
    job.abort.abort()
    this.#changed()
  }

  #pause(afterMs: number): void {
    this.#isPausing = true
    const resume = () => {
      this.#isPausing = false
      this.#pump()
    }
    this.#setTimer(resume, Math.max(idlePauseMs, idlePauseFactor * afterMs))
  }

  /** Lets go of what no longer fits, and of pdf.js's own stores for pages far from the shown one. */
  #tidy(): void {
    const wanted = new Map<string, Target[]>()
    const near = new Set<string>()
    for (const [rank, want] of this.#wants.entries()) {
      const key = drawingKey(want.paper.sha256, want.page, want.rotation)
      const target = this.#isSmall(want) ? null : this.#target(want, rank)
      if (target !== null) wanted.set(key, [...(wanted.get(key) ?? []), target])
      if (want.task !== 'preview') near.add(pageKey(want.paper.sha256, want.page))
    }
    this.#cache.prune(wanted)

    const running = this.#running && pageKey(this.#running.want.paper.sha256, this.#running.want.page)
    for (const [key, { paper, page }] of this.#opened) {
      if (near.has(key) || key === running) continue
      this.#opened.delete(key)
      this.#drafter.forget(paper, page)
    }
  }
}

const pageKey = (sha256: string, page: number) => `${sha256}/${page}`

const previewOf = (size: Size): Size => ({
  width: previewWidth,
  height: Math.max(1, Math.round((previewWidth * size.height) / size.width)),
})

function isSameWant(a: Want, b: Want): boolean {
  if (a === b) return true
  const isSamePage = a.paper.sha256 === b.paper.sha256 && a.page === b.page && a.rotation === b.rotation
  if (!isSamePage || a.task !== b.task || !isSameRegion(a.region ?? null, b.region ?? null)) return false
  // Compared by what they ask of two plain pages: functions can't be compared otherwise.
  const probes: Size[] = [
    { width: 600, height: 800 },
    { width: 800, height: 600 },
  ]
  return probes.every((probe) => a.scale(probe) === b.scale(probe))
}

/** One list out of several views': the first of each, then the second of each…; previews after all else. */
function merge(lists: readonly (readonly Want[])[]): Want[] {
  const ranked = lists.flatMap((wants) =>
    wants.map((want, index) => ({ want, rank: want.task === 'preview' ? 1_000 + index : index })),
  )
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ want }) => want)
}

function realTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
