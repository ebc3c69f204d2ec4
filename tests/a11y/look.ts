/** A look at a screen as it stands: what axe finds, what is too small to press, which words are cut. */
import { expect, type Page } from '@playwright/test'
import type { Settings } from '../../protocol/app/state.ts'
import type { Laptop } from '../e2e/people.ts'
import { clippedWordsOf } from './clipping.ts'
import { violationsOf } from './axe.ts'
import { smallTargetsOf } from './targets.ts'

const asShipped: Settings = { language: 'vi', textSize: 'normal', theme: 'light' }

/** The displays a screen is looked at beside the shipped one; together they hold every value of every setting. */
const otherDisplays: readonly Settings[] = [
  { language: 'vi', textSize: 'large', theme: 'contrast' },
  { language: 'en', textSize: 'large', theme: 'dark' },
  { language: 'en', textSize: 'normal', theme: 'light' },
]

/** Goes on after a find, so that one run tells all of them. */
export async function look(page: Page, what: string, rules: 'all' | 'of looks' = 'all'): Promise<void> {
  await settled(page)
  const found = [
    ...(await violationsOf(page, rules)),
    ...(await smallTargetsOf(page)),
    ...(await clippedWordsOf(page)),
  ]
  expect.soft(found.join('\n'), what).toBe('')
}

/** The same, in the other languages, sizes and themes too; leaves the screen as it was shipped. */
export async function lookInEveryDisplay(
  { shell, page }: Laptop,
  what: string,
  screen = page,
): Promise<void> {
  await look(screen, what)
  for (const display of otherDisplays) {
    await showAs(shell, screen, display)
    // Names and order are the same in every theme and size; in English they are looked at once.
    const rules = display.language === 'en' && display.textSize === 'normal' ? 'all' : 'of looks'
    await look(screen, `${what} · ${Object.values(display).join(', ')}`, rules)
  }
  await showAs(shell, screen, asShipped)
}

async function showAs(shell: Laptop['shell'], page: Page, display: Settings): Promise<void> {
  await shell.core.call('settings:change', display)
  const root = page.locator(
    `html[lang="${display.language}"][data-text-size="${display.textSize}"][data-theme="${display.theme}"]`,
  )
  await expect(root).toBeAttached()
}

/** Colours are right only when nothing fades any more, and nothing is about to. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const nextFrame = () => new Promise(requestAnimationFrame)
    const fading = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await nextFrame()
    await nextFrame()
    while (fading().length > 0) {
      await Promise.allSettled(fading().map((animation) => animation.finished))
      await nextFrame()
    }
  })
}
