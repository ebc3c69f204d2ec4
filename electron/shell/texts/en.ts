import type { Texts } from './texts.ts'

export const en: Texts = {
  appName: 'Diên Hồng',

  keyUsedTitle: 'This address has been used already',
  keyUsedBody:
    'Each address opens once. Go back to the window that is open, or press Enter where you started the program to get a new address.',
  noSessionTitle: 'This page was not opened the right way',
  noSessionBody:
    'Open it with the address the program gave; press Enter where you started the program to get a new one.',
  opening: 'Opening…',

  noElectron:
    'The runtime for its own windows (Electron) is not on this machine, so Diên Hồng opens in a browser.',
  noDisplay:
    'There is no display, so Diên Hồng opens no window. Open this address in a browser on this machine:',
  openedInApp: 'Diên Hồng is open in {browser}. Close the window or press Ctrl+C to quit.',
  openedInDefault: 'Diên Hồng is open in your browser. Press Ctrl+C to quit.',
  newAddress: 'A new address, good for one opening:',
  handedOver: 'Diên Hồng is running already; another window was opened there.',
  enterForAddress: 'Press Enter for a new address, Ctrl+C to quit.',
  bundling: 'Building the program (only the first time, or when the sources changed)…',
  stopping: 'Stopping…',
  demoReady: 'The sample meeting is ready. Press Ctrl+C to quit; all its data is deleted then.',
  demoPreparing: 'Preparing the sample meeting…',
  demoSecretary: 'Secretary',
  demoChair: 'Chair',
  demoDelegate: 'Delegate',
  demoRoom: 'Room screen',

  menuFile: 'File',
  menuNewWindow: 'New window',
  menuSupportReport: 'Save a report for support…',
  menuPrint: 'Print…',
  menuClose: 'Close window',
  menuQuit: 'Quit',
  menuEdit: 'Edit',
  menuUndo: 'Undo',
  menuRedo: 'Redo',
  menuCut: 'Cut',
  menuCopy: 'Copy',
  menuPaste: 'Paste',
  menuSelectAll: 'Select all',
  menuView: 'View',
  menuZoomIn: 'Zoom in',
  menuZoomOut: 'Zoom out',
  menuZoomReset: 'Actual size',
  menuFullScreen: 'Full screen',
  menuWindow: 'Window',
  menuMinimize: 'Minimise',
  menuCloseRoom: 'Close the room screen',
  menuHelp: 'Help',
  menuAbout: 'About Diên Hồng',
  menuServices: 'Services',
  menuHide: 'Hide Diên Hồng',
  menuHideOthers: 'Hide others',
  menuShowAll: 'Show all',

  aboutBody: 'A paperless meeting room. Version {version}.',
  coreStoppedTitle: 'Diên Hồng ran into a problem and has to restart its engine',
  coreStoppedBody:
    'The papers, notes and votes recorded on this machine are still there. Choose “Restart” to go on; if it happens again, save a report and send it to support.',
  coreRestart: 'Restart',
  saveReport: 'Save a report',
  quit: 'Quit',
  keyLostTitle: 'The data on this machine can’t be opened',
  keyLostBody:
    'The key that protects it can no longer be read, usually because the computer account changed. The data on this machine can’t be opened again; the papers are still on the meeting’s hub. Choose “Start afresh” to put the old data aside and sign in again.',
  startAfresh: 'Start afresh',
  alreadyRunning: 'Diên Hồng is already running with this data folder.',
  quitHostingTitle: 'This machine is hosting the meeting',
  quitHostingBody:
    '{count} people are connected. If you quit, they lose the connection until this machine runs again.',
  quitAnyway: 'Quit anyway',
  stay: 'Stay',
  unsavedTitle: 'Some changes are not saved yet',
  unsavedBody:
    'Some changes to the preparation have not reached the meeting’s hub. If you close now, they may be lost.',
  closeAnyway: 'Close anyway',
  updateTitle: 'A new Diên Hồng is here',
  updateBody:
    'Version {version} has been downloaded. Installing takes about a minute and restarts the program.',
  updateNow: 'Restart and install',
  updateLater: 'When I quit',
  displayName: 'Display {number}',
  displayMain: 'Display {number} (main)',
}
