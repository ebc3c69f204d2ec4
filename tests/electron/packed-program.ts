/**
 * Starts the packed program as a person would and looks at its windows from outside, through Chromium's own debugging
 * port. Playwright's `_electron.launch` can't be used: it attaches through Node's inspector, which the fuses have
 * taken out of what people install, and that is what is tested here.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from '@playwright/test'

const release = join(import.meta.dirname, '../../release')

export const noProgram =
  'There is no packed program in release/: run `npm run package -- --dir` where the Electron runtime can be downloaded.'

/** The program `npm run package` made for this system; null when there is none. `DIEN_HONG_PROGRAM` names another. */
export function findPackedProgram(): string | null {
  const named = process.env['DIEN_HONG_PROGRAM']
  if (named !== undefined && named !== '') return named
  const arch = process.arch === 'arm64' ? '-arm64' : ''
  const path = {
    win32: () => join(release, `win${arch}-unpacked`, 'dien-hong.exe'),
    darwin: () => macProgram(join(release, `mac${arch}`)),
    linux: () => join(release, `linux${arch}-unpacked`, 'dien-hong'),
  }[process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux']()
  return path !== null && existsSync(path) ? path : null
}

/** By pattern: macOS may spell the marks of the name in its own way. */
function macProgram(folder: string): string | null {
  if (!existsSync(folder)) return null
  const bundle = readdirSync(folder).find((name) => name.endsWith('.app'))
  if (bundle === undefined) return null
  const programs = join(folder, bundle, 'Contents/MacOS')
  const program = readdirSync(programs)[0]
  return program === undefined ? null : join(programs, program)
}

export interface RunningProgram {
  readonly firstPage: Page
  readonly pages: () => Page[]
  /** Starts it a second time over the same data, as a click on a link does, and waits until that one has left. */
  startAgain(...args: string[]): Promise<number | null>
  close(): Promise<void>
}

/** Chromium refuses its own sandbox for root, as in most containers. */
const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** With a fresh folder for its data, as on the first day. */
export async function startProgram(path: string): Promise<RunningProgram> {
  const profile = await mkdtemp(join(tmpdir(), 'dien-hong-electron-'))
  const common = [...rootArgs, `--profile=${profile}`]
  const child = spawn(path, [...common, '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child))
    const context = browser.contexts()[0]
    if (context === undefined) throw new Error('The program shows no window')
    const firstPage = context.pages()[0] ?? (await context.waitForEvent('page'))
    return {
      firstPage,
      pages: () => context.pages(),
      startAgain: async (...args) => {
        const second = spawn(path, [...common, ...args], { stdio: 'ignore' })
        await once(second, 'exit')
        return second.exitCode
      },
      close: async () => {
        await browser.close()
        await stop(child)
        // Windows lets go of a file a moment after the process that held it.
        await rm(profile, { recursive: true, force: true, maxRetries: 10 })
      },
    }
  } catch (error) {
    await stop(child)
    throw error
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

/** Chromium tells on its error stream where it can be reached; what else it said explains a start that failed. */
async function debuggerAddress(child: ChildProcess): Promise<string> {
  const { stderr } = child
  if (stderr === null) throw new Error('The program was started without its error stream')
  return await new Promise((resolve, reject) => {
    const said: string[] = []
    // Read to the end, also after the address: the program would stop when the pipe is full.
    const lines = createInterface(stderr)
    lines.on('line', (line) => {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
      else said.push(line)
    })
    lines.on('close', () => reject(new Error(`The program showed no window:\n${said.join('\n')}`)))
    child.on('error', reject)
  })
}
