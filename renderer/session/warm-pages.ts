/** Which pages the reader prepares ahead, likeliest first, so that the next turn paints at once. */
import { useState } from 'react'
import type { Paper } from '../../protocol/app/state.ts'
import type { Place } from '../../protocol/live/place.ts'
import { spotOf, type Spot } from './follow.ts'

export interface WarmPage {
  readonly sha256: string
  readonly page: number
}

/**
 * The presenter's page and its neighbours (forward first), then the first pages of the papers that come next on the
 * current item. Only papers whose bytes are here: warming must not fetch.
 */
export function warmPages(
  shown: Spot | null,
  itemPapers: readonly Paper[],
  papers: readonly Paper[],
): readonly WarmPage[] {
  const warm: WarmPage[] = []
  const add = (paper: Paper | undefined, page: number) => {
    if (paper === undefined || !paper.isReady || page < 1 || page > paper.document.pageCount) return
    const { sha256 } = paper.document
    if (!warm.some((other) => other.sha256 === sha256 && other.page === page)) warm.push({ sha256, page })
  }
  if (shown !== null) {
    const paper = papers.find((candidate) => candidate.document.id === shown.documentId)
    for (const step of [0, 1, -1]) add(paper, shown.page + step)
  }
  const at = itemPapers.findIndex((paper) => paper.document.id === shown?.documentId)
  for (const paper of itemPapers.slice(at + 1, at + 3)) add(paper, 1)
  return warm
}

/** The same, for components: a new list only when something in it changed. */
export function useWarmPages(
  place: Place | null,
  itemPapers: readonly Paper[],
  papers: readonly Paper[],
): readonly WarmPage[] {
  const warm = warmPages(spotOf(place), itemPapers, papers)
  const key = warm.map(({ sha256, page }) => `${sha256}/${page}`).join(' ')
  const [kept, keep] = useState({ key, warm })
  if (kept.key === key) return kept.warm
  keep({ key, warm })
  return warm
}
