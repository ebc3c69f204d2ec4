/**
 * Stands in for the `electron` module in tests: it keeps what it is told, so that a test can ask, and passes on what
 * a test makes happen. Behaves like the real one where the program depends on it: events that can be prevented, ports
 * that carry structured clones, a quit that goes through `before-quit` and the windows' `close`.
 */
import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { BrowserWindowConstructorOptions } from 'electron'

type Listener = (...args: unknown[]) => unknown

/** An event whose listeners may prevent what would follow. */
export function preventable<T extends object>(
  facts: T,
): T & { preventDefault(): void; readonly isPrevented: boolean; readonly defaultPrevented: boolean } {
  let isPrevented = false
  const event = Object.assign(facts, {
    isPrevented: false,
    defaultPrevented: false,
    preventDefault() {
      isPrevented = true
    },
  })
  const get = (): boolean => isPrevented
  return Object.defineProperties(event, { isPrevented: { get }, defaultPrevented: { get } })
}

export class FakePort {
  readonly #port: MessagePort
  constructor(port: MessagePort) {
    this.#port = port
  }
  postMessage(message: unknown): void {
    this.#port.postMessage(message, [])
  }
  on(event: 'message' | 'close', listener: (event: { data: unknown }) => void): this {
    this.#port.on(event, (data: unknown) => listener({ data }))
    return this
  }
  start(): void {
    this.#port.start()
  }
  close(): void {
    this.#port.close()
  }
}

class MessageChannelMain {
  readonly port1: FakePort
  readonly port2: FakePort
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakePort(port1)
    this.port2 = new FakePort(port2)
  }
}

export interface FrameMessage {
  channel: string
  ports: FakePort[]
}

export class FakeFrame {
  url: string
  readonly received: FrameMessage[] = []
  readonly onMessage = new EventEmitter()
  constructor(url: string) {
    this.url = url
  }
  postMessage(channel: string, _message: unknown, ports: FakePort[]): void {
    this.received.push({ channel, ports })
    this.onMessage.emit('message')
  }
}

let lastId = 0

export class FakeContents extends EventEmitter {
  readonly id = (lastId += 1)
  readonly mainFrame = new FakeFrame('')
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  zoomMode = 'default'
  reloads = 0
  prints = 0
  setZoomMode(mode: string): void {
    this.zoomMode = mode
  }
  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler
  }
  reload(): void {
    this.reloads += 1
    this.emit('reloaded')
  }
  print(): void {
    this.prints += 1
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new FakeContents()
  url = ''
  isGone = false
  isShown = false
  isFull = false
  isSimplyFull = false
  isLarge = false
  /** Whether its page's `beforeunload` asks to stay. */
  isHeldByPage = false
  bounds: { x: number; y: number; width: number; height: number }

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    this.url = url
    this.webContents.mainFrame.url = url
    return Promise.resolve()
  }
  close(): void {
    if (this.isGone) return
    const event = preventable({})
    this.emit('close', event)
    if (!event.isPrevented && this.unload()) this.destroy()
  }
  /** False where the page holds its window and nobody overrules it. */
  unload(): boolean {
    const event = preventable({})
    if (this.isHeldByPage) this.webContents.emit('will-prevent-unload', event)
    return !this.isHeldByPage || event.isPrevented
  }
  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    BrowserWindow.all = BrowserWindow.all.filter((window) => window !== this)
    this.emit('closed')
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed')
  }
  show(): void {
    this.isShown = true
    this.emit('show')
  }
  hide(): void {
    this.isShown = false
  }
  focus(): void {
    app.focused = this
  }
  setBounds(bounds: BrowserWindow['bounds']): void {
    this.bounds = bounds
  }
  setFullScreen(isFull: boolean): void {
    this.isFull = isFull
  }
  setSimpleFullScreen(isFull: boolean): void {
    this.isSimplyFull = isFull
  }
  isFullScreen(): boolean {
    return this.isFull
  }
  isSimpleFullScreen(): boolean {
    return this.isSimplyFull
  }
  getBounds(): BrowserWindow['bounds'] {
    return this.bounds
  }
  getNormalBounds(): BrowserWindow['bounds'] {
    return this.bounds
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  isMinimized(): boolean {
    return false
  }
  isMaximized(): boolean {
    return this.isLarge
  }
  maximize(): void {
    this.isLarge = true
    this.show()
    this.emit('maximize')
  }
  restore(): void {
    this.isShown = true
  }
  setMenuBarVisibility(): void {
    // the fake draws no menu bar
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true
  isLockFree = true
  isSandboxed = false
  hasQuit = false
  exitCode: number | null = null
  focused: BrowserWindow | null = null
  readonly ready = Promise.withResolvers<void>()
  readonly paths = new Map<string, string>()
  readonly protocolClients: string[] = []
  getVersion(): string {
    return '9.9.9'
  }
  setName(): void {
    // nobody reads it back
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  setAppLogsPath(path: string): void {
    this.paths.set('logs', path)
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? `/${name}`
  }
  requestSingleInstanceLock(): boolean {
    return this.isLockFree
  }
  enableSandbox(): void {
    this.isSandboxed = true
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocolClients.push(scheme)
    return true
  }
  whenReady(): Promise<void> {
    return this.ready.promise
  }
  quit(): void {
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.isPrevented) return
    for (const window of BrowserWindow.all) window.close() // closing one makes `all` a new list
    if (BrowserWindow.all.length > 0 || this.hasQuit) return
    this.hasQuit = true
    this.emit('quit')
  }
  exit(code: number): void {
    this.exitCode = code
    this.emit('quit')
  }
}
export const app = new FakeApp()

type Handler = Listener | null

class FakeSession extends EventEmitter {
  permissionRequest: Handler = null
  permissionCheck: Handler = null
  device: Handler = null
  displayMedia: Handler = null
  beforeRequest: Handler = null
  readonly webRequest = {
    onBeforeRequest: (listener: Listener): void => {
      this.beforeRequest = listener
    },
  }
  setPermissionRequestHandler(handler: Handler): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler: Handler): void {
    this.displayMedia = handler
  }
}
export const session = { defaultSession: new FakeSession() }

