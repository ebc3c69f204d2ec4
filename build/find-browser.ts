/**
 * Finds a Chromium-like browser to drive, for printing and for tests.
 * Order: CHROME_PATH, then an installed Chrome, Chromium or Edge, then the one inside `@sparticuz/chromium`,
 * which needs nothing but npm. Throws, with what to do, when there is none.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface Browser {
  readonly executablePath: string
  /** Flags this browser needs to start at all; add your own after them. */
  readonly args: string[]
}

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Flags of the bundled browser that would switch off what tests must meet (origin checks, separate processes), or that
 * draw through a software GPU, which puts strokes of one glyph into others once several windows are open.
 */
const unwanted = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--in-process-gpu',
  '--ignore-gpu-blocklist',
  '--enable-unsafe-swiftshader',
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
]

/** Where browsers install themselves on this platform, the likeliest first. */
function candidates(): string[] {
  if (process.platform === 'darwin') {
    return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    )
    return windowsPaths.flatMap((path) => roots.map((root) => join(root, path)))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false // absent or not ours to run: the next candidate may be
  }
}

/** Chromium refuses its own sandbox for root, as in most containers. */
function rootArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

export async function findBrowser(): Promise<Browser> {
  const chosen = process.env['CHROME_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (!isExecutable(chosen)) throw new Error(`CHROME_PATH is not a program that can be run: ${chosen}`)
    return { executablePath: chosen, args: rootArgs() }
  }

  const installed = candidates().find(isExecutable)
  if (installed !== undefined) return { executablePath: installed, args: rootArgs() }

  if (process.platform === 'linux') {
    const { default: bundled } = await import('@sparticuz/chromium')
    const args = bundled.args.filter((arg) => !unwanted.includes(arg))
    return { executablePath: await bundled.executablePath(), args: [...args, '--disable-gpu'] }
  }
  throw new Error('No browser found: install Chrome, Edge or Chromium, or set CHROME_PATH to one.')
}
