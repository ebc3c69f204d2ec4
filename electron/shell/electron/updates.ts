/**
 * Updates from where the administrator says, and from nowhere else. Looked for quietly; what goes wrong is in the log
 * only. Installed when the person agrees, and never while a meeting is on.
 */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { serveFolderFeed, type FolderFeed } from './folder-feed.ts'
import type { UpdateFeed } from './update-config.ts'

/** What of electron-updater is used here. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  logger: object | null
  updateConfigPath: string | null
  setFeedURL(options: { provider: 'generic'; url: string }): void
  checkForUpdates(): Promise<unknown>
  quitAndInstall(): void
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'update-available' | 'update-downloaded', listener: (info: { version: string }) => void): unknown
}

export interface UpdatesOptions {
  /** The package's own `app-update.yml`, which knows who signs; where there is none, one is written to the other. */
  packagedConfigFile: string
  fallbackConfigFile: string
  updater: Updater
  feed: UpdateFeed
  log: (line: string) => void
  /** Asks the person; true: restart and install now. */
  ask: (version: string) => Promise<boolean>
  /** Stops everything in order before the installer takes over; false where the person stays after all. */
  prepareToInstall: () => Promise<boolean>
  isMeetingLive: () => boolean
}

export interface Updates {
  /** Told when a meeting begins or ends: what waited for the end is asked about then. */
  onMeetingChanged(): void
  close(): Promise<void>
}

/** Between looks, while the program stays open. */
const everyMs = 6 * 60 * 60 * 1000

export async function startUpdates(options: UpdatesOptions): Promise<Updates> {
  const { updater, log } = options
  let folderFeed: FolderFeed | null = null
  let downloadedVersion: string | null = null
  let isAsking = false

  updater.autoDownload = true
  // Read when a download ends, for whether to be there when the program quits at all; set back right after.
  updater.autoInstallOnAppQuit = true
  updater.allowDowngrade = false
  updater.logger = null
  updater.on('error', (error) => log(`updates: ${error.message}`))
  updater.on('update-available', (info) => log(`updates: ${info.version} is there`))
  updater.on('update-downloaded', (info) => {
    log(`updates: ${info.version} is downloaded`)
    downloadedVersion = info.version
    queueMicrotask(() => {
      updater.autoInstallOnAppQuit = false // nothing is installed that nobody agreed to
      void offer()
    })
  })

  async function offer(): Promise<void> {
    if (downloadedVersion === null || isAsking || options.isMeetingLive()) return
    isAsking = true
    const version = downloadedVersion
    try {
      if (await options.ask(version)) {
        if (options.isMeetingLive()) return // one began while the question stood: asked again after it
        if (await options.prepareToInstall()) updater.quitAndInstall()
        else updater.autoInstallOnAppQuit = true // agreed to, only not at this moment
      } else updater.autoInstallOnAppQuit = true
      downloadedVersion = null
    } catch (error) {
      log(`updates: ${String(error)}`)
    } finally {
      isAsking = false
    }
  }

  async function look(): Promise<void> {
    try {
      await updater.checkForUpdates()
    } catch (error) {
      log(`updates: ${String(error)}`)
    }
  }

  let url: string
  if (options.feed.kind === 'folder') {
    folderFeed = await serveFolderFeed(options.feed.folder, log)
    url = folderFeed.url
  } else url = options.feed.url
  if (!existsSync(options.packagedConfigFile)) {
    await writeFile(
      options.fallbackConfigFile,
      `provider: generic\nurl: ${url}\nupdaterCacheDirName: dien-hong-updater\n`,
    )
    updater.updateConfigPath = options.fallbackConfigFile
  }
  updater.setFeedURL({ provider: 'generic', url })
  void look()
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()

  return {
    onMeetingChanged: () => void offer(),
    async close() {
      clearInterval(timer)
      await folderFeed?.close()
    },
  }
}
