/** The links of the page that is shown, once it has come to rest. */
import { useEffect, useState } from 'react'
import type { PaperSource } from './drafter.ts'
import { linksOf, type PageLink } from './page-links.ts'

const restMs = 200
const none: readonly PageLink[] = []

export function useLinks(paper: PaperSource, page: number): readonly PageLink[] {
  const [links, setLinks] = useState(none)
  useEffect(() => {
    let isGone = false
    setLinks(none)
    const timer = setTimeout(() => {
      linksOf(paper, page).then(
        (found) => {
          if (!isGone) setLinks(found)
        },
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
  }, [paper, page])
  return links
}
