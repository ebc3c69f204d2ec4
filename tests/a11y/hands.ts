/**
 * A person at a keyboard, and nothing else: goes where Tab goes, presses what has the focus, and sees where that is.
 * Whoever can't go on fails here: a focus one can't see, one that fell out of the page, a corner Tab does not leave.
 */
import { expect, type Locator, type Page } from '@playwright/test'

/** More steps than any screen has places to stop at. */
const patience = 150

export class Hands {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Tab (or Shift+Tab) until the focus is on it. */
  async goTo(place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(place).toBeVisible()
    for (let step = 0; step <= patience; step += 1) {
      if (await hasFocus(place)) return this.seesFocus()
      await this.step(key)
    }
    throw new Error(`Tab does not lead to ${String(place)}; it ended at ${await this.whereabouts()}`)
  }

  /** Goes there and presses Enter, which every button and line of a menu answers to. */
  async press(place: Locator): Promise<void> {
    await this.goTo(place)
    await this.page.keyboard.press('Enter')
  }

  button(name: string | RegExp): Promise<void> {
    return this.press(this.page.getByRole('button', { name }).filter({ visible: true }).first())
  }

  /** Into a field, over what stands there. */
  async write(label: string, text: string): Promise<void> {
    await this.goTo(this.page.getByLabel(label, { exact: true }).and(this.page.locator('input, textarea')))
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.type(text)
  }

  /** A line of the menu that has just opened, and has the focus in it. */
  async choose(line: string): Promise<void> {
    const entry = this.page.getByRole('menuitem', { name: line })
    await expect(this.page.locator('[role="menuitem"]:focus')).toBeVisible()
    const lines = await this.page.getByRole('menuitem').count()
    for (let step = 0; step < lines && !(await hasFocus(entry)); step += 1) {
      await this.page.keyboard.press('ArrowDown')
    }
    await expect(entry).toBeFocused()
    await this.seesFocus()
    await this.page.keyboard.press('Enter')
  }

  /** What has the focus is drawn with a ring and lies whole inside the window, uncovered. */
  async seesFocus(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(troubleWithFocus), { message: 'the focus can be seen', timeout: 3000 })
      .toBe('')
  }

  /** A dialogue took the focus in; once it is gone the focus is somewhere one can go on from. */
  async leavesDialog(leave: () => Promise<void>): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await expect.poll(() => dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await leave()
    await expect(dialog).toHaveCount(0)
    await this.keepsFocus()
  }

  async keepsFocus(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement?.localName ?? 'nothing'), {
        message: 'the focus has not fallen out of the page',
      })
      .not.toBe('body')
  }

  /** Tab goes round the whole screen and comes back to where it began. */
  async goesRound(): Promise<void> {
    const active = () => this.page.evaluateHandle(() => document.activeElement)
    await this.page.keyboard.press('Tab')
    let start = await active()
    for (let step = 0; step <= patience; step += 1) {
      await this.step('Tab')
      // What was begun at may go while papers and people arrive: then the round begins here.
      const isGone = await start.evaluate((element) => element?.isConnected !== true)
      if (isGone) start = await active()
      else if (await start.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`Tab does not come round; it stays at ${await this.whereabouts()}`)
  }

  private async step(key: 'Tab' | 'Shift+Tab'): Promise<void> {
    // In the outline Tab indents. Esc gives it back, as the line below the agenda says.
    const isInOutline = await this.page.evaluate(
      () => document.activeElement?.matches('[id^="agenda-title-"]') ?? false,
    )
    if (isInOutline) await this.page.keyboard.press('Escape')
    await this.page.keyboard.press(key)
  }

  private whereabouts(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing')
  }
}

function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === document.activeElement)
}

/** Runs in the page. Empty: there is nothing to complain of. */
function troubleWithFocus(): string {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return 'nothing has the focus'
  const name = focused.outerHTML.slice(0, 160)
  // A choice of several is an invisible radio button: what one sees is its words. A password's frame is around it.
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined
  const isRinged = [focused, focused.nextElementSibling, focused.closest('.mantine-Input-input'), label].some(
    (element) => {
      if (element === null || element === undefined) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    },
  )
  if (!isRinged) return `no ring around ${name}`

  const shown = label ?? focused
  const box = shown.getBoundingClientRect()
  const isInside =
    box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1
  if (!isInside && box.height < innerHeight) return `out of sight: ${name}`
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  const isUncovered = top !== null && (shown.contains(top) || top.contains(shown))
  return isUncovered ? '' : `covered by ${top?.outerHTML.slice(0, 120) ?? 'nothing'}: ${name}`
}
