/**
 * Opens the browser shell's windows: each an app window of an installed Chrome, Edge or Chromium with a browser profile
 * of its own, so that it belongs to this program, takes a place on the screen and can be closed; or, where no such
 * browser is installed, a tab of the default one.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import open from 'open'
import type { OpenedWindow } from '../electron/shell/browser/windows.ts'
import { findBrowser, type Browser } from './find-browser.ts'

export interface Place {
  x: number
  y: number
  width: number
  height: number
}

export interface AppWindow {
  url: string
  /** Names the browser profile: the same name brings back the same window's place and zoom. */
  name: string
  /** In the screen's own pixels. */
  place?: Place
  /** Below 1 everything is drawn smaller. Left out: as the system has it. */
  scale?: number
  isFullScreen?: boolean
}

/** Where a window opens the first time; from then on the browser remembers. */
const firstPlace: Place = { x: 60, y: 40, width: 1320, height: 860 }

/** An installed browser that can show a window; null when there is none (the one for tests shows none). */
export async function findWindowBrowser(): Promise<Browser | null> {
  try {
    const browser = await findBrowser()
    return browser.args.some((arg) => arg.startsWith('--headless')) ? null : browser
  } catch (error) {
    if (process.env['CHROME_PATH'] !== undefined) throw error // someone chose a browser: they want to know
    return null
  }
}

export function browserName(browser: Browser): string {
  const path = browser.executablePath.toLowerCase()
  if (path.includes('edge')) return 'Microsoft Edge'
  return path.includes('chromium') ? 'Chromium' : 'Google Chrome'
}

/** `folder` keeps the browser profiles of these windows. */
export async function openAppWindow(
  browser: Browser,
  folder: string,
  window: AppWindow,
): Promise<OpenedWindow> {
  const own = join(reachableFolder(browser, folder), window.name)
  const isFirstTime = !existsSync(own)
  await mkdir(own, { recursive: true, mode: 0o700 })
  // The address holds a key, and other users of this machine can read what a program was started with: so the browser
  // is started with a file that only this user can read, and the file holds the address.
  // Always of one name: by it the browser remembers the window's place.
  const doorway = join(own, 'dien-hong.html')
  await rm(doorway, { force: true })
  await writeFile(
    doorway,
    `<!doctype html><meta http-equiv="refresh" content="0;url=${escaped(window.url)}">`,
    { mode: 0o600, flag: 'wx' },
  )
  const sized = isFirstTime && window.place === undefined ? { ...window, place: firstPlace } : window
  const child = spawn(browser.executablePath, flags(browser, own, pathToFileURL(doorway).href, sized), {
    stdio: 'ignore',
  })
  const closed = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve()) // where it never began, that is told below
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  return {
    close: () => void child.kill(),
    onClosed: (callback) => void closed.then(callback),
  }
}

/** Browsers can't tell us when a tab is closed, nor let us close it. */
export async function openTab(url: string): Promise<OpenedWindow> {
  await open(url)
  return { close: null, onClosed: () => undefined }
}

function flags(browser: Browser, profile: string, url: string, window: AppWindow): string[] {
  const { place, scale } = window
  // Browsers take places in pixels that are already scaled.
  const scaled = (pixels: number): number => Math.round(pixels / (scale ?? 1))
  return [
    ...browser.args,
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-features=Translate',
    '--disable-sync',
    '--password-store=basic',
    ...(place === undefined
      ? []
      : [
          `--window-position=${scaled(place.x)},${scaled(place.y)}`,
          `--window-size=${scaled(place.width)},${scaled(place.height)}`,
        ]),
    ...(scale === undefined ? [] : [`--force-device-scale-factor=${scale.toFixed(3)}`]),
    ...(window.isFullScreen === true ? ['--start-fullscreen'] : []),
  ]
}

/** A Chromium from a snap may read nothing in hidden folders but its own. */
function reachableFolder(browser: Browser, folder: string): string {
  return isFromSnap(browser.executablePath)
    ? join(homedir(), 'snap', 'chromium', 'common', basename(folder) === '' ? 'dien-hong' : basename(folder))
    : folder
}

function isFromSnap(path: string): boolean {
  if (process.platform !== 'linux') return false
  const real = realpathSync(path)
  if (real.startsWith('/snap/') || basename(real) === 'snap') return true
  // Ubuntu's chromium-browser is a script that starts the snap.
  return basename(real) === 'chromium-browser' && readFileSync(real).subarray(0, 4096).includes('/snap/bin/')
}

function escaped(url: string): string {
  return url.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
