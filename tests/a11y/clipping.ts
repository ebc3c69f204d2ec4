/**
 * Words that don't fit their box: cut off at the side with nothing to say what is missing, or above and below, where
 * Vietnamese keeps its marks (Ế, Ự, ặ).
 */
import type { Page } from '@playwright/test'

/** One line for each; empty when there is nothing to mend. */
export function clippedWordsOf(page: Page): Promise<string[]> {
  return page.evaluate(findClipped)
}

/** Runs in the page. */
function findClipped(): string[] {
  const hasWords = (element: Element): boolean =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    )
  const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
  // Cut short on purpose, with the whole text a moment away.
  const isToldWhole = (element: Element): boolean =>
    element.closest('[title], [aria-label]') !== null || element.matches('input, textarea')

  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => hasWords(element) && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.closest('.visually-hidden, [aria-hidden="true"], [inert]') === null)
    .flatMap((element) => {
      const words = (element.textContent ?? '').trim().slice(0, 60)
      // Whoever cuts: the element itself, or a box around it.
      for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box)
        const [around, inside] = [box.getBoundingClientRect(), element.getBoundingClientRect()]
        const isSelf = box === element
        const cutHigh =
          cuts(style.overflowY) &&
          (isSelf ? box.scrollHeight - box.clientHeight : inside.bottom - around.bottom)
        const cutWide =
          cuts(style.overflowX) && (isSelf ? box.scrollWidth - box.clientWidth : inside.right - around.right)
        if (
          typeof cutHigh === 'number' &&
          cutHigh > 1 &&
          style.getPropertyValue('-webkit-line-clamp') === 'none'
        )
          return [`cut ${Math.round(cutHigh)} px high: ${box.className}: ${words}`]
        if (typeof cutWide === 'number' && cutWide > 1 && !isToldWhole(element))
          return [`cut ${Math.round(cutWide)} px wide: ${box.className}: ${words}`]
        // What scrolls can be brought into sight.
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break
      }
      return []
    })
}
