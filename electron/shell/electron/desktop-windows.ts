/**
 * The program's windows, and which core each belongs to. A window is shown once its page has painted; a page that
 * crashed comes back; the room's window follows its display.
 */
import {
  BrowserWindow,
  ipcMain,
  MessageChannelMain,
  powerSaveBlocker,
  screen,
  type IpcMainEvent,
} from 'electron'
import { isOwnUrl, pageUrl } from './own-pages.ts'
import { readPlace, writePlace } from './place-store.ts'
import { guardUnload, type UnloadGuard } from './unload-guard.ts'
import { windowOptions } from './window-options.ts'
import { besideWindow, mainWindowPlace, roomPlace, type Bounds } from './window-places.ts'

/** Who stands behind a window. */
export interface WindowOwner {
  connect(windowId: string, port: Electron.MessagePortMain): void
  disconnect(windowId: string): void
}

export interface DesktopWindowsOptions {
  preloadFile: string
  placeFile: string
  canUseDevTools: boolean
  log: (line: string) => void
  /** A window of the person's own was asked to close; answer false to keep it for now. */
  mayClose: (window: BrowserWindow) => boolean
  /** Its page holds what is not saved yet. */
  askToLeave: (window: BrowserWindow) => Promise<boolean>
  onRoomClosed: () => void
}

interface OpenWindow {
  readonly window: BrowserWindow
  readonly owner: WindowOwner
  readonly kind: 'main' | 'room' | 'sample-person'
  readonly guard: UnloadGuard
}

export interface DesktopWindows {
  openMain(owner: WindowOwner): BrowserWindow
  openBeside(owner: WindowOwner, title: string): BrowserWindow
  openRoom(owner: WindowOwner, meetingId: string, displayId: string | null): void
  closeRoom(): void
  hasRoom(): boolean
  /** Null when it was closed meanwhile. */
  find(windowId: string): BrowserWindow | null
  /** Brings the program to the front; null when it has no window. */
  focus(): BrowserWindow | null
  /** Loads every page again, for when the core they were connected to is a new one. */
  reloadAll(owner: WindowOwner, newOwner: WindowOwner): void
  /** Closes the person's own windows one by one; false, and no further, where the person stays in one. */
  closeMains(): Promise<boolean>
  /** The program ends: from here on no page can hold it. */
  hideAll(): void
  mainCount(): number
}

const portWanted = 'dienhong:port-wanted'
const portGiven = 'dienhong:port'

/** A page that crashes again this soon is left, rather than loaded over and over. */
const crashPauseMs = 10_000

