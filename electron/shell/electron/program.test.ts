/**
 * The program against a stand-in for Electron: what it says to Electron at its start, and what it answers. The core
 * inside is the real one, over the real messages and ports.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { coreMessage, type CoreMessage } from '../../../protocol/app/channel.ts'
import { formatJoinCode } from '../../../protocol/join-code.ts'
import { runCoreProcess } from './run-core-process.ts'
import * as electron from './testing/fake-electron.ts'

vi.mock('electron', () => electron)

const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  systemPreferences,
  utilityProcess,
} = electron

const link = formatJoinCode({
  addresses: ['192.168.1.10:8443'],
  fingerprint: 'a'.repeat(64),
  slip: null,
  hubName: 'UBND',
})
const meetingId = '01900000-0000-7000-8000-000000000001'

let folder: string
let profile: string

/** What the core's process ends with next. */
let exitCode = 0

function runRealCore(child: electron.FakeChild): void {
  runCoreProcess(
    {
      on: (_event, listener) => child.inside.on('message', listener),
      postMessage: (message) => child.tell(message),
    },
    () => child.exit(exitCode),
  )
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-program-'))
  profile = join(folder, 'profile')
  await mkdir(join(folder, 'dist', 'renderer'), { recursive: true })
  await mkdir(profile)
  await writeFile(join(folder, 'dist', 'renderer', 'index.html'), '<html><head></head></html>')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const place = { bounds: { x: 10, y: 10, width: 900, height: 700 }, isMaximized: true }
  await writeFile(join(profile, 'window-place.json'), JSON.stringify(place))
  process.argv.push(`--profile=${profile}`)
  utilityProcess.run = runRealCore
  const { startProgram } = await import('./program.ts')
  startProgram({
    distFolder: join(folder, 'dist'),
    updater: () => {
      throw new Error('no administrator named a feed')
    },
  })
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

beforeEach(() => {
  dialog.shown = []
  dialog.answers = []
})

function mainWindow(): electron.BrowserWindow {
  const [window] = BrowserWindow.all
  if (window === undefined) throw new Error('there is no window')
  return window
}

/** A page's own end of the contract, as its preload hands it over. */
async function connect(window: electron.BrowserWindow) {
  const frame = window.webContents.mainFrame
  const before = frame.received.length
  ipcMain.emit('dienhong:port-wanted', { sender: window.webContents, senderFrame: frame })
  const port = frame.received[before]?.ports[0]
  if (port === undefined) throw new Error('no port came')
  const messages: CoreMessage[] = []
  let isClosed = false
  port.on('message', (event) => {
    if (typeof event === 'object' && event !== null && 'data' in event)
      messages.push(coreMessage.parse(event.data))
  })
  port.on('close', () => {
    isClosed = true
  })
  port.start()
  let lastId = 0
  const state = (key: string): unknown =>
    messages.findLast((message) => message.kind === 'state' && message.key === key)
  await vi.waitFor(() => expect(state('app')).toBeDefined())
  return {
    state,
    isClosed: () => isClosed,
    close: () => port.close(),
    async call(call: string, args: unknown): Promise<CoreMessage> {
      const id = (lastId += 1)
      port.postMessage({ id, call, args })
      return vi.waitFor(() => {
        const answer = messages.find((message) => message.kind !== 'state' && message.id === id)
        if (answer === undefined) throw new Error('no answer yet')
        return answer
      })
    },
  }
}

describe('before Electron is ready', () => {
  it('puts every page into the sandbox', () => expect(app.isSandboxed).toBe(true))

  it('asks for a scheme of its own, and for no right that loosens a policy', () => {
    expect(protocol.schemes).toEqual([
      {
        scheme: 'app',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          stream: true,
          corsEnabled: true,
          codeCache: true,
        },
      },
    ])
  })

  it('keeps its data and its log in the profile, and takes join links', () => {
    expect(app.paths.get('userData')).toBe(profile)
    expect(app.paths.get('logs')).toBe(join(profile, 'logs'))
    expect(app.protocolClients).toEqual(['dienhong'])
  })

  it('has no window yet', () => expect(BrowserWindow.all).toEqual([]))
})

