/**
 * A page may hold its window while something in it is not saved yet: the person is asked, and the window stays unless
 * they say otherwise. Only closing is held up; loading a page again is the program's own doing.
 */
import type { BrowserWindow } from 'electron'

export interface UnloadGuard {
  /** Resolves to true once the window is gone, to false where the person stays. */
  close(): Promise<boolean>
  /** From now on the window closes whatever its page holds. */
  letGo(): void
}

/** Listens to `close` last: whoever else may prevent it has to be there before. */
export function guardUnload(window: BrowserWindow, askToLeave: () => Promise<boolean>): UnloadGuard {
  let isLetGo = false
  let isClosing = false
  let isAsking = false
  let onStay = (): void => undefined

  async function ask(): Promise<void> {
    if (isAsking) return // closed once more while the question stands
    isAsking = true
    const isSure = await askToLeave().finally(() => {
      isAsking = false
    })
    if (window.isDestroyed()) return
    if (isSure) {
      isLetGo = true
      window.close()
    } else onStay()
  }

  window.on('close', (event) => {
    isClosing = !event.defaultPrevented
  })
  window.webContents.on('will-prevent-unload', (event) => {
    const isHeld = isClosing && !isLetGo
    isClosing = false
    if (isHeld) void ask()
    else event.preventDefault() // Electron's word for: unload it all the same
  })

  return {
    close() {
      const closing = Promise.withResolvers<boolean>()
      window.once('closed', () => closing.resolve(true))
      onStay = () => closing.resolve(false)
      window.close()
      return closing.promise
    },
    letGo() {
      isLetGo = true
    },
  }
}
