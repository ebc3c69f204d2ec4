/**
 * Which pages to draw, and in which order: the page shown, then the presenter's, then where the reader is likely to
 * turn next, then small pictures of the rest. Pure, so that the order can be read and tested in one place.
 */

export interface PageRef {
  readonly sha256: string
  /** From 1. */
  readonly page: number
}

/**
 * `sharp`: drawn as it will be shown. `keep`: what it takes to draw it again stays at hand. `preview`: drawn when
 * nothing else is to be done, small if the paper is long, so that a jump anywhere paints the right page at once.
 */
export type PageTask = 'sharp' | 'keep' | 'preview'

export interface RankedPage extends PageRef {
  readonly task: PageTask
}

export interface Outlook {
  readonly shown: PageRef
  readonly pageCount: number
  /** The way the reader turned last: the next page that way comes before the one behind. */
  readonly direction: 1 | -1
  /** Pages that may be asked for at once: the presenter's while one looks elsewhere, the next papers' first pages. */
  readonly warm: readonly PageRef[]
  /** Only for papers that are wholly on this laptop: previews must not pull a paper through a slow network. */
  readonly hasPreviews: boolean
}

/** Pages this far from the shown one stay open. */
export const keptDistance = 3
/** More than this helps nobody, and costs memory in a report of hundreds of pages. */
export const maxPreviews = 150

/** Every page worth anything now, most urgent first; each page once. */
export function rankPages(outlook: Outlook): RankedPage[] {
  const { shown, direction: step, warm } = outlook
  const ranked: RankedPage[] = []
  const seen = new Set<string>()
  const add = (ref: PageRef, task: PageTask) => {
    const isOfShown = ref.sha256 === shown.sha256
    if (ref.page < 1 || (isOfShown && ref.page > outlook.pageCount)) return
    const name = `${ref.sha256}/${ref.page}`
    if (seen.has(name)) return
    seen.add(name)
    ranked.push({ sha256: ref.sha256, page: ref.page, task })
  }
  const near = (distance: number, task: PageTask) =>
    add({ sha256: shown.sha256, page: shown.page + distance }, task)

  near(0, 'sharp')
  for (const page of warm) add(page, 'sharp')
  for (const distance of [step, -step, 2 * step]) near(distance, 'sharp')
  for (const distance of [-2 * step, 3 * step, -3 * step]) near(distance, 'keep')

  if (outlook.hasPreviews) {
    const last = ranked.length + maxPreviews
    for (let distance = 1; distance < outlook.pageCount && ranked.length < last; distance += 1) {
      near(distance * step, 'preview')
      near(-distance * step, 'preview')
    }
  }
  return ranked
}
