/** How every window of the program is made. A test asserts these, so that none of them is loosened by accident. */
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { Bounds } from './window-places.ts'

export interface WindowLook {
  title: string
  bounds: Bounds
  preloadFile: string
  /** Only while developing, or where a person asked for it on the command line. */
  canUseDevTools: boolean
  isRoom?: boolean
}

/** Electron's security checklist, items 2 to 10; what is the default is said too. */
function webPreferences(preloadFile: string, canUseDevTools: boolean): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Would fetch dictionaries from the network, and there is none for Vietnamese.
    spellcheck: false,
    devTools: canUseDevTools,
  }
}

export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  const isRoom = look.isRoom === true
  return {
    ...look.bounds,
    title: look.title,
    // Shown once the page has painted: nobody sees an empty frame.
    show: false,
    minWidth: isRoom ? 480 : 760,
    minHeight: isRoom ? 270 : 560,
    backgroundColor: isRoom ? '#14110E' : '#FAF8F5',
    autoHideMenuBar: isRoom,
    webPreferences: {
      ...webPreferences(look.preloadFile, look.canUseDevTools),
      // The hall looks at the room's window while the person works in another one.
      backgroundThrottling: !isRoom,
    },
  }
}
