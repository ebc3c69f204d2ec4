/**
 * The part of a page that is seen, where the whole page is too large to be drawn as finely as the screen shows:
 * a site plan at several times its size. Measured once scrolling has come to rest.
 */
import { useEffect, useState, type RefObject } from 'react'
import type { Region } from './drafter.ts'
import { drawnSize, sharpScale, type Size } from './fit.ts'

const restMs = 120
/** How much finer the screen must be for the eye to see it. */
const visibleGain = 1.1

/** `page`: in points, as turned. `scale`: CSS pixels per point, at rest. */
export function useDetailRegion(
  viewport: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
  page: Size | null,
  scale: number | null,
): Region | null {
  const [seen, setSeen] = useState<{ page: Size; fine: number; region: Region } | null>(null)
  const fine = scale === null ? 0 : sharpScale(scale, window.devicePixelRatio)
  const isNeeded =
    page !== null &&
    scale !== null &&
    page.width * fine > drawnSize(page, scale, window.devicePixelRatio).width * visibleGain

  useEffect(() => {
    const port = viewport.current
    if (!isNeeded || port === null || page === null) return
    const measure = () => {
      if (sheet.current !== null) setSeen({ page, fine, region: seenPart(port, sheet.current, page, fine) })
    }
    let timer = setTimeout(measure, restMs)
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(measure, restMs)
    }
    port.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      port.removeEventListener('scroll', onScroll)
    }
  }, [viewport, sheet, page, fine, isNeeded])

  // What was seen of another page, or at another size, says nothing of this one.
  return isNeeded && seen?.page === page && seen.fine === fine ? seen.region : null
}

function seenPart(port: HTMLElement, sheet: HTMLElement, page: Size, fine: number): Region {
  const seen = port.getBoundingClientRect()
  const whole = sheet.getBoundingClientRect()
  const dots = (page.width * fine) / whole.width
  const left = Math.max(0, seen.left - whole.left) * dots
  const top = Math.max(0, seen.top - whole.top) * dots
  const right = Math.min(whole.width, seen.right - whole.left) * dots
  const bottom = Math.min(whole.height, seen.bottom - whole.top) * dots
  return {
    x: Math.floor(left),
    y: Math.floor(top),
    width: Math.max(1, Math.ceil(right - left)),
    height: Math.max(1, Math.ceil(bottom - top)),
  }
}
