/**
 * Links inside a paper, as places on its pages: those that lead to another page of it turn there. Links that lead out
 * of the paper are words and nothing else: a paper must not open anything.
 */
import { z } from 'zod'
import type { PagePoint } from '../../protocol/live/place.ts'
import type { PaperSource } from './drafter.ts'
import { openDocument, openPage } from './page-store.ts'

export interface PageLink {
  /** Shares of the upright page, from the top left. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** From 1. */
  readonly page: number
}

/** What is used of pdf.js's annotations, which come from the file and may be anything. */
const linkAnnotation = z.object({
  subtype: z.literal('Link'),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  dest: z.union([z.string(), z.array(z.unknown())]),
})
const pageReference = z.object({ num: z.int(), gen: z.int() })

export async function linksOf(paper: PaperSource, page: number): Promise<PageLink[]> {
  const proxy = await openPage(paper, page)
  const viewport = proxy.getViewport({ scale: 1 })
  const links: PageLink[] = []
  for (const annotation of await proxy.getAnnotations()) {
    const link = linkAnnotation.safeParse(annotation)
    if (!link.success) continue
    const target = await targetOf(paper, link.data.dest)
    if (target === null) continue
    const [x1, y1] = viewport.convertToViewportPoint(link.data.rect[0], link.data.rect[1])
    const [x2, y2] = viewport.convertToViewportPoint(link.data.rect[2], link.data.rect[3])
    links.push({
      left: Math.min(x1, x2) / viewport.width,
      right: Math.max(x1, x2) / viewport.width,
      top: Math.min(y1, y2) / viewport.height,
      bottom: Math.max(y1, y2) / viewport.height,
      page: target,
    })
  }
  return links
}

export function linkAt(links: readonly PageLink[], { x, y }: PagePoint): PageLink | null {
  return links.find((link) => x >= link.left && x <= link.right && y >= link.top && y <= link.bottom) ?? null
}

async function targetOf(paper: PaperSource, dest: string | unknown[]): Promise<number | null> {
  const pdf = await openDocument(paper)
  const explicit: unknown = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const first: unknown = Array.isArray(explicit) ? explicit[0] : null
  if (typeof first === 'number')
    return Number.isInteger(first) && first >= 0 && first < pdf.numPages ? first + 1 : null
  const reference = pageReference.safeParse(first)
  return reference.success ? (await pdf.getPageIndex(reference.data)) + 1 : null
}
