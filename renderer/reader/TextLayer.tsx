/** The page's words over its picture: to select, to copy, to be read aloud. Laid once the page has come to rest. */
import { TextLayer as PdfTextLayer } from 'pdfjs-dist'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaperSource } from './drafter.ts'
import type { Rotation } from './fit.ts'
import { openPage } from './page-store.ts'
import classes from './TextLayer.module.css'

interface Props {
  readonly paper: PaperSource
  readonly page: number
  readonly rotation: Rotation
  /** CSS pixels per point. */
  readonly scale: number
}

/** Leafing through must not pay for words nobody reads. */
const restMs = 150

export function TextLayer({ paper, page, rotation, scale }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const [wordless, setWordless] = useState<{ paper: PaperSource; page: number } | null>(null)

  useLayoutEffect(() => host.current?.style.setProperty('--total-scale-factor', String(scale)), [scale])

  useEffect(() => {
    const { current } = host
    if (current === null) return
    const gone = new AbortController()
    const timer = setTimeout(() => {
      layText(current, paper, page, rotation, gone.signal).then(
        (wordCount) => {
          if (!gone.signal.aborted && wordCount === 0) setWordless({ paper, page })
        },
        (error: unknown) => {
          // The picture stands on its own; a page left meanwhile is no news.
          if (!gone.signal.aborted) console.warn('text of a page', error)
        },
      )
    }, restMs)
    return () => {
      gone.abort()
      clearTimeout(timer)
      current.replaceChildren()
    }
  }, [paper, page, rotation])

  const isWordless = wordless?.paper === paper && wordless.page === page
  return (
    <>
      <div
        ref={host}
        className={classes['text']}
        onPointerDown={(event) => event.currentTarget.classList.add(classes['selecting'] ?? '')}
        onPointerUp={(event) => event.currentTarget.classList.remove(classes['selecting'] ?? '')}
      />
      {isWordless && <p className="visually-hidden">{t('reader.noText')}</p>}
    </>
  )
}

/** Resolves to the number of pieces of text. */
async function layText(
  host: HTMLElement,
  paper: PaperSource,
  page: number,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<number> {
  const proxy = await openPage(paper, page)
  const content = await proxy.getTextContent()
  if (signal.aborted) return 0
  const viewport = proxy.getViewport({ scale: 1, rotation: (proxy.rotate + rotation) % 360 })
  const layer = new PdfTextLayer({ textContentSource: content, container: host, viewport })
  signal.addEventListener('abort', () => layer.cancel(), { once: true })
  await layer.render()
  // Dragging past the last word would otherwise select the whole page.
  const end = document.createElement('div')
  end.className = classes['end'] ?? ''
  host.append(end)
  return layer.textContentItemsStr.filter((text) => text.trim() !== '').length
}
