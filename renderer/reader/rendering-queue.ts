/**
 * Draws pages one at a time, the most urgent first, and keeps what was drawn within a budget of memory.
 * Promises: a page once drawn is found without waiting; a less urgent drawing never holds up a more urgent one; one
 * damaged or missing page never holds up another.
 */
import { FailureError, type Failure } from '../../protocol/failures.ts'
import type { Drafter, PaperSource, Region } from './drafter.ts'
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

export interface Drawing<Canvas> {
  readonly canvas: Canvas
  /** The whole page's device pixels at this drawing's scale. */
  readonly size: Size
  readonly region: Region | null
  readonly isPreview: boolean
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
  readonly density: () => number
  /** Pixels of all sharp drawings together; four bytes each. */
  readonly pixelBudget?: number
  readonly setTimer?: (work: () => void, ms: number) => () => void
}

/** 192 MB. */
const defaultPixelBudget = 48 * 1024 * 1024
/** 56 MB: about 170 small pictures. */
const previewPixelBudget = 14 * 1024 * 1024
const previewWidth = 240
/** A page that still waits for bytes after this long steps aside. */
const missingAfterMs = 1_500
/** A page that is all here and not drawn after this long never will be. */
const hopelessAfterMs = 60_000
/** Pictures nobody waits for leave the processor air. */
const previewPauseMs = 40

export class RenderingQueue<Canvas> {
  readonly #drafter: Drafter<Canvas>
  readonly #density: () => number
  readonly #pixelBudget: number
  readonly #setTimer: (work: () => void, ms: number) => () => void

  readonly #owners = new Map<object, readonly Want[]>()
  #wants: readonly Want[] = []
  readonly #drawings = new Map<string, Drawing<Canvas>[]>()
  readonly #sizes = new Map<string, Size>()
  readonly #damaged = new Map<string, Failure>()
  readonly #missing = new Map<string, Failure>()
  readonly #refused = new Map<string, Failure>()
  readonly #touched = new Map<string, { paper: PaperSource; page: number }>()
  readonly #listeners = new Set<() => void>()
  #revision = 0
  #running: Job | null = null
  #isPausing = false

  constructor(drafter: Drafter<Canvas>, options: QueueOptions) {
    this.#drafter = drafter
    this.#density = options.density
    this.#pixelBudget = options.pixelBudget ?? defaultPixelBudget
    this.#setTimer = options.setTimer ?? realTimer
  }

  /** What one view wants now, most urgent first; an empty list when it goes. */
  setWants(owner: object, wants: readonly Want[]): void {
    if (wants.length === 0) this.#owners.delete(owner)
    else this.#owners.set(owner, wants)
    this.#wants = merge([...this.#owners.values()])
    this.#drafter.keepOpen(this.#wants.map((want) => want.paper))
    this.#dropUnwanted()
    this.#pump()
  }

  /** Called after anything that a view could show has changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Grows with every change. */
  get revision(): number {
    return this.#revision
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
    const drawings = this.#drawingsOf(sha256, page, rotation).filter((drawing) => drawing.region === null)
    const size = this.#sizes.get(pageKey(sha256, page))
    const target = size && drawnSize(rotated(size, rotation), scale(rotated(size, rotation)), this.#density())
    const exact = drawings.find((drawing) => target !== undefined && isSameSize(drawing.size, target))
    return exact ?? drawings.toSorted((a, b) => b.size.width - a.size.width)[0] ?? null
  }

  /** The finest drawing of a part of the page, if one was wanted and is there. */
  detail(sha256: string, page: number, rotation: Rotation): Drawing<Canvas> | null {
    return this.#drawingsOf(sha256, page, rotation).findLast((drawing) => drawing.region !== null) ?? null
  }

  /** A paper that was waited for has moved: its pages may be tried again. */
  arrived(sha256: string): void {
    for (const key of this.#missing.keys()) if (key.startsWith(sha256)) this.#missing.delete(key)
    this.#changed()
    this.#pump()
  }

  /** Pieces of this paper are not here: the page being drawn steps aside for others. */
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
    this.#refused.delete(paper.sha256)
    this.#damaged.delete(pageKey(paper.sha256, page))
    this.#missing.delete(pageKey(paper.sha256, page))
    this.#drafter.reopen(paper)
    this.#changed()
    this.#pump()
  }

  #drawingsOf(sha256: string, page: number, rotation: Rotation): Drawing<Canvas>[] {
    return this.#drawings.get(drawingKey(sha256, page, rotation)) ?? []
  }

