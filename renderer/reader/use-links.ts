/** The links of the page that is shown, once it has come to rest. */
import { useEffect, useState } from 'react'
import type { PaperSource } from './drafter.ts'
import { linksOf, type PageLink } from './page-links.ts'

const restMs = 200
const none: readonly PageLink[] = []

/** `isShown`: before, there is nothing to click. */
export function useLinks(paper: PaperSource, page: number, isShown: boolean): readonly PageLink[] {
  const [found, setFound] = useState<{ paper: PaperSource; page: number; links: readonly PageLink[] } | null>(
    null,
  )
  useEffect(() => {
    if (!isShown) return
    let isGone = false
    const timer = setTimeout(() => {
      linksOf(paper, page).then(
        (links) => setFound({ paper, page, links }),
        (error: unknown) => {
          // Without its links a page is still a page.
          if (!isGone) console.warn('links of a page', error)
        },
      )
    }, restMs)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [paper, page, isShown])
  return found?.paper === paper && found.page === page ? found.links : none
}
