/** Drawn pages, within a budget of memory: what is wanted longest, then what was used last. */
import type { Region } from './drafter.ts'
import type { Rotation, Size } from './fit.ts'

export interface Drawing<Canvas> {
  readonly canvas: Canvas
  /** The whole page's device pixels at this drawing's scale. */
  readonly size: Size
  /** The part of it that is drawn; null for all. */
  readonly region: Region | null
  /** A small picture, for the moment until the page is drawn. */
  readonly isPreview: boolean
}

/** What one view wants of a page, in device pixels. */
export interface Target {
  readonly size: Size
  readonly region: Region | null
  /** 0: looked at now. */
  readonly rank: number
}

export interface CacheOptions<Canvas> {
  /** Pixels of all drawings that are no previews; four bytes each. */
  readonly pixelBudget: number
  readonly release: (canvas: Canvas) => void
  /** What hangs in a view stays, whatever the budget says. */
  readonly isShown: (canvas: Canvas) => boolean
}

/** 56 MB: about 170 small pictures. */
const previewPixelBudget = 14 * 1024 * 1024

export class DrawingCache<Canvas> {
  readonly #options: CacheOptions<Canvas>
  /** By page and rotation, the longest unused first. */
  readonly #drawings = new Map<string, readonly Drawing<Canvas>[]>()

  constructor(options: CacheOptions<Canvas>) {
    this.#options = options
  }

  of(key: string): readonly Drawing<Canvas>[] {
    return this.#drawings.get(key) ?? []
  }

  add(key: string, drawing: Drawing<Canvas>): void {
    const drawings = [...this.of(key), drawing]
    this.#drawings.delete(key)
    this.#drawings.set(key, drawings)
  }

  has(key: string, target: Target): boolean {
    return this.of(key).some((drawing) => isOn(drawing, target))
  }

  /** The drawing of the whole page at this size, else the finest there is. */
  best(key: string, size: Size | null): Drawing<Canvas> | null {
    const whole = this.of(key).filter((drawing) => drawing.region === null)
    const exact = size && whole.find((drawing) => isSameSize(drawing.size, size))
    return exact ?? whole.toSorted((a, b) => b.size.width - a.size.width)[0] ?? null
  }

  /** Frees what has been replaced, then the least useful of the rest until the budget holds. */
  prune(wanted: ReadonlyMap<string, readonly Target[]>): void {
    const kept: { key: string; drawing: Drawing<Canvas>; rank: number; isWanted: boolean }[] = []
    for (const [key, drawings] of this.#drawings) {
      const targets = wanted.get(key) ?? []
      const rank = Math.min(Infinity, ...targets.map((target) => target.rank))
      const current = drawings.filter((drawing) => targets.some((target) => isOn(drawing, target)))
      for (const drawing of drawings) {
        if (drawing.isPreview || this.#options.isShown(drawing.canvas)) continue
        const isWanted = current.includes(drawing)
        // Another size of a page stays only until the wanted one is there; a part of it, while it is looked at.
        if (!isWanted && (current.length > 0 || drawing.region !== null)) this.#drop(key, drawing)
        else kept.push({ key, drawing, rank, isWanted })
      }
    }
    // Sorting keeps the order of last use among those of equal worth.
    const worstFirst = kept.toSorted((a, b) =>
      a.isWanted === b.isWanted
        ? a.rank === b.rank
          ? 0
          : b.rank - a.rank
        : Number(a.isWanted) - Number(b.isWanted),
    )
    this.#keepBudget(worstFirst, this.#options.pixelBudget)
    this.#keepBudget(this.#previews(), previewPixelBudget)
  }

  #previews(): { key: string; drawing: Drawing<Canvas>; rank: number }[] {
    return [...this.#drawings].flatMap(([key, drawings]) =>
      drawings
        .filter((drawing) => drawing.isPreview && !this.#options.isShown(drawing.canvas))
        .map((drawing) => ({ key, drawing, rank: Infinity })),
    )
  }

  #keepBudget(
    worstFirst: readonly { key: string; drawing: Drawing<Canvas>; rank: number }[],
    budget: number,
  ): void {
    let pixels = worstFirst.reduce((sum, { drawing }) => sum + areaOf(drawing), 0)
    for (const { key, drawing, rank } of worstFirst) {
      if (pixels <= budget) return
      if (rank === 0) continue
      pixels -= areaOf(drawing)
      this.#drop(key, drawing)
    }
  }

  #drop(key: string, drawing: Drawing<Canvas>): void {
    const rest = this.of(key).filter((other) => other !== drawing)
    if (rest.length === 0) this.#drawings.delete(key)
    else this.#drawings.set(key, rest)
    this.#options.release(drawing.canvas)
  }
}

export function drawingKey(sha256: string, page: number, rotation: Rotation): string {
  return `${sha256}/${page}/${rotation}`
}

/** Pixels that are really there. */
export function areaOf({ size, region }: { readonly size: Size; readonly region: Region | null }): number {
  const { width, height } = region ?? size
  return width * height
}

function isOn(drawing: { readonly size: Size; readonly region: Region | null }, target: Target): boolean {
  return isSameSize(drawing.size, target.size) && isSameRegion(drawing.region, target.region)
}

/** Sizes are rounded from the same numbers; a pixel's difference is the same drawing. */
function isSameSize(a: Size, b: Size): boolean {
  return Math.abs(a.width - b.width) <= 1 && Math.abs(a.height - b.height) <= 1
}

export function isSameRegion(a: Region | null, b: Region | null): boolean {
  if (a === null || b === null) return a === b
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
