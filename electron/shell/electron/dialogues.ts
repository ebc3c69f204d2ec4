/** The questions the program asks outside its windows. All wait for an answer without holding anything up. */
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import { fill, type Texts } from '../texts/texts.ts'

async function choose(parent: BrowserWindow | null, options: MessageBoxOptions): Promise<number> {
  const settings: MessageBoxOptions = { noLink: true, ...options }
  const shown =
    parent === null || parent.isDestroyed()
      ? dialog.showMessageBox(settings)
      : dialog.showMessageBox(parent, settings)
  return (await shown).response
}

export async function askQuitWhileHosting(
  parent: BrowserWindow | null,
  texts: Texts,
  connectedCount: number,
): Promise<boolean> {
  const response = await choose(parent, {
    type: 'warning',
    message: texts.quitHostingTitle,
    detail: fill(texts.quitHostingBody, { count: String(connectedCount) }),
    buttons: [texts.stay, texts.quitAnyway],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

export async function askLeaveUnsaved(parent: BrowserWindow, texts: Texts): Promise<boolean> {
  const response = await choose(parent, {
    type: 'warning',
    message: texts.unsavedTitle,
    detail: texts.unsavedBody,
    buttons: [texts.stay, texts.closeAnyway],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

export async function askAfterCrash(
  parent: BrowserWindow | null,
  texts: Texts,
): Promise<'restart' | 'report' | 'quit'> {
  const response = await choose(parent, {
    type: 'error',
    message: texts.coreStoppedTitle,
    detail: texts.coreStoppedBody,
    buttons: [texts.coreRestart, texts.saveReport, texts.quit],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1 ? 'report' : response === 2 ? 'quit' : 'restart'
}

export async function askStartAfresh(texts: Texts): Promise<boolean> {
  const response = await choose(null, {
    type: 'error',
    message: texts.keyLostTitle,
    detail: texts.keyLostBody,
    buttons: [texts.quit, texts.startAfresh],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

export async function askInstall(
  parent: BrowserWindow | null,
  texts: Texts,
  version: string,
): Promise<boolean> {
  const response = await choose(parent, {
    type: 'info',
    message: texts.updateTitle,
    detail: fill(texts.updateBody, { version }),
    buttons: [texts.updateNow, texts.updateLater],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

/** Null when the person decided against it. */
export async function askWhereToSave(
  parent: BrowserWindow | null,
  defaultPath: string,
): Promise<string | null> {
  const options = {
    defaultPath,
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  }
  const shown =
    parent === null || parent.isDestroyed()
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options)
  const { canceled, filePath } = await shown
  return canceled || filePath === '' ? null : filePath
}
