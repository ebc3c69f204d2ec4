/** The menus, as a plain template: in the person's language, with what their system expects where it expects it. */
import type { MenuItemConstructorOptions } from 'electron'
import { fill, type Texts } from '../texts/texts.ts'

export interface MenuActions {
  newWindow(): void
  saveReport(): void
  print(): void
  closeRoom(): void
  about(): void
  quit(): void
}

export interface MenuFacts {
  texts: Texts
  platform: NodeJS.Platform
  hasRoom: boolean
  canUseDevTools: boolean
}

export function menuTemplate(facts: MenuFacts, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = facts.platform === 'darwin'
  return [
    ...(isMac ? [macMenu(facts.texts, actions)] : []),
    fileMenu(facts.texts, isMac, actions),
    editMenu(facts.texts),
    viewMenu(facts),
    windowMenu(facts, isMac, actions),
    ...(isMac ? [] : [helpMenu(facts.texts, actions)]),
  ]
}

const line: MenuItemConstructorOptions = { type: 'separator' }

function macMenu(texts: Texts, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: texts.appName,
    submenu: [
      { label: texts.menuAbout, click: actions.about },
      line,
      { role: 'services', label: texts.menuServices },
      line,
      { role: 'hide', label: texts.menuHide },
      { role: 'hideOthers', label: texts.menuHideOthers },
      { role: 'unhide', label: texts.menuShowAll },
      line,
      { label: texts.menuQuit, accelerator: 'CmdOrCtrl+Q', click: actions.quit },
    ],
  }
}

function fileMenu(texts: Texts, isMac: boolean, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: texts.menuFile,
    submenu: [
      { label: texts.menuNewWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
      { label: texts.menuPrint, accelerator: 'CmdOrCtrl+P', click: actions.print },
      line,
      { label: texts.menuSupportReport, click: actions.saveReport },
      line,
      { role: 'close', label: texts.menuClose },
      ...(isMac ? [] : [{ label: texts.menuQuit, accelerator: 'CmdOrCtrl+Q', click: actions.quit }]),
    ],
  }
}

function editMenu(texts: Texts): MenuItemConstructorOptions {
  return {
    label: texts.menuEdit,
    submenu: [
      { role: 'undo', label: texts.menuUndo },
      { role: 'redo', label: texts.menuRedo },
      line,
      { role: 'cut', label: texts.menuCut },
      { role: 'copy', label: texts.menuCopy },
      { role: 'paste', label: texts.menuPaste },
      { role: 'selectAll', label: texts.menuSelectAll },
    ],
  }
}

function viewMenu({ texts, canUseDevTools }: MenuFacts): MenuItemConstructorOptions {
  return {
    label: texts.menuView,
    submenu: [
      { role: 'zoomIn', label: texts.menuZoomIn, accelerator: 'CmdOrCtrl+Plus' },
      // The key beside it gives "=" without Shift, and people press just that.
      {
        role: 'zoomIn',
        label: texts.menuZoomIn,
        accelerator: 'CmdOrCtrl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut', label: texts.menuZoomOut, accelerator: 'CmdOrCtrl+-' },
      { role: 'resetZoom', label: texts.menuZoomReset, accelerator: 'CmdOrCtrl+0' },
      line,
      { role: 'togglefullscreen', label: texts.menuFullScreen },
      ...(canUseDevTools ? [line, { role: 'toggleDevTools' as const, label: 'DevTools' }] : []),
    ],
  }
}

function windowMenu(
  { texts, hasRoom }: MenuFacts,
  isMac: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: texts.menuWindow,
    ...(isMac ? { role: 'windowMenu' as const } : {}),
    submenu: [
      { role: 'minimize', label: texts.menuMinimize },
      line,
      { label: texts.menuCloseRoom, enabled: hasRoom, click: actions.closeRoom },
    ],
  }
}

function helpMenu(texts: Texts, actions: MenuActions): MenuItemConstructorOptions {
  return { label: texts.menuHelp, submenu: [{ label: texts.menuAbout, click: actions.about }] }
}

export function aboutText(texts: Texts, version: string): string {
  return fill(texts.aboutBody, { version })
}
