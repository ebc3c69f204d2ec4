/** How the start command opens windows for the browser shell, and knows when the person has closed the last one. */
import { join } from 'node:path'
import type { WindowOpener } from '../electron/shell/browser/windows.ts'
import { openAppWindow, openTab } from './app-window.ts'
import type { Browser } from './find-browser.ts'

/**
 * `browser` null: tabs of the default browser, whose closing nobody learns of. Every window has a browser profile of
 * its own, the first main window always the same, so that its place and zoom come back.
 */
export function windowOpener(
  browser: Browser | null,
  profileFolder: string,
  onLastClosed: () => void,
): WindowOpener {
  const taken = new Set<string>()
  let openMains = 0

  return async ({ url, purpose }) => {
    if (browser === null) return openTab(url)
    const name = firstFree(purpose, taken)
    taken.add(name)
    const window = await openAppWindow(browser, join(profileFolder, 'windows'), {
      url,
      name,
      isFullScreen: purpose === 'room',
    })
    if (purpose === 'main') openMains += 1
    window.onClosed(() => {
      taken.delete(name)
      if (purpose === 'main' && (openMains -= 1) === 0) onLastClosed()
    })
    return window
  }
}

function firstFree(purpose: string, taken: ReadonlySet<string>): string {
  let n = 1
  while (taken.has(`${purpose}-${n}`)) n += 1
  return `${purpose}-${n}`
}
