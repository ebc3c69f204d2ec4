/**
 * How large what one presses is: nothing under 24 px (WCAG 2.2, 2.5.8), and 48 px for all that has no good reason to be
 * smaller, because hands and eyes of 62 use it.
 */
import type { Page } from '@playwright/test'

interface Target {
  readonly words: string
  readonly widthPx: number
  readonly heightPx: number
}

export const smallestPx = 24
export const comfortablePx = 48

/** What the program draws smaller than {@link comfortablePx} on purpose, as CSS, each with its reason. */
const smallOnPurpose = [
  // A calendar's days and its clock: seven columns and two fields share the width of a dialogue.
  '[role="dialog"] table button',
  'input[inputmode="numeric"]',
  // The text of a paper is the paper's own: its links lie where the author put them.
  '[data-page-links] a',
]

const pressable = [
  'a[href]',
  'button',
  'input:not([type="hidden"])',
  'textarea',
  'select',
  'summary',
  '[role="button"]',
  '[role="menuitem"]',
  '[role="option"]',
  '[role="switch"]',
]

/** One line for each target that is too small; empty when there is nothing to mend. */
export async function smallTargetsOf(page: Page): Promise<string[]> {
  const targets = await page.evaluate(measure, { pressable, smallOnPurpose })
  return targets
    .filter(({ isExcused, widthPx, heightPx }) => {
      const least = isExcused ? smallestPx : comfortablePx
      // Half a pixel is the rounding of a layout in rem.
      return widthPx < least - 0.5 || heightPx < least - 0.5
    })
    .map(({ words, widthPx, heightPx }) => `target ${widthPx} × ${heightPx} px: ${words}`)
}

/** Runs in the page. */
function measure(query: {
  pressable: readonly string[]
  smallOnPurpose: readonly string[]
}): (Target & { readonly isExcused: boolean })[] {
  const isReachable = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
    element.closest('[inert], [aria-hidden="true"], .visually-hidden') === null

  return [...document.querySelectorAll<HTMLElement>(query.pressable.join())]
    .filter(isReachable)
    .flatMap((element) => {
      // A box to tick or a choice is pressed by its words too.
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const isTicked = element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
      const frame = element.closest('.mantine-Input-input') ?? element
      const boxes = [frame, ...(isTicked ? labels : [])].map((each) => each.getBoundingClientRect())
      const widthPx = Math.round(Math.max(...boxes.map((box) => box.width)) * 10) / 10
      const heightPx = Math.round(Math.max(...boxes.map((box) => box.height)) * 10) / 10
      if (widthPx <= 1 && heightPx <= 1) return []
      const name = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent
      return [
        {
          words: `<${element.localName} class="${element.className}"> ${name.trim().slice(0, 60)}`,
          widthPx,
          heightPx,
          isExcused: element.matches(query.smallOnPurpose.join()),
        },
      ]
    })
}
