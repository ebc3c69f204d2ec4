/** Everything the reader would like to have drawn, in order, from where it stands. */
import { useMemo, useState } from 'react'
import { useApp } from '../state/app-store.ts'
import type { PaperSource, Region } from './drafter.ts'
import type { Rotation, Size } from './fit.ts'
import type { Want } from './rendering-queue.ts'
import { rankPages, type PageRef } from './schedule.ts'

export interface ReaderOutlook {
  readonly source: PaperSource
  readonly page: number
  readonly rotation: Rotation
  readonly pageCount: number
  readonly warm: readonly PageRef[]
  readonly isReady: boolean
  readonly region: Region | null
}

/** `scale`: null while the size of the box is not known. */
export function useReaderWants(
  outlook: ReaderOutlook,
  scale: ((page: Size) => number) | null,
): readonly Want[] {
  const { source, page, rotation, pageCount, isReady, region } = outlook
  const direction = useDirection(source.sha256, page)
  const warm = useWarmPapers(outlook.warm)

  return useMemo(() => {
    if (scale === null) return []
    const shown = { sha256: source.sha256, page }
    const sources = new Map([
      [source.sha256, source],
      ...warm.map((one) => [one.paper.sha256, one.paper] as const),
    ])
    const pages = warm.map((one) => ({ sha256: one.paper.sha256, page: one.page }))
    const wants = rankPages({ shown, pageCount, direction, warm: pages, hasPreviews: isReady }).flatMap(
      (ranked): Want[] => {
        const paper = sources.get(ranked.sha256)
        if (paper === undefined) return []
        // Another paper has not been turned.
        const turn = paper === source ? rotation : 0
        return [{ paper, page: ranked.page, rotation: turn, task: ranked.task, scale }]
      },
    )
    const [first, ...rest] = wants
    if (first === undefined || region === null) return wants
    return [first, { ...first, region }, ...rest]
  }, [source, page, rotation, pageCount, isReady, region, direction, warm, scale])
}

/** Which way the reader turned last in this paper. */
function useDirection(sha256: string, page: number): 1 | -1 {
  const [trail, setTrail] = useState<{ sha256: string; page: number; direction: 1 | -1 }>({
    sha256,
    page,
    direction: 1,
  })
  if (trail.sha256 === sha256 && trail.page === page) return trail.direction
  const direction = trail.sha256 === sha256 && page < trail.page ? -1 : 1
  setTrail({ sha256, page, direction })
  return direction
}

interface WarmPage {
  readonly paper: PaperSource
  readonly page: number
}

/** The same list as long as it says the same, so that nothing is ranked anew for nothing. */
function useWarmPapers(warm: readonly PageRef[]): readonly WarmPage[] {
  const papers = useApp((state) => state.meeting?.papers)
  const said = warm.map(({ sha256, page }) => `${sha256}/${page}`).join(' ')
  return useMemo(() => {
    const pages: WarmPage[] = []
    for (const name of said.split(' ')) {
      const [sha256, page] = name.split('/')
      const paper = papers?.find((one) => one.document.sha256 === sha256)?.document
      if (paper !== undefined)
        pages.push({ paper: { sha256: paper.sha256, sizeBytes: paper.sizeBytes }, page: Number(page) })
    }
    return pages
  }, [said, papers])
}