describe('once Electron is ready', () => {
  beforeAll(async () => {
    app.ready.resolve()
    await vi.waitFor(() => expect(BrowserWindow.all).toHaveLength(1), { timeout: 10_000 })
  })

  it('opens one window, sandboxed and isolated, on our own page', () => {
    const { options, url } = mainWindow()
    expect(url).toBe('app://dienhong/')
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
      preload: join(folder, 'dist', 'preload.cjs'),
    })
  })

  it('shows it when the page has painted, and not before, as large as it was', () => {
    expect(mainWindow().isShown).toBe(false)
    mainWindow().emit('ready-to-show')
    expect(mainWindow().isShown).toBe(true)
    expect(mainWindow().isLarge).toBe(true)
  })

  it('leaves the data key only wrapped on disk', async () => {
    expect(await readdir(join(profile, 'data'))).toContain('data.key.wrapped')
    expect(await readdir(join(profile, 'data'))).not.toContain('data.key')
  })

  describe('its pages', () => {
    it.each([
      'https://example.com/',
      'http://127.0.0.1:8443/',
      'file:///etc/passwd',
      'app://evil/',
      'app://dienhong.evil.example/',
      'app://dienhong/assets/main.js',
      'javascript:alert(1)',
      'data:text/html,x',
      'about:blank',
    ])('do not navigate to %s', (url) => {
      const event = preventedBy('will-frame-navigate', { url, isMainFrame: true, isSameDocument: false })
      expect(event.isPrevented).toBe(true)
    })

    it('may load themselves again, but in no frame inside', () => {
      const own = { url: 'app://dienhong/', isSameDocument: false }
      expect(preventedBy('will-frame-navigate', { ...own, isMainFrame: true }).isPrevented).toBe(false)
      expect(preventedBy('will-frame-navigate', { ...own, isMainFrame: false }).isPrevented).toBe(true)
    })

    it('follow no redirect, attach no webview and open no window', () => {
      expect(preventedBy('will-redirect', { url: 'app://dienhong/' }).isPrevented).toBe(true)
      expect(preventedBy('will-attach-webview', {}).isPrevented).toBe(true)
      const { openHandler } = mainWindow().webContents
      expect(openHandler({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
      expect(openHandler({ url: 'app://dienhong/' })).toEqual({ action: 'deny' })
    })

    it('the same holds for any other page that comes to be', () => {
      const stranger = new electron.FakeContents()
      app.emit('web-contents-created', {}, stranger)
      const event = electron.preventable({
        url: 'https://example.com/',
        isMainFrame: true,
        isSameDocument: false,
      })
      stranger.emit('will-frame-navigate', event)
      expect(event.isPrevented).toBe(true)
      expect(stranger.openHandler({ url: 'app://dienhong/' })).toEqual({ action: 'deny' })
    })

    it('reach nothing but their own files', () => {
      const cancelled = (url: string): unknown => {
        let answer: unknown
        session.defaultSession.beforeRequest?.({ url }, (given: unknown) => (answer = given))
        return answer
      }
      expect(cancelled('app://dienhong/assets/main.js')).toEqual({ cancel: false })
      expect(cancelled('blob:app://dienhong/1')).toEqual({ cancel: false })
      for (const url of [
        'https://example.com/',
        'ws://127.0.0.1:1/',
        'file:///etc/passwd',
        'devtools://devtools/x',
      ]) {
        expect(cancelled(url)).toEqual({ cancel: true })
      }
    })

    it('download nothing by themselves', () => {
      const event = electron.preventable({})
      session.defaultSession.emit('will-download', event)
      expect(event.isPrevented).toBe(true)
    })
  })

  describe('permissions', () => {
    const ours = 'app://dienhong/'
    const asked = (permission: string, details: object): Promise<unknown> =>
      new Promise((resolve) => session.defaultSession.permissionRequest?.({}, permission, resolve, details))
    const checked = (permission: string, origin: string, details: object): unknown =>
      session.defaultSession.permissionCheck?.(null, permission, origin, details)

    it('the camera, copying and full screen are for our page', async () => {
      const main = { requestingUrl: ours, isMainFrame: true }
      expect(await asked('media', { ...main, mediaTypes: ['video'] })).toBe(true)
      expect(await asked('clipboard-sanitized-write', main)).toBe(true)
      expect(await asked('fullscreen', main)).toBe(true)
      expect(checked('media', ours, { isMainFrame: true, mediaType: 'video' })).toBe(true)
    })

    it('the camera is asked of the system too, where the system asks', async () => {
      const details = { requestingUrl: ours, isMainFrame: true, mediaTypes: ['video'] }
      vi.stubGlobal('process', Object.create(process, { platform: { value: 'darwin' } }))
      systemPreferences.isCameraGranted = false
      expect(await asked('media', details)).toBe(false)
      systemPreferences.isCameraGranted = true
      expect(await asked('media', details)).toBe(true)
      vi.unstubAllGlobals()
    })

    it('the microphone is for nobody, alone or with the camera', async () => {
      const main = { requestingUrl: ours, isMainFrame: true }
      expect(await asked('media', { ...main, mediaTypes: ['audio'] })).toBe(false)
      expect(await asked('media', { ...main, mediaTypes: ['video', 'audio'] })).toBe(false)
      expect(await asked('media', { ...main, mediaTypes: [] })).toBe(false)
      expect(await asked('media', main)).toBe(false)
      expect(checked('media', ours, { isMainFrame: true, mediaType: 'audio' })).toBe(false)
      expect(checked('media', ours, { isMainFrame: true, mediaType: 'unknown' })).toBe(false)
    })

    it('nothing is for a frame inside, or for another origin', async () => {
      expect(await asked('media', { requestingUrl: ours, isMainFrame: false, mediaTypes: ['video'] })).toBe(
        false,
      )
      expect(
        await asked('media', { requestingUrl: 'https://evil/', isMainFrame: true, mediaTypes: ['video'] }),
      ).toBe(false)
      expect(checked('media', 'https://evil/', { isMainFrame: true, mediaType: 'video' })).toBe(false)
      expect(checked('fullscreen', '', { isMainFrame: true })).toBe(false)
    })

    it.each([
      'geolocation',
      'notifications',
      'midi',
      'midiSysex',
      'clipboard-read',
      'display-capture',
      'openExternal',
      'fileSystem',
      'hid',
      'serial',
      'usb',
      'window-management',
      'local-network-access',
      'idle-detection',
      'unknown',
    ])('%s is for nobody', async (permission) => {
      expect(await asked(permission, { requestingUrl: ours, isMainFrame: true })).toBe(false)
      expect(checked(permission, ours, { isMainFrame: true })).toBe(false)
    })

    it('no device and no screen is given away', () => {
      expect(session.defaultSession.device?.({})).toBe(false)
      let streams: unknown = 'untouched'
      session.defaultSession.displayMedia?.({}, (given: unknown) => (streams = given))
      expect(streams).toBeNull()
    })
  })

  describe('its own protocol', () => {
    const ask = (url: string, method = 'GET'): Promise<Response> => {
      const handler = protocol.handlers.get('app')
      if (handler === undefined) throw new Error('no handler')
      return handler(new Request(url, { method }))
    }

    it('gives the page with the policy', async () => {
      const response = await ask('app://dienhong/?room=x')
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('content="shell"')
      const policy = response.headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'")
      expect(policy).toContain("connect-src 'self';")
      expect(policy).not.toContain('unsafe-inline')
    })

    it.each([
      'app://dienhong/../secret.txt',
      'app://dienhong/..%2f..%2fsecret.txt',
      'app://dienhong/%5c..%5csecret.txt',
    ])('gives no file outside: %s', async (url) => expect((await ask(url)).status).toBe(404))

    it('answers no other host and no other method', async () => {
      expect((await ask('app://evil/')).status).toBe(403)
      expect((await ask('app://dienhong/', 'POST')).status).toBe(403)
    })
  })

  describe('the port to the core', () => {
    const refused = (event: object): number => {
      const before = mainWindow().webContents.mainFrame.received.length
      ipcMain.emit('dienhong:port-wanted', event)
      return mainWindow().webContents.mainFrame.received.length - before
    }

    it('is for the main frame of our own windows, showing our own page', () => {
      const { webContents } = mainWindow()
      const stranger = new electron.FakeContents()
      stranger.mainFrame.url = 'app://dienhong/'
      expect(refused({ sender: stranger, senderFrame: stranger.mainFrame })).toBe(0)
      expect(stranger.mainFrame.received).toEqual([])
      const inside = new electron.FakeFrame('app://dienhong/')
      expect(refused({ sender: webContents, senderFrame: inside })).toBe(0)
      expect(inside.received).toEqual([])
      expect(refused({ sender: webContents, senderFrame: null })).toBe(0)
      webContents.mainFrame.url = 'https://evil.example/'
      expect(refused({ sender: webContents, senderFrame: webContents.mainFrame })).toBe(0)
      webContents.mainFrame.url = 'app://dienhong/'
      expect(refused({ sender: webContents, senderFrame: webContents.mainFrame })).toBe(1)
    })

    it('carries calls to the core and to the shell', async () => {
      const page = await connect(mainWindow())
      expect(await page.call('window:displays', null)).toMatchObject({
        kind: 'result',
        result: { displays: [{ id: '1', label: 'Màn hình 1 (chính)', isPrimary: true }] },
      })
      expect(await page.call('hosting:previous', null)).toMatchObject({ kind: 'result', result: null })
      expect(await page.call('window:nonsense', null)).toMatchObject({ failure: { kind: 'bad-request' } })
      expect(await page.call('window:open-room', { meetingId: 'x', displayId: null })).toMatchObject({
        failure: { kind: 'bad-request' },
      })
      page.close()
    })

    it('is taken back when the page asks for another, as after loading again', async () => {
      const first = await connect(mainWindow())
      const second = await connect(mainWindow())
      await vi.waitFor(() => expect(first.isClosed()).toBe(true))
      expect(await second.call('window:displays', null)).toMatchObject({ kind: 'result' })
      second.close()
    })

    it('saves a file only where the person says', async () => {
      const page = await connect(mainWindow())
      const bytes = new TextEncoder().encode('Biên bản')
      dialog.savePath = ''
      expect(await page.call('window:save-file', { fileName: 'a.txt', bytes })).toMatchObject({
        result: { isSaved: false },
      })
      dialog.savePath = join(folder, 'saved.txt')
      expect(await page.call('window:save-file', { fileName: '../../a.txt', bytes })).toMatchObject({
        result: { isSaved: true },
      })
      expect(await readFile(join(folder, 'saved.txt'), 'utf8')).toBe('Biên bản')
      await page.call('window:print', null)
      expect(mainWindow().webContents.prints).toBe(1)
      page.close()
    })

    it('changes the menus with the language', async () => {
      const page = await connect(mainWindow())
      const labels = (): unknown => Menu.current.map((item) => item.label)
      expect(labels()).toContain('Tệp')
      await page.call('settings:change', { language: 'en' })
      await vi.waitFor(() => expect(labels()).toContain('File'))
      await page.call('settings:change', { language: 'vi' })
      await vi.waitFor(() => expect(labels()).toContain('Tệp'))
      page.close()
    })
  })

  it('takes a join link from a second start, and comes to the front', async () => {
    const page = await connect(mainWindow())
    app.focused = null
    app.emit('second-instance', {}, ['dien-hong.exe', '--flag', link])
    expect(app.focused).toBe(mainWindow())
    await vi.waitFor(() => expect(page.state('app')).toMatchObject({ value: { pendingJoinCode: link } }))
    await page.call('join-code:dismiss', null)
    app.emit('second-instance', {}, ['dien-hong.exe', 'dienhong://nonsense'])
    expect(page.state('app')).toMatchObject({ value: { pendingJoinCode: null } })
    page.close()
  })

  it('opens the room’s window on the other display, and closes it when that is unplugged', async () => {
    const page = await connect(mainWindow())
    const bounds = { x: 1920, y: 0, width: 1280, height: 720 }
    screen.displays = [...screen.displays, { id: 2, label: 'EPSON', bounds, workArea: bounds }]
    await page.call('window:open-room', { meetingId, displayId: null })
    const room = BrowserWindow.all.at(-1)
    expect(room?.url).toBe(`app://dienhong/?room=${meetingId}`)
    room?.emit('ready-to-show')
    expect(room?.isFull).toBe(true)
    expect(room?.bounds).toEqual(bounds)
    expect(room?.webContents.zoomMode).toBe('isolated')
    expect(mainWindow().webContents.zoomMode).toBe('default')
    expect(powerSaveBlocker.running.size).toBe(1)
    screen.displays = screen.displays.slice(0, 1)
    screen.emit('display-removed', {}, { id: 2 })
    expect(room?.isGone).toBe(true)
    expect(powerSaveBlocker.running.size).toBe(0)
    expect(page.isClosed()).toBe(false)
    page.close()
  })

  it.each(['linux', 'darwin'])('keeps the room’s window as large as its display (%s)', async (platform) => {
    const page = await connect(mainWindow())
    vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }))
    const only = screen.displays
    const projector = (width: number) => ({ x: 1920, y: 0, width, height: 720 })
    const display = (width: number) => ({
      id: 2,
      label: 'EPSON',
      bounds: projector(width),
      workArea: projector(width),
    })
    screen.displays = [...only, display(1280)]
    await page.call('window:open-room', { meetingId, displayId: null })
    const room = BrowserWindow.all.at(-1)
    room?.emit('ready-to-show')
    screen.displays = [...only, display(1024)]
    screen.emit('display-metrics-changed', {}, { id: 2 })
    expect(room?.bounds).toEqual(projector(1024))
    expect([room?.isFull, room?.isSimplyFull]).toEqual([platform === 'linux', platform === 'darwin'])
    vi.unstubAllGlobals()
    screen.displays = only
    room?.close()
    page.close()
  })

  it('says so when the core dies, starts it again, and gives the page a new one', async () => {
    const page = await connect(mainWindow())
    const dead = utilityProcess.children.at(-1)
    const isReloaded = new Promise((resolve) => mainWindow().webContents.once('reloaded', resolve))
    // In this one process the core must let go of the profile, as the end of its own process would make it.
    exitCode = 134
    dead?.postMessage({ type: 'stop' }, [])
    await isReloaded
    exitCode = 0
    expect(dialog.shown.map((shown) => shown.message)).toEqual([
      'Diên Hồng gặp sự cố và cần chạy lại phần xử lý',
    ])
    const again = await connect(mainWindow())
    expect(await again.call('hosting:previous', null)).toMatchObject({ kind: 'result' })
    again.close()
    page.close()
  })

  it('writes to the log what ended a process from inside, as when it ran out of memory', async () => {
    utilityProcess.children.at(-1)?.emit('error', 'FatalError', 'CALL_AND_RETRY_LAST', '{}')
    const log = await readFile(join(profile, 'logs', 'app.log'), 'utf8')
    expect(log).toContain('Diên Hồng core: FatalError at CALL_AND_RETRY_LAST')
  })

  it('writes a log without keys and links', async () => {
    const log = await readFile(join(profile, 'logs', 'app.log'), 'utf8')
    expect(log).toContain('security: a port was refused to a stranger')
    expect(log).not.toContain('fingerprint')
    expect(log).not.toContain('aaaaaaaa')
  })

  it('keeps a window whose page holds what is not saved yet, unless the person says otherwise', async () => {
    const core = utilityProcess.children.at(-1)
    const window = mainWindow()
    window.isHeldByPage = true
    for (const end of [() => window.close(), () => app.quit()]) {
      dialog.shown = []
      dialog.answers = [0]
      end()
      await vi.waitFor(() => expect(dialog.shown).toHaveLength(1))
      expect(dialog.shown[0]).toMatchObject({
        message: 'Có thay đổi chưa lưu xong',
        buttons: ['Ở lại', 'Vẫn đóng'],
      })
      // It answers a second time only when the first has been dealt with.
      await new Promise((resolve) => setImmediate(resolve))
      expect(BrowserWindow.all).toEqual([window])
      expect(window.isShown).toBe(true)
      expect(core?.isGone).toBe(false)
    }
  })

  it('closes one of several windows alone, asking in that one', async () => {
    clickMenu('Cửa sổ mới')
    const second = BrowserWindow.all.at(-1)
    if (second === undefined) throw new Error('there is no second window')
    second.isHeldByPage = true
    dialog.answers = [1]
    second.close()
    await vi.waitFor(() => expect(second.isGone).toBe(true))
    expect(dialog.shown).toHaveLength(1)
    expect(BrowserWindow.all).toEqual([mainWindow()])
    expect(app.hasQuit).toBe(false)
  })

  it('asks nothing when it loads a page again by itself', () => {
    expect(mainWindow().isHeldByPage).toBe(true)
    expect(mainWindow().unload()).toBe(true)
    expect(dialog.shown).toEqual([])
  })

  it('asks before it ends while people are connected to the hub here, and stays if the person wants', async () => {
    const core = utilityProcess.children.at(-1)
    core?.tell({
      type: 'status',
      status: { language: 'vi', isHosting: true, connectedCount: 12, isMeetingLive: true },
    })
    await Promise.resolve()
    const isAsked = new Promise((resolve) => dialog.onShown.once('shown', resolve))
    mainWindow().close()
    await isAsked
    expect(dialog.shown[0]).toMatchObject({ message: 'Máy này đang tổ chức cuộc họp' })
    expect(dialog.shown[0]?.buttons).toEqual(['Ở lại', 'Vẫn thoát'])
    expect(BrowserWindow.all).toHaveLength(1)
    expect(app.hasQuit).toBe(false)
  })

  it('ends only when the core has written everything down', async () => {
    const core = utilityProcess.children.at(-1)
    dialog.answers = [1, 1] // while hosting, and with what is not saved
    const hasQuit = new Promise((resolve) => app.once('quit', resolve))
    app.quit()
    await hasQuit
    expect(dialog.shown).toHaveLength(2)
    expect(core?.isGone).toBe(true)
    expect(BrowserWindow.all).toEqual([])
  })
})

function clickMenu(label: string): void {
  const item = Menu.current.flatMap((menu) => menu.submenu ?? []).find((entry) => entry.label === label)
  if (item?.click === undefined) throw new Error(`there is no menu item ${label}`)
  item.click()
}

function preventedBy(name: string, facts: object) {
  const event = electron.preventable(facts)
  mainWindow().webContents.emit(name, event)
  return event
}
