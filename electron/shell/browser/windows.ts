/**
 * The browser shell's windows. With an opener, each is an app window of an installed browser (or a tab of the default
 * one) that this program opens; without one, the page opens them itself and asks nothing of the shell.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { extname, basename, join } from 'node:path'
import { FailureError } from '../../../protocol/failures.ts'
import type { Shell } from '../shell.ts'

export interface OpenedWindow {
  /** Null where it is a tab that this program can't close. */
  close: (() => void) | null
  /** Called once when the person has closed it. Never for tabs, nobody tells us. */
  onClosed(callback: () => void): void
}

export interface WindowRequest {
  url: string
  purpose: 'main' | 'room' | 'sample-person'
}

export type WindowOpener = (request: WindowRequest) => Promise<OpenedWindow>

export interface BrowserShellWindows {
  /** An address good for one opening; `path` as `/` or `/?room=ID`. */
  readonly mintUrl: (roomMeetingId?: string) => string
  readonly samplePersonUrl: (personId: string) => Promise<string>
  readonly openWindow: WindowOpener | null
  readonly downloadsFolder?: string
}

export interface ShellWithWindows extends Shell {
  /** Null where the window was opened; else the address for someone to open. */
  openMain(): Promise<string | null>
  closeAll(): void
}

export function browserShell(windows: BrowserShellWindows): ShellWithWindows {
  const opened = new Set<OpenedWindow>()
  let room: OpenedWindow | null = null

  async function open(request: WindowRequest): Promise<OpenedWindow> {
    if (windows.openWindow === null) {
      throw new FailureError(
        'bad-request',
        'the page opens windows itself here: see its dienhong-windows meta',
      )
    }
    const window = await windows.openWindow(request)
    opened.add(window)
    window.onClosed(() => opened.delete(window))
    return window
  }

  return {
    // A program outside the browser can't know them; the person moves the window.
    displays: () => Promise.resolve([]),
    async openRoom(meetingId) {
      room?.close?.()
      const window = await open({ url: windows.mintUrl(meetingId), purpose: 'room' })
      room = window
      window.onClosed(() => {
        if (room === window) room = null
      })
    },
    closeRoom() {
      room?.close?.()
      room = null
      return Promise.resolve()
    },
    async saveFile(_caller, fileName, bytes) {
      await saveBeside(windows.downloadsFolder ?? join(homedir(), 'Downloads'), fileName, bytes)
      return true
    },
    print: () =>
      Promise.reject(
        new FailureError('bad-request', 'in a browser the page prints itself, by window.print()'),
      ),
    async openSamplePerson(personId) {
      await open({ url: await windows.samplePersonUrl(personId), purpose: 'sample-person' })
    },
    async openMain() {
      const url = windows.mintUrl()
      if (windows.openWindow === null) return url
      await open({ url, purpose: 'main' })
      return null
    },
    closeAll() {
      for (const window of opened) window.close?.()
    },
  }
}

/** Never over a file that is there: "Biên bản.txt", "Biên bản (2).txt" … */
async function saveBeside(folder: string, fileName: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true })
  const safe = basename(fileName.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')).replace(/^\.+/, '_')
  const extension = extname(safe)
  const stem = safe.slice(0, safe.length - extension.length)
  for (let n = 1; n < 1000; n += 1) {
    try {
      await writeFile(join(folder, n === 1 ? safe : `${stem} (${n})${extension}`), bytes, { flag: 'wx' })
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new FailureError('disk-full', 'a thousand files of that name are there')
}