export const protocol = {
  schemes: [] as { scheme: string; privileges: object }[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: object }[]): void {
    protocol.schemes.push(...schemes)
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    protocol.handlers.set(scheme, handler)
  },
}

export const ipcMain = new EventEmitter()

const laptop = { x: 0, y: 0, width: 1920, height: 1080 }
class FakeScreen extends EventEmitter {
  displays = [{ id: 1, label: '', bounds: laptop, workArea: laptop }]
  getAllDisplays() {
    return this.displays
  }
  getPrimaryDisplay() {
    return this.displays[0]
  }
  getDisplayMatching(bounds: { x: number }) {
    return this.displays.findLast((display) => bounds.x >= display.bounds.x) ?? this.displays[0]
  }
}
export const screen = new FakeScreen()

/** Enough of an encryption for tests: what lies on disk is not what went in. */
function turned(text: string): string {
  return text.split('').toReversed().join('')
}

export const safeStorage = {
  backend: 'gnome_libsecret',
  getSelectedStorageBackend: () => safeStorage.backend,
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(turned(text))),
  decryptStringAsync: (bytes: Buffer) =>
    Promise.resolve({ result: turned(bytes.toString()), shouldReEncrypt: false }),
}

export const dialog = {
  shown: [] as { message: string; buttons: string[] }[],
  /** The answer to the next questions, in order; afterwards the first button. */
  answers: [] as number[],
  savePath: '',
  onShown: new EventEmitter(),
  showMessageBox(...args: { message: string; buttons: string[] }[]) {
    const question = args.at(-1)
    if (question !== undefined) dialog.shown.push(question)
    dialog.onShown.emit('shown')
    return Promise.resolve({ response: dialog.answers.shift() ?? 0 })
  },
  showSaveDialog: () => Promise.resolve({ canceled: dialog.savePath === '', filePath: dialog.savePath }),
  showErrorBox(title: string, message: string): void {
    dialog.shown.push({ message: `${title}: ${message}`, buttons: [] })
  },
}

interface MenuItem {
  label?: string
  click?: () => void
  submenu?: MenuItem[]
}
export const Menu = {
  current: [] as MenuItem[],
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu(menu: MenuItem[]): void {
    Menu.current = menu
  },
}

export const powerSaveBlocker = {
  running: new Set<number>(),
  start(): number {
    powerSaveBlocker.running.add(1)
    return 1
  },
  stop(id: number): void {
    powerSaveBlocker.running.delete(id)
  },
}

export const systemPreferences = {
  isCameraGranted: true,
  askForMediaAccess: () => Promise.resolve(systemPreferences.isCameraGranted),
}

/** What a forked process is to its parent; `run` is the program inside, over the other end. */
export class FakeChild extends EventEmitter {
  readonly file: string
  readonly inside = new EventEmitter()
  isGone = false
  constructor(file: string) {
    super()
    this.file = file
  }
  postMessage(message: unknown, ports: FakePort[] = []): void {
    const data: unknown = structuredClone(message)
    queueMicrotask(() => this.inside.emit('message', { data, ports }))
  }
  /** From inside to the parent. */
  tell(message: unknown): void {
    const data: unknown = structuredClone(message)
    queueMicrotask(() => this.emit('message', data))
  }
  exit(code: number): void {
    if (this.isGone) return
    this.isGone = true
    queueMicrotask(() => this.emit('exit', code))
  }
  kill(): boolean {
    this.exit(15)
    return true
  }
}

export const utilityProcess = {
  children: [] as FakeChild[],
  /** Set by a test: starts the program in a new child. */
  run: (_child: FakeChild): void => undefined,
  fork(file: string): FakeChild {
    const child = new FakeChild(file)
    utilityProcess.children.push(child)
    utilityProcess.run(child)
    return child
  },
}

export { MessageChannelMain }
