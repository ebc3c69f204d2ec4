/**
 * Pictures of the real program for the README: the sample meeting, driven to the moments worth showing.
 *
 *   npm run screenshots:build [-- FOLDER [--all]]      default folder: assets/screenshots
 *
 * `--all` takes every person's screen at each moment in both languages: for looking at, not for the README.
 */
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { bundle, rendererFolder } from './bundle.ts'
import { startDemo, type DemoPerson } from './demo-people.ts'
import { findBrowser } from './find-browser.ts'

const root = resolve(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    size: { type: 'string', default: '1366x768' },
    large: { type: 'boolean', default: false },
    theme: { type: 'string', default: 'light' },
  },
})
const folder = resolve(positionals[0] ?? join(root, 'assets/screenshots'))
const [width = 1366, height = 768] = values.size.split('x').map(Number)
await mkdir(folder, { recursive: true })
await bundle({ parts: ['renderer'] })

const { executablePath, args } = await findBrowser()
const browser = await chromium.launch({ executablePath, args })
const demo = await startDemo({
  folder: await mkdtemp(join(tmpdir(), 'dienhong-screens-')),
  rendererFolder,
  assetsFolder: join(root, 'assets'),
  appVersion: '0.1.0',
})

interface Seat {
  readonly person: DemoPerson
  readonly page: Page
}

async function sit(person: DemoPerson): Promise<Seat> {
  const isRoom = person.role === 'room'
  const context = await browser.newContext({
    viewport: isRoom ? { width: 1920, height: 1080 } : { width, height },
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  const page = await context.newPage()
  await page.goto(person.url)
  await page.locator('#root > *').first().waitFor()
  return { person, page }
}

const seats = await Promise.all(demo.people.map(sit))
const seat = (role: DemoPerson['role'], nth = 0) => {
  const found = seats.filter(({ person }) => person.role === role)[nth]
  if (found === undefined) throw new Error(`nobody is the ${role}`)
  return found
}

/** Until the core's news are drawn: a page that waits for nothing has nothing to announce this by. */
const settle = (page: Page) => page.waitForTimeout(1500)

async function take({ page, person }: Seat, name: string): Promise<void> {
  await settle(page)
  if (!values.all) {
    await page.screenshot({ path: join(folder, `${name}.png`) })
    return
  }
  const nth = seats.findIndex((one) => one.page === page)
  for (const language of ['vi', 'en'] as const) {
    await person.shell.core.call('settings:change', { language })
    await settle(page)
    await page.screenshot({ path: join(folder, `${name}-${nth}-${person.role}-${language}.png`) })
  }
  await person.shell.core.call('settings:change', { language: 'vi' })
}

async function moment(name: string, pictured: readonly Seat[]): Promise<void> {
  for (const one of values.all ? seats : pictured) await take(one, name)
}

const chair = seat('chair').page
const step = async (text: string) => {
  const button = chair.getByRole('region', { name: 'Việc tiếp theo' }).getByRole('button').first()
  await button.filter({ hasText: text }).waitFor()
  await settle(chair)
  await button.click()
}

/** Takes the next step again and again, until one of this kind was taken so often. */
async function goOnUntil(kind: string, times: number): Promise<void> {
  const button = chair.getByRole('region', { name: 'Việc tiếp theo' }).getByRole('button').first()
  for (let taken = 0; taken < times;) {
    await settle(chair)
    const text = (await button.textContent()) ?? ''
    await button.click()
    if (text.startsWith(kind)) taken += 1
  }
}

if (values.large || values.theme !== 'light') {
  for (const { person } of seats) {
    await person.shell.core.call('settings:change', {
      textSize: values.large ? 'large' : 'normal',
      theme: values.theme === 'dark' || values.theme === 'contrast' ? values.theme : 'light',
    })
  }
}

await moment('prepare', [seat('secretary')])
await step('Bắt đầu cuộc họp')
await chair.getByRole('dialog').getByRole('button', { name: 'Bắt đầu' }).click()
await goOnUntil('Trình bày', 2)
await chair.keyboard.press('PageDown')
await moment('present', [seat('chair')])
await goOnUntil('Mở biểu quyết', 1)
const openVote = chair.getByRole('dialog').getByRole('button', { name: /^(Mở|Vẫn mở) biểu quyết$/ })
await openVote.click()
await settle(chair)
// Asked again where the quorum is not there.
if ((await openVote.count()) > 0) await openVote.click()
await seat('delegate')
  .page.getByRole('button', { name: /^Tán thành/ })
  .waitFor()
await moment('vote', [seat('delegate')])
await seat('delegate').page.keyboard.press('1')
await seat('delegate', 1).page.keyboard.press('1')
await moment('voted', [])
await step('Đóng biểu quyết')
await chair.getByRole('dialog').getByRole('button', { name: 'Đóng biểu quyết' }).click()
await moment('result', [])

await browser.close()
await demo.close()
