/** The looks themselves: each finds what was spoiled on purpose, in the real window with its real policy. */
import { expect, test } from '../e2e/people.ts'
import { violationsOf } from './axe.ts'
import { clippedWordsOf } from './clipping.ts'
import { Hands } from './hands.ts'
import { smallTargetsOf } from './targets.ts'

test('a spoiled screen does not pass', async ({ people }) => {
  const { page } = await people.sitDown()
  const choice = page.getByRole('button', { name: /^Vào họp/ })
  await expect(choice).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  expect(await smallTargetsOf(page)).toEqual([])
  expect(await clippedWordsOf(page)).toEqual([])

  await choice.evaluate((button) => {
    button.style.color = '#ccc'
    const words = button.querySelectorAll('span')
    for (const span of words) span.style.color = '#ccc'
  })
  expect((await violationsOf(page)).join()).toContain('color-contrast')

  await choice.evaluate((button) => {
    button.style.cssText = 'min-height: 0; height: 30px; width: 30px; padding: 0; overflow: hidden'
  })
  expect((await smallTargetsOf(page)).join()).toContain('30 × 30')
  expect((await clippedWordsOf(page)).join()).toContain('cut')

  await choice.evaluate((button) => (button.style.outline = 'none'))
  await page.keyboard.press('Tab')
  const hands = new Hands(page)
  await expect(hands.goTo(choice)).rejects.toThrow('no ring')
})
