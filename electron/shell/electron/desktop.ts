/**
 * The installed program, once Electron is ready: one core for the person and one for each sample person, their windows,
 * the menus, and the ways to end: asked, by a crash, by an update.
 */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { app, dialog, Menu, safeStorage, utilityProcess, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { calls } from '../../../protocol/app/calls.ts'
import { FailureError } from '../../../protocol/failures.ts'
import { uuid } from '../../../protocol/ids.ts'
import { shellAnswerer } from '../dispatch.ts'
import type { LogFile } from '../log-file.ts'
import type { Shell } from '../shell.ts'
import { textsOf, type Texts } from '../texts/texts.ts'
import type { ForkChild } from './child.ts'
import { startCoreHost, type CoreHost } from './core-host.ts'
import type { CoreStatus } from './core-messages.ts'
import { readOrMakeDataKey, type Keychain } from './data-key.ts'
import { desktopWindows, type DesktopWindows } from './desktop-windows.ts'
import {
  askAfterCrash,
  askInstall,
  askLeaveUnsaved,
  askQuitWhileHosting,
  askStartAfresh,
  askWhereToSave,
} from './dialogues.ts'
import { electronShell } from './electron-shell.ts'
import { aboutText, menuTemplate } from './menu.ts'
import { setLockedAside } from './set-aside.ts'
import { supportReport } from './support-report.ts'
import { readUpdateFeed, updateConfigFiles } from './update-config.ts'
import { startUpdates, type Updater, type Updates } from './updates.ts'

export interface DesktopOptions {
  /** The program's built files: `dist/`. */
  distFolder: string
  assetsFolder: string
  userDataFolder: string
  logFile: string
  log: LogFile
  canUseDevTools: boolean
  updater: () => Updater
}

export interface Desktop {
  /** Opens the first window, or says why it can't and ends the program. */
  open(joinLink: string | null): Promise<void>
  /** A second start of the program: brings this one to the front, with the link it was given. */
  welcome(joinLink: string | null): void
  /** For Electron's `before-quit`: true where the program may end now. */
  mayQuit(): boolean
  quit(): Promise<void>
}

const idle = { isHosting: false, connectedCount: null, isMeetingLive: false } as const

export function desktop(options: DesktopOptions): Desktop {
  const log = (line: string): void => options.log.write(line)
  const appVersion = app.getVersion()
  const dataFolder = join(options.userDataFolder, 'data')
  const people = new Map<string, CoreHost>()
  let status: CoreStatus = { language: 'vi', ...idle }
  let earlyLink: string | null = null
  let core: CoreHost | null = null
  let updates: Updates | null = null
  let ending: Promise<void> | null = null
  /** The windows are being closed one by one; each may still be held by what is not saved in it. */
  let isLeaving = false
  let hasEnded = false

  const texts = (): Texts => textsOf(status.language)
  const fork: ForkChild = (file, serviceName) => {
    const child = utilityProcess.fork(file, [], {
      serviceName,
      stdio: 'inherit',
      cwd: options.userDataFolder,
    })
    // Of all that can end it, only running out of memory and the like is told here; its exit follows.
    child.on('error', (kind, location) => log(`${serviceName}: ${kind} at ${location}`))
    return child
  }
  const windows: DesktopWindows = desktopWindows({
    preloadFile: join(options.distFolder, 'preload.cjs'),
    placeFile: join(options.userDataFolder, 'window-place.json'),
    canUseDevTools: options.canUseDevTools,
    log,
    mayClose: () => {
      if (hasEnded || isLeaving || windows.mainCount() > 1) return true
      void quit() // the last window: the program ends with it, and may want to ask first
      return false
    },
    askToLeave: (window) => askLeaveUnsaved(window, texts()),
    onRoomClosed: () => {
      if (ending === null) drawMenu()
    },
  })

  function startCore(folder: string, dataKey: Uint8Array, shell: () => Shell, isPerson: boolean): CoreHost {
    const host = startCoreHost({
      fork,
      coreFile: join(options.distFolder, 'core.js'),
      hubFile: join(options.distFolder, 'hub.js'),
      profileFolder: folder,
      dataKey,
      appVersion,
      assetsFolder: options.assetsFolder,
      isDiscovering: isPerson,
      log,
      answerShellCall: (windowId, name, args) => shellAnswerer(shell(), windowId)(name, args),
      ...(isPerson
        ? { onStatus, onCrash: () => void afterCrash(host, dataKey) }
        : { onCrash: () => log('core: that of a sample person is gone') }),
    })
    return host
  }

  const shell: Shell = electronShell({
    windows,
    owner: currentCore,
    texts,
    openSamplePerson,
    onRoomChanged: drawMenu,
  })

  function currentCore(): CoreHost {
    if (core === null) throw new FailureError('internal', 'the core is not there')
    return core
  }

  function onStatus(next: CoreStatus): void {
    const wasLive = status.isMeetingLive
    const wasLanguage = status.language
    status = next
    if (next.language !== wasLanguage) drawMenu()
    if (wasLive && !next.isMeetingLive) updates?.onMeetingChanged()
  }

  function drawMenu(): void {
    const facts = {
      texts: texts(),
      platform: process.platform,
      hasRoom: windows.hasRoom(),
      canUseDevTools: options.canUseDevTools,
    }
    const template = menuTemplate(facts, {
      newWindow: () => void (core === null ? undefined : windows.openMain(core)),
      saveReport: () => void saveReport(),
      print: () => windows.focus()?.webContents.print({ printBackground: true }),
      closeRoom: () => windows.closeRoom(),
      about: () =>
        void dialog.showMessageBox({
          message: texts().appName,
          detail: aboutText(texts(), appVersion),
          noLink: true,
        }),
      quit: () => void quit(),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  async function saveReport(): Promise<void> {
    try {
      const answer = await core?.ask({ question: 'report' }).catch(() => null)
      const report = calls['support:report'].result.safeParse(answer)
      const text = await supportReport({
        appVersion,
        runtime: {
          system: `${process.platform} ${process.arch} ${process.getSystemVersion()}`,
          electron: process.versions.electron ?? '?',
          chrome: process.versions['chrome'] ?? '?',
          node: process.versions.node,
        },
        core: report.success ? report.data.text : null,
        logFile: options.logFile,
      })
      const name = report.success ? report.data.fileName : 'dien-hong.txt'
      const path = await askWhereToSave(focusedWindow(), join(app.getPath('documents'), name))
      if (path !== null) await writeFile(path, text)
    } catch (error) {
      log(`report: ${String(error)}`)
      dialog.showErrorBox(texts().appName, String(error))
    }
  }

  function focusedWindow(): BrowserWindow | null {
    return ending === null ? windows.focus() : null
  }

  async function afterCrash(dead: CoreHost, dataKey: Uint8Array): Promise<void> {
    if (ending !== null) return
    status = { ...status, ...idle }
    for (;;) {
      const choice = await askAfterCrash(focusedWindow(), texts())
      if (choice === 'report') await saveReport()
      else if (choice === 'quit') {
        await end() // what a page holds can't be saved any more: there is nothing to stay for
        app.quit()
        return
      } else break
    }
    const host = startCore(dataFolder, dataKey, () => shell, true)
    core = host
    try {
      await host.started
      windows.reloadAll(dead, host)
    } catch (error) {
      log(`core: did not start again: ${String(error)}`)
      await afterCrash(dead, dataKey)
    }
  }

  /** The person's core, running; null where the program has to end, and the person was told why. */
  async function firstCore(): Promise<CoreHost | null> {
    for (;;) {
      try {
        const dataKey = await readOrMakeDataKey(dataFolder, keychain(), log)
        const host = startCore(dataFolder, dataKey, () => shell, true)
        await host.started
        return host
      } catch (error) {
        log(`core: did not start: ${String(error)}`)
        const kind = error instanceof FailureError ? error.kind : 'internal'
        if (kind === 'key-lost' && (await askStartAfresh(texts()))) {
          log(`profile: set aside in ${await setLockedAside(dataFolder, Date.now())}`)
          continue
        }
        if (kind === 'already-running') dialog.showErrorBox(texts().appName, texts().alreadyRunning)
        else if (kind !== 'key-lost') {
          const choice = await askAfterCrash(null, texts())
          if (choice === 'report') await saveReport()
          if (choice !== 'quit') continue
        }
        return null
      }
    }
  }

  async function openSamplePerson(id: string): Promise<void> {
    const personId = uuid.parse(id)
    const running = people.get(personId)
    if (running !== undefined) {
      windows.openBeside(running, texts().appName)
      return
    }
    const folder = join(options.userDataFolder, 'sample-people', personId)
    await rm(folder, { recursive: true, force: true }) // left by a crash: a sample person remembers nothing
    const joinCode = z.string().parse(await currentCore().ask({ question: 'sample-join-code', personId }))
    // A key for this run only, never written down: nothing of a sample person outlives the program.
    const host: CoreHost = startCore(
      folder,
      crypto.getRandomValues(new Uint8Array(32)),
      () => personShell,
      false,
    )
    const personShell: Shell = electronShell({
      windows,
      owner: () => host,
      texts,
      openSamplePerson,
      onRoomChanged: drawMenu,
    })
    people.set(personId, host)
    try {
      await host.started
      await host.ask({ question: 'enter', joinCode })
      windows.openBeside(host, texts().appName)
    } catch (error) {
      people.delete(personId)
      await host.stop()
      throw error
    }
  }

  async function beginUpdates(): Promise<void> {
    try {
      const files = updateConfigFiles(options.userDataFolder, process.platform, process.env)
      const feed = app.isPackaged ? await readUpdateFeed(files) : null
      if (feed === null) return
      updates = await startUpdates({
        updater: options.updater(),
        packagedConfigFile: join(process.resourcesPath, 'app-update.yml'),
        fallbackConfigFile: join(options.userDataFolder, 'updater.yml'),
        feed,
        log,
        ask: (version) => askInstall(focusedWindow(), texts(), version),
        prepareToInstall: leave,
        isMeetingLive: () => status.isMeetingLive,
      })
    } catch (error) {
      log(`updates: ${String(error)}`)
    }
  }

  /** Everything is on disk and nobody is running when this is done. Windows may close freely then. */
  function end(): Promise<void> {
    ending ??= (async () => {
      log('program: ends')
      windows.hideAll() // their core goes first; nobody should see them without one
      await updates?.close()
      await Promise.all([...people.values()].map((host) => host.stop()))
      await rm(join(options.userDataFolder, 'sample-people'), { recursive: true, force: true }).catch(
        (error: unknown) => log(`sample people: ${String(error)}`),
      )
      await core?.stop()
      hasEnded = true
    })()
    return ending
  }

  /** Ends everything, unless a page holds what is not saved yet and the person stays for it: then false. */
  async function leave(): Promise<boolean> {
    if (ending === null) {
      if (isLeaving) return false // asked for twice; the first one goes on
      isLeaving = true
      await nextTurn() // never within the very event that asked: Electron is closing a window there
      const isGone = await windows.closeMains()
      isLeaving = false
      if (!isGone) return false
    }
    await end()
    return true
  }

  let isAsking = false
  async function quit(): Promise<void> {
    const connected = status.connectedCount ?? 0
    if (ending === null && !isLeaving && status.isHosting && connected > 0) {
      if (isAsking) return
      isAsking = true
      const isSure = await askQuitWhileHosting(focusedWindow(), texts(), connected)
      isAsking = false
      if (!isSure) return
    }
    if (await leave()) app.quit()
  }

  return {
    async open(joinLink) {
      drawMenu()
      const host = await firstCore()
      if (host === null) {
        await end()
        app.quit()
        return
      }
      core = host
      const link = earlyLink ?? joinLink
      if (link !== null) host.openJoinLink(link)
      windows.openMain(host)
      void beginUpdates()
    },
    welcome(joinLink) {
      if (core === null) earlyLink = joinLink ?? earlyLink
      else if (joinLink !== null) core.openJoinLink(joinLink)
      if (windows.focus() === null && core !== null && ending === null) windows.openMain(core)
    },
    mayQuit: () => hasEnded,
    quit,
  }
}

function keychain(): Keychain {
  return {
    async isSafe() {
      if (process.platform === 'linux') {
        const backend = safeStorage.getSelectedStorageBackend()
        if (backend === 'basic_text' || backend === 'unknown') return false
      }
      return safeStorage.isAsyncEncryptionAvailable()
    },
    wrap: (text) => safeStorage.encryptStringAsync(text),
    async unwrap(bytes) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes))
      return { text: result, isStale: shouldReEncrypt }
    },
  }
}
