/**
 * What must be said to Electron before it is ready, and then `desktop.ts`. Follows Electron's security checklist; each
 * point has a test beside this file.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, session } from 'electron'
import { openLogFile } from '../log-file.ts'
import { defaultProfileFolder } from '../profile-folder.ts'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { desktop, type Desktop } from './desktop.ts'
import { joinLinkIn, startArguments } from './join-links.ts'
import type { Updater } from './updates.ts'
import { confinePages, confineSession } from './security.ts'

export interface ProgramOptions {
  /** The program's built files: `dist/`. */
  distFolder: string
  updater: () => Updater
}

export function startProgram(options: ProgramOptions): void {
  const { profileFolder, canUseDevTools } = startArguments(process.argv, app.isPackaged)
  const userDataFolder = profileFolder === null ? defaultProfileFolder('electron') : resolve(profileFolder)
  mkdirSync(userDataFolder, { recursive: true, mode: 0o700 })
  app.setName('Diên Hồng')
  app.setPath('userData', userDataFolder)
  app.setAppLogsPath(join(userDataFolder, 'logs'))
  // The program that runs gets our arguments by `second-instance`.
  if (app.requestSingleInstanceLock()) run(options, userDataFolder, canUseDevTools)
  else app.quit()
}

function run({ distFolder, updater }: ProgramOptions, userDataFolder: string, canUseDevTools: boolean): void {
  const logFile = join(userDataFolder, 'logs', 'app.log')
  const logging = openLogFile(logFile)
  const log = (line: string): void => logging.write(line)
  let opened: Desktop | null = null
  // A Mac hands a link over before or after we are ready, as it pleases.
  let earlyLink = joinLinkIn(process.argv)

  log(`program: ${app.getVersion()} on ${process.platform} begins`)
  process.on('uncaughtException', (error) => log(`defect: ${error.stack ?? error.message}`))
  process.on('unhandledRejection', (error) =>
    log(`defect: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
  )
  if (process.platform === 'win32') app.setAppUserModelId('vn.dienhong.desktop') // as the installer's shortcuts say
  registerAppScheme()
  app.enableSandbox()
  confinePages(app, log)
  // While developing, that would be Electron itself: the system would open links with nothing in it.
  if (app.isPackaged) app.setAsDefaultProtocolClient('dienhong')

  app.on('second-instance', (_event, argv) => opened?.welcome(joinLinkIn(argv)))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const link = joinLinkIn([url])
    if (opened === null) earlyLink = link
    else opened.welcome(link)
  })
  app.on('activate', () => opened?.welcome(null))
  app.on('window-all-closed', () => {
    if (opened?.mayQuit() === true) app.quit()
    else void opened?.quit()
  })
  app.on('before-quit', (event) => {
    if (opened === null || opened.mayQuit()) return
    event.preventDefault()
    void opened.quit()
  })

  app
    .whenReady()
    .then(async () => {
      confineSession(session.defaultSession, canUseDevTools, log)
      await serveAppScheme(join(distFolder, 'renderer'), log)
      opened = desktop({
        distFolder,
        assetsFolder: join(distFolder, '..', 'assets'),
        userDataFolder,
        logFile,
        log: logging,
        canUseDevTools,
        updater,
      })
      await opened.open(earlyLink)
    })
    .catch((error: unknown) => {
      log(`program: did not start: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      app.exit(1)
    })
}
