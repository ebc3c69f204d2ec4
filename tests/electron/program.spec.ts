import { expect, test as base } from '@playwright/test'
import { formatJoinCode } from '../../protocol/join-code.ts'
import { findPackedProgram, noProgram, startProgram, type RunningProgram } from './packed-program.ts'

const program = findPackedProgram()

const test = base.extend<{ running: RunningProgram }>({
  // Playwright asks for the first parameter to be destructured, even when nothing is taken.
  // oxlint-disable-next-line no-empty-pattern
  running: async ({}, provide) => {
    if (program === null) throw new Error(noProgram)
    const running = await startProgram(program)
    await provide(running)
    await running.close()
  },
})

// Where the packages are made, a missing program is a failure.
test.skip(program === null && process.env['CI'] === undefined, noProgram)

test('the first screen is in Vietnamese and offers the three ways to begin', async ({ running }) => {
  const page = running.firstPage
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
  for (const choice of ['Vào họp', 'Tổ chức trên máy này', 'Họp thử']) {
    await expect(page.getByRole('button', { name: choice })).toBeVisible()
  }
  expect(running.pages()).toHaveLength(1)
})

test('a window has neither Node nor Electron at hand', async ({ running }) => {
  await expect(running.firstPage.getByRole('button', { name: 'Họp thử' })).toBeVisible()
  const types = await running.firstPage.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].map(
      (name) => typeof Reflect.get(globalThis, name),
    ),
  )
  expect(types).toEqual(Array.from(types, () => 'undefined'))
})

for (const [how, target] of [
  ['to a site', 'https://example.com/'],
  ['to a file', 'file:///'],
  ['to text as a page', 'data:text/html,<h1>x</h1>'],
  ['to the settings of the browser inside', 'chrome://gpu'],
] as const) {
  test(`a page that tries to go ${how} stays where it is`, async ({ running }) => {
    const page = running.firstPage
    await expect(page.getByRole('button', { name: 'Họp thử' })).toBeVisible()
    const before = page.url()
    await page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
      location.assign(url)
    }, target)
    // A click still works: the page is alive, and by then a navigation would have begun.
    await page.getByRole('button', { name: 'Họp thử' }).click()
    await expect(page.getByRole('button', { name: 'Chủ trì' })).toBeVisible()
    expect(page.url()).toBe(before)
  })

  test(`a page that tries to open a window ${how} gets none`, async ({ running }) => {
    const page = running.firstPage
    await expect(page.getByRole('button', { name: 'Họp thử' })).toBeVisible()
    expect(await page.evaluate((url) => window.open(url) === null, target)).toBe(true)
    await page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      link.target = '_blank'
      document.body.append(link)
      link.click()
    }, target)
    await page.getByRole('button', { name: 'Họp thử' }).click()
    await expect(page.getByRole('button', { name: 'Chủ trì' })).toBeVisible()
    expect(running.pages()).toHaveLength(1)
  })
}

test('a script from outside does not run and nothing remote is fetched', async ({ running }) => {
  const page = running.firstPage
  await expect(page.getByRole('button', { name: 'Họp thử' })).toBeVisible()
  const outcome = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    const script = document.createElement('script')
    script.textContent = 'globalThis.isInjected = true'
    document.body.append(script)
    return { fetched, isInjected: Reflect.get(globalThis, 'isInjected') === true }
  })
  expect(outcome).toEqual({ fetched: 'refused', isInjected: false })
})

test('the sample meeting opens and a page of its papers is painted', async ({ running }) => {
  test.slow() // it makes a hub, signs in and fetches every paper
  const page = running.firstPage
  await page.getByRole('button', { name: 'Họp thử' }).click()
  await page.getByRole('button', { name: 'Đại biểu' }).click()
  // The meeting opens with its first paper.
  await expect(page.getByText(/tài liệu đã sẵn sàng/).first()).toBeVisible({ timeout: 60_000 })
  await expect
    .poll(
      async () =>
        await page.evaluate(() => {
          const shades = [...document.querySelectorAll('canvas')].map((canvas) => {
            const copy = document.createElement('canvas')
            copy.width = 100
            copy.height = 100
            const context = copy.getContext('2d')
            if (context === null || canvas.width === 0) return 0
            context.drawImage(canvas, 0, 0, 100, 100)
            return new Set(context.getImageData(0, 0, 100, 100).data).size
          })
          return Math.max(0, ...shades)
        }),
      { message: 'many shades on a canvas: text, not an empty sheet', timeout: 60_000 },
    )
    .toBeGreaterThan(20)
})

test('a second start hands its join link to the window that is open, and leaves', async ({ running }) => {
  const page = running.firstPage
  await expect(page.getByRole('button', { name: 'Họp thử' })).toBeVisible()
  const link = formatJoinCode({
    addresses: ['127.0.0.1:9'],
    fingerprint: '0'.repeat(64),
    slip: null,
    hubName: 'UBND phường thử nghiệm',
  })
  expect(await running.startAgain(link)).toBe(0)
  await expect(page.getByRole('textbox')).toHaveValue(link)
  expect(running.pages()).toHaveLength(1)
})