  #changed(): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener()
  }

  #pump(): void {
    const next = this.#next()
    const running = this.#running
    if (running !== null) {
      const rank = this.#wants.findIndex((want) => isSameWant(want, running.want))
      if (rank === -1 || (next !== null && next.rank < rank)) running.abort.abort()
      return
    }
    if (next !== null) void this.#run(next.want)
  }

  /** The most urgent page that is not drawn yet, can be drawn, and for which there is memory. */
  #next(): { want: Want; rank: number } | null {
    let pixels = 0
    for (const [rank, want] of this.#wants.entries()) {
      if (want.task === 'keep' || this.#isBlocked(want)) continue
      if (want.task === 'preview') {
        if (this.#isPausing || this.#drawingsOf(want.paper.sha256, want.page, want.rotation).length > 0)
          continue
        return { want, rank }
      }
      const target = this.#target(want)
      // Of a size not yet known, the first thing to do is to look.
      pixels += target === null ? 0 : areaOf(want.region ?? target)
      if (rank > 0 && pixels > this.#pixelBudget) continue
      if (target === null || !this.#isDrawn(want, target)) return { want, rank }
    }
    return null
  }

  #isBlocked(want: Want): boolean {
    const key = pageKey(want.paper.sha256, want.page)
    return this.#refused.has(want.paper.sha256) || this.#damaged.has(key) || this.#missing.has(key)
  }

  #target(want: Want): Size | null {
    const upright = this.#sizes.get(pageKey(want.paper.sha256, want.page))
    if (upright === undefined) return null
    const size = rotated(upright, want.rotation)
    if (want.task === 'preview') {
      return {
        width: previewWidth,
        height: Math.max(1, Math.round((previewWidth * size.height) / size.width)),
      }
    }
    const scale = want.scale(size)
    if (want.region === undefined) return drawnSize(size, scale, this.#density())
    const fine = sharpScale(scale, this.#density())
    return { width: Math.round(size.width * fine), height: Math.round(size.height * fine) }
  }

  #isDrawn(want: Want, target: Size): boolean {
    const region = want.region ?? null
    return this.#drawingsOf(want.paper.sha256, want.page, want.rotation).some(
      (drawing) => isSameSize(drawing.size, target) && isSameRegion(drawing.region, region),
    )
  }

  async #run(want: Want): Promise<void> {
    const job: Job = { want, abort: new AbortController() }
    const { paper, page } = want
    const key = pageKey(paper.sha256, page)
    this.#running = job
    const stopWatch = this.#watch(job)
    try {
      if (!this.#sizes.has(key)) {
        this.#sizes.set(key, await this.#drafter.measure(paper, page, job.abort.signal))
        this.#changed()
      }
      const size = this.#target(want)
      // The size may show that it is drawn already, or that it is worth less than was thought: choose again.
      if (!job.abort.signal.aborted && size !== null && !this.#isDrawn(want, size)) {
        this.#touched.set(key, { paper, page })
        const order = { paper, page, rotation: want.rotation, size, region: want.region ?? null }
        this.#store(want, size, await this.#drafter.draw(order, job.abort.signal))
      }
    } catch (error) {
      if (!job.abort.signal.aborted) this.#fail(want, error)
    } finally {
      stopWatch()
      this.#running = null
      if (want.task === 'preview') this.#pausePreviews()
      this.#dropUnwanted()
      this.#pump()
    }
  }

  #watch(job: Job): () => void {
    const { paper } = job.want
    const stops = [
      this.#setTimer(() => {
        if (this.#drafter.missing(paper) !== null) this.#stepAside(job)
      }, missingAfterMs),
      this.#setTimer(() => {
        if (this.#drafter.missing(paper) !== null) return this.#stepAside(job)
        this.#damaged.set(pageKey(paper.sha256, job.want.page), {
          kind: 'pdf-damaged',
          detail: 'page never finished',
        })
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

  #fail(want: Want, error: unknown): void {
    const failure: Failure =
      error instanceof FailureError ? error.toFailure() : { kind: 'pdf-damaged', detail: String(error) }
    this.#damaged.set(pageKey(want.paper.sha256, want.page), failure)
    this.#changed()
  }

  #pausePreviews(): void {
    this.#isPausing = true
    this.#setTimer(() => {
      this.#isPausing = false
      this.#pump()
    }, previewPauseMs)
  }

  #store(want: Want, size: Size, canvas: Canvas): void {
    const { paper, page, rotation } = want
    const key = drawingKey(paper.sha256, page, rotation)
    const drawings = this.#drawings.get(key) ?? []
    const isPreview = want.task === 'preview'
    const region = want.region ?? null
    drawings.push({ canvas, size, region, isPreview })
    const needsPreview = !isPreview && region === null && !drawings.some((drawing) => drawing.isPreview)
    if (needsPreview && size.width > 2 * previewWidth) {
      const small = {
        width: previewWidth,
        height: Math.max(1, Math.round((previewWidth * size.height) / size.width)),
      }
      drawings.push({
        canvas: this.#drafter.shrink(canvas, small),
        size: small,
        region: null,
        isPreview: true,
      })
    }
    // Moved to the end: the order of the map is the order of last use.
    this.#drawings.delete(key)
    this.#drawings.set(key, drawings)
    this.#changed()
  }

  /** Frees what no view wants any more, then the least urgent of the rest until the budget holds. */
  #dropUnwanted(): void {
    const kept = new Map<string, number>()
    for (const [rank, want] of this.#wants.entries()) {
      const key = drawingKey(want.paper.sha256, want.page, want.rotation)
      if (want.task !== 'preview' && !kept.has(key)) kept.set(key, rank)
    }
    const sharp: { key: string; drawing: Drawing<Canvas>; rank: number; isCurrent: boolean }[] = []
    for (const [key, drawings] of this.#drawings) {
      const rank = kept.get(key)
      for (const drawing of drawings) {
        if (drawing.isPreview || this.#drafter.isShown(drawing.canvas)) continue
        const isCurrent = this.#isCurrent(key, drawing)
        // An older size of a page stays only until the new one is there.
        const isReplaced = !isCurrent && drawings.some((other) => this.#isCurrent(key, other))
        if (rank === undefined || isReplaced) this.#drop(key, drawing)
        else sharp.push({ key, drawing, rank, isCurrent })
      }
    }
    this.#keepBudget(sharp)
    this.#keepPreviewBudget()
    this.#forgetPages(kept)
  }

  /** Whether some view wants exactly this drawing. */
  #isCurrent(key: string, drawing: Drawing<Canvas>): boolean {
    return this.#wants.some((want) => {
      if (want.task === 'preview' || drawingKey(want.paper.sha256, want.page, want.rotation) !== key)
        return false
      const target = this.#target(want)
      return (
        target !== null &&
        isSameSize(drawing.size, target) &&
        isSameRegion(drawing.region, want.region ?? null)
      )
    })
  }

  #keepBudget(sharp: { key: string; drawing: Drawing<Canvas>; rank: number; isCurrent: boolean }[]): void {
    let pixels = sharp.reduce((sum, { drawing }) => sum + areaOf(drawing.region ?? drawing.size), 0)
    const leastFirst = sharp.toSorted((a, b) => Number(a.isCurrent) - Number(b.isCurrent) || b.rank - a.rank)
    for (const { key, drawing, rank } of leastFirst) {
      if (pixels <= this.#pixelBudget || rank === 0) return
      pixels -= areaOf(drawing.region ?? drawing.size)
      this.#drop(key, drawing)
    }
  }

  #keepPreviewBudget(): void {
    const previews = [...this.#drawings].flatMap(([key, drawings]) =>
      drawings.filter((drawing) => drawing.isPreview).map((drawing) => ({ key, drawing })),
    )
    let pixels = previews.reduce((sum, { drawing }) => sum + areaOf(drawing.size), 0)
    for (const { key, drawing } of previews) {
      if (pixels <= previewPixelBudget) return
      if (this.#drafter.isShown(drawing.canvas)) continue
      pixels -= areaOf(drawing.size)
      this.#drop(key, drawing)
    }
  }

  #forgetPages(kept: ReadonlyMap<string, number>): void {
    const near = new Set([...kept.keys()].map((key) => key.slice(0, key.lastIndexOf('/'))))
    const running = this.#running && pageKey(this.#running.want.paper.sha256, this.#running.want.page)
    for (const [key, { paper, page }] of this.#touched) {
      if (near.has(key) || key === running) continue
      this.#touched.delete(key)
      this.#drafter.forget(paper, page)
    }
  }

  #drop(key: string, drawing: Drawing<Canvas>): void {
    const rest = (this.#drawings.get(key) ?? []).filter((other) => other !== drawing)
    if (rest.length === 0) this.#drawings.delete(key)
    else this.#drawings.set(key, rest)
    this.#drafter.release(drawing.canvas)
  }
}

const pageKey = (sha256: string, page: number) => `${sha256}/${page}`
const drawingKey = (sha256: string, page: number, rotation: Rotation) => `${sha256}/${page}/${rotation}`
const areaOf = (size: Size) => size.width * size.height

/** Sizes are rounded from the same numbers; a pixel's difference is the same drawing. */
function isSameSize(a: Size, b: Size): boolean {
  return Math.abs(a.width - b.width) <= 1 && Math.abs(a.height - b.height) <= 1
}

function isSameRegion(a: Region | null, b: Region | null): boolean {
  if (a === null || b === null) return a === b
  return a.x === b.x && a.y === b.y && isSameSize(a, b)
}

function isSameWant(a: Want, b: Want): boolean {
  if (a === b) return true
  const isSamePage = a.paper.sha256 === b.paper.sha256 && a.page === b.page && a.rotation === b.rotation
  if (!isSamePage || a.task !== b.task || !isSameRegion(a.region ?? null, b.region ?? null)) return false
  // Compared by what they ask of two plain pages: functions can't be compared otherwise.
  return [
    { width: 600, height: 800 },
    { width: 800, height: 600 },
  ].every((probe) => a.scale(probe) === b.scale(probe))
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