export function desktopWindows(options: DesktopWindowsOptions): DesktopWindows {
  const { log } = options
  const open = new Map<string, OpenWindow>()
  let room: { window: BrowserWindow; displayId: number; chosenId: string | null } | null = null

  function create(
    kind: OpenWindow['kind'],
    owner: WindowOwner,
    title: string,
    bounds: Bounds,
    url: string,
  ): BrowserWindow {
    const window = new BrowserWindow(
      windowOptions({
        title,
        bounds,
        preloadFile: options.preloadFile,
        canUseDevTools: options.canUseDevTools,
        isRoom: kind === 'room',
      }),
    )
    const windowId = idOf(window.webContents.id)
    window.on('close', (event) => {
      if (kind === 'main' && !options.mayClose(window)) event.preventDefault()
    })
    const guard = guardUnload(window, () => options.askToLeave(window))
    open.set(windowId, { window, owner, kind, guard })
    let crashedAtMs = 0
    window.once('ready-to-show', () => window.show())
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => {
      open.get(windowId)?.owner.disconnect(windowId)
      open.delete(windowId)
    })
    window.webContents.on('render-process-gone', (_event, details) => {
      log(`window: its page ended: ${details.reason}`)
      const isOften = Date.now() - crashedAtMs < crashPauseMs
      crashedAtMs = Date.now()
      if (details.reason !== 'clean-exit' && !isOften && !window.isDestroyed()) window.webContents.reload()
    })
    window.on('unresponsive', () => log('window: its page does not respond'))
    window.loadURL(url).catch((error: unknown) => log(`window: ${String(error)}`))
    return window
  }

  function mayHavePort(event: IpcMainEvent): OpenWindow | null {
    const frame = event.senderFrame
    const isOurs = frame !== null && frame === event.sender.mainFrame && isOwnUrl(frame.url)
    return isOurs ? (open.get(idOf(event.sender.id)) ?? null) : null
  }

  // A page asks for its port when it is ready for it, so a page that is loaded again gets a new one.
  ipcMain.on(portWanted, (event) => {
    const asking = mayHavePort(event)
    if (asking === null) {
      log('security: a port was refused to a stranger')
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    asking.owner.connect(idOf(event.sender.id), port1)
    event.senderFrame?.postMessage(portGiven, null, [port2])
  })

  function keepPlace(window: BrowserWindow): void {
    let timer: NodeJS.Timeout | undefined
    const save = (): void => {
      clearTimeout(timer)
      if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
      const place = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
      timer = setTimeout(() => void writePlace(options.placeFile, place, log), 500)
    }
    window.on('resize', save)
    window.on('move', save)
    window.on('maximize', save)
    window.on('unmaximize', save)
    window.on('close', () => {
      clearTimeout(timer)
      if (window.isMinimized() || window.isFullScreen()) return
      void writePlace(
        options.placeFile,
        { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() },
        log,
      )
    })
  }

  function ofKind(kind: OpenWindow['kind']): BrowserWindow[] {
    return [...open.values()].filter((entry) => entry.kind === kind).map((entry) => entry.window)
  }

  function openMain(owner: WindowOwner): BrowserWindow {
    const earlier = ofKind('main').at(-1)
    if (earlier !== undefined) return openBesideOf(earlier, 'main', owner, 'Diên Hồng')
    const place = mainWindowPlace(
      readPlace(options.placeFile),
      screen.getAllDisplays(),
      screen.getPrimaryDisplay(),
    )
    const window = create('main', owner, 'Diên Hồng', place.bounds, pageUrl())
    // Not before: maximizing shows a window, and this one has nothing to show yet.
    if (place.isMaximized) window.once('ready-to-show', () => window.maximize())
    keepPlace(window)
    return window
  }

  function openBesideOf(
    earlier: BrowserWindow,
    kind: OpenWindow['kind'],
    owner: WindowOwner,
    title: string,
  ): BrowserWindow {
    const { workArea } = screen.getDisplayMatching(earlier.getBounds())
    return create(kind, owner, title, besideWindow(earlier.getNormalBounds(), workArea), pageUrl())
  }

  function placeRoom(): void {
    if (room === null) return
    const place = whereRoomGoes(room.chosenId)
    room.displayId = place.displayId
    fillDisplay(room.window, place.isFullScreen, place.bounds)
  }

  function whereRoomGoes(chosenId: string | null): ReturnType<typeof roomPlace> {
    const main = ofKind('main')[0]
    const primary = screen.getPrimaryDisplay()
    const mainDisplay = main === undefined ? primary : screen.getDisplayMatching(main.getBounds())
    return roomPlace(screen.getAllDisplays(), primary, mainDisplay.id, chosenId)
  }

  // The cable to the projector came out: the room's window moves to what is left, or goes where nothing is.
  screen.on('display-removed', (_event, removed) => {
    if (room === null || room.displayId !== removed.id) return
    log('room: its display is gone')
    room.chosenId = null
    if (screen.getAllDisplays().length > 1) placeRoom()
    else room.window.close()
  })
  screen.on('display-metrics-changed', (_event, display) => {
    if (room?.displayId === display.id && fillsDisplay(room.window)) placeRoom()
  })

  return {
    openMain,
    openBeside: (owner, title) => {
      const earlier = ofKind('main')[0]
      if (earlier !== undefined) return openBesideOf(earlier, 'sample-person', owner, title)
      const place = mainWindowPlace(null, screen.getAllDisplays(), screen.getPrimaryDisplay())
      return create('sample-person', owner, title, place.bounds, pageUrl())
    },
    openRoom(owner, meetingId, chosenId) {
      room?.window.destroy()
      const place = whereRoomGoes(chosenId)
      const window = create('room', owner, 'Diên Hồng', place.bounds, pageUrl(meetingId))
      const opened = { window, displayId: place.displayId, chosenId }
      room = opened
      window.setMenuBarVisibility(false)
      // Zoom goes by origin: without this, whoever enlarges their own page enlarges the hall's as well.
      window.webContents.setZoomMode('isolated')
      window.once('show', () => fillDisplay(window, place.isFullScreen, place.bounds))
      window.webContents.on('before-input-event', (event, input) => {
        if (input.type !== 'keyDown' || input.key !== 'F11') return // Escape is the page's: it closes the window
        event.preventDefault()
        fillDisplay(window, !fillsDisplay(window), place.bounds)
      })
      const awake = powerSaveBlocker.start('prevent-display-sleep')
      window.on('closed', () => {
        powerSaveBlocker.stop(awake)
        if (room === opened) room = null
        options.onRoomClosed()
      })
    },
    closeRoom: () => room?.window.close(),
    hasRoom: () => room !== null,
    find: (windowId) => open.get(windowId)?.window ?? null,
    focus() {
      const window = ofKind('main')[0] ?? ofKind('sample-person')[0]
      if (window === undefined) return null
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return window
    },
    reloadAll(owner, newOwner) {
      for (const [windowId, entry] of open) {
        if (entry.owner !== owner) continue
        open.set(windowId, { ...entry, owner: newOwner })
        entry.window.webContents.reload()
      }
    },
    async closeMains() {
      for (const { kind, guard } of open.values()) {
        if (kind === 'main' && !(await guard.close())) return false
      }
      return true
    },
    hideAll() {
      for (const { window, guard } of open.values()) {
        guard.letGo()
        window.hide()
      }
    },
    mainCount: () => ofKind('main').length,
  }
}

function idOf(webContentsId: number): string {
  return `window-${webContentsId}`
}

/** A Mac's simple full screen is none by `isFullScreen`. */
function fillsDisplay(window: BrowserWindow): boolean {
  return window.isFullScreen() || window.isSimpleFullScreen()
}

/** A Mac's own full screen opens a new space and hides the others; the simple one just fills the display. */
function fillDisplay(window: BrowserWindow, isFullScreen: boolean, bounds: Bounds): void {
  const set = (isFull: boolean): void => {
    if (process.platform === 'darwin') window.setSimpleFullScreen(isFull)
    else window.setFullScreen(isFull)
  }
  if (!isFullScreen) {
    set(false)
    return
  }
  set(false) // from one display to another only by way of an ordinary window
  window.setBounds(bounds)
  set(true)
}
