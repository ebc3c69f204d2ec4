/**
 * People of a meeting, each as they would sit there: a laptop with its own profile and core, and a window in a real
 * browser. Only the network between laptop and hub may be a line that the test can cut.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Browser, type Page } from '@playwright/test'
import { rendererFolder } from '../../build/bundle.ts'
import { startBrowserShell, type BrowserShell } from '../../electron/shell/browser/start-browser-shell.ts'
import { formatJoinCode, parseJoinCode } from '../../protocol/join-code.ts'
import { Line } from '../net/line.ts'

const root = join(import.meta.dirname, '../..')

export interface Laptop {
  readonly shell: BrowserShell
  readonly page: Page
  /** Everything the window's console complained about; a test ends with this empty. */
  readonly complaints: string[]
}

export class People {
  readonly #browser: Browser
  readonly #folder: string
  readonly #shells: BrowserShell[] = []
  readonly #laptops: Laptop[] = []
  readonly #lines: Line[] = []
  #count = 0

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser
    this.#folder = folder
  }

  static async gather(browser: Browser): Promise<People> {
    return new People(browser, await mkdtemp(join(tmpdir(), 'dienhong-e2e-')))
  }

  /** Where the laptop of this name keeps its data. */
  profileOf(name: string): string {
    return join(this.#folder, name)
  }

  /** The program running on a laptop; without a window until someone opens one. */
  async start(name = `laptop-${(this.#count += 1)}`): Promise<BrowserShell> {
    const shell = await startBrowserShell({
      profileFolder: this.profileOf(name),
      rendererFolder,
      assetsFolder: join(root, 'assets'),
      hubEntry: join(root, 'hub/process.ts'),
      appVersion: '0.0.0-test',
      isDiscovering: false,
      hostedHubPort: 0,
    })
    this.#shells.push(shell)
    return shell
  }

  /** A laptop that has never run the program, with its window open. */
  async sitDown(name?: string): Promise<Laptop> {
    return this.openWindow(await this.start(name))
  }

  /** The window of a program that runs, in a browser of its own. */
  async openWindow(shell: BrowserShell): Promise<Laptop> {
    const context = await this.#browser.newContext()
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().includes('Content Security Policy')) {
        complaints.push(message.text())
      }
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(shell.mintUrl())
    const laptop = { shell, page, complaints }
    this.#laptops.push(laptop)
    return laptop
  }

  /** The room's window of a laptop that has a meeting open. */
  async openRoom({ shell, page, complaints }: Laptop): Promise<Page> {
    const meetingId = shell.core.state().meeting?.meeting.id
    if (meetingId === undefined) throw new Error('no meeting is open on this laptop')
    const room = await page.context().newPage()
    room.on('pageerror', (error) => complaints.push(String(error)))
    await room.setViewportSize({ width: 1920, height: 1080 })
    await room.goto(shell.mintUrl(meetingId))
    return room
  }

  /** The same laptop after its program was closed and started again. */
  async restart(name: string, laptop: Laptop): Promise<Laptop> {
    await laptop.page.context().close()
    await laptop.shell.close()
    expect(laptop.complaints).toEqual([])
    this.#laptops.splice(this.#laptops.indexOf(laptop), 1)
    this.#shells.splice(this.#shells.indexOf(laptop.shell), 1)
    return this.sitDown(name)
  }

  /** The join code as a laptop behind a line of its own would have it. */
  async behindLine(joinCode: string): Promise<{ line: Line; joinCode: string }> {
    const code = parseJoinCode(joinCode)
    const address = code?.addresses[0]
    if (code === null || address === undefined) throw new Error('not a join code')
    const port = Number(address.slice(address.lastIndexOf(':') + 1))
    const line = await Line.open(() => port)
    this.#lines.push(line)
    return { line, joinCode: formatJoinCode({ ...code, addresses: [line.address] }) }
  }

  /** Everyone leaves; nobody's window may have complained. */
  async leave(): Promise<void> {
    const laptops = this.#laptops.splice(0)
    for (const { page } of laptops) await page.context().close()
    // The one who hosts goes last: the others should leave a hub that still answers.
    for (const shell of this.#shells.splice(0).toReversed()) await shell.close()
    for (const line of this.#lines.splice(0)) await line.close()
    for (const { complaints } of laptops) expect(complaints).toEqual([])
  }

  async goHome(): Promise<void> {
    try {
      await this.leave()
    } finally {
      await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

export const test = base.extend<{ people: People }>({
  people: async ({ browser }, provide) => {
    const people = await People.gather(browser)
    await provide(people)
    await people.goHome()
  },
})
export { expect }
