/** The installed program's answers to `window:*` calls. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, screen } from 'electron'
import { FailureError } from '../../../protocol/failures.ts'
import type { Shell } from '../shell.ts'
import type { Texts } from '../texts/texts.ts'
import type { DesktopWindows, WindowOwner } from './desktop-windows.ts'
import { askWhereToSave } from './dialogues.ts'
import { displayList } from './displays.ts'

export interface ElectronShellOptions {
  windows: DesktopWindows
  /** Whose windows these are: the room's window belongs to the same person. */
  owner: () => WindowOwner
  texts: () => Texts
  openSamplePerson: (personId: string) => Promise<void>
  onRoomChanged: () => void
}

export function electronShell(options: ElectronShellOptions): Shell {
  const { windows } = options
  return {
    displays: () =>
      Promise.resolve(displayList(screen.getAllDisplays(), screen.getPrimaryDisplay().id, options.texts())),
    openRoom(meetingId, displayId) {
      windows.openRoom(options.owner(), meetingId, displayId)
      options.onRoomChanged()
      return Promise.resolve()
    },
    closeRoom() {
      windows.closeRoom()
      return Promise.resolve()
    },
    async saveFile(caller, fileName, bytes) {
      const path = await askWhereToSave(
        windows.find(caller),
        join(app.getPath('documents'), plainName(fileName)),
      )
      if (path === null) return false
      await writeFile(path, bytes)
      return true
    },
    print(caller) {
      const window = windows.find(caller)
      if (window === null) return Promise.reject(new FailureError('bad-request', 'the window is gone'))
      // The dialogue's own answer says only whether something was printed: deciding against it is no failure.
      window.webContents.print({ printBackground: true })
      return Promise.resolve()
    },
    openSamplePerson: (personId) => options.openSamplePerson(personId),
  }
}

/** A suggestion from a page: a name, never a path. */
export function plainName(fileName: string): string {
  const plain = fileName.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_')
  return plain === '' ? '_' : plain
}
