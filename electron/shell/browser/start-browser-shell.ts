/**
 * The browser shell: the same core and renderer as the installed program, with the windows in a browser on this
 * machine.
 */
import type { Core } from '../../core/core.ts'
import { startCore } from '../../core/start-core.ts'
import { readOrMakeKeyFile } from '../data-key-file.ts'
import { forkHub } from './fork-hub.ts'
import { announceInstance } from './hand-over.ts'
import { startLoopbackServer } from './loopback-server.ts'
import { samplePeople } from './sample-people.ts'
import { browserShell, type WindowOpener } from './windows.ts'

export interface BrowserShellOptions {
  /** Made when missing; belongs to this shell alone while it runs. */
  profileFolder: string
  /** The built renderer: `dist/renderer`. */
  rendererFolder: string
  assetsFolder: string
  /** The hub's process entry, as a path: `hub/process.ts` or `dist/hub.js`. */
  hubEntry: string
  appVersion: string
  /** On 127.0.0.1; 0 or left out: any free one. */
  port?: number
  /** Left out: the page opens further windows itself. */
  openWindow?: WindowOpener
  log?: (line: string) => void
  /** Told after a window came or went. */
  onWindowCount?: (count: number) => void
  isDiscovering?: boolean
  hostedHubPort?: number
}

export interface BrowserShell {
  /** The first address, good for one opening. */
  readonly url: string
  readonly port: number
  readonly core: Core
  /** Another address good for one opening; with a meeting's id, the one of the room's window. */
  mintUrl(roomMeetingId?: string): string
  /** Opens a window where this shell can; else answers the address for someone to open. */
  openMain(): Promise<string | null>
  windowCount(): number
  close(): Promise<void>
}

/** Throws `FailureError` where the folder is in use, its key is lost or the port is taken. */
export async function startBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const { profileFolder, log = () => undefined } = options
  const dataKey = await readOrMakeKeyFile(profileFolder)
  const server = await startLoopbackServer({
    port: options.port ?? 0,
    rendererFolder: options.rendererFolder,
    windowsOpenedBy: options.openWindow === undefined ? 'page' : 'shell',
    log,
    ...(options.onWindowCount === undefined ? {} : { onWindowCount: options.onWindowCount }),
  })
  const core = await startCore({
    profileFolder,
    dataKey,
    shell: 'browser',
    appVersion: options.appVersion,
    assetsFolder: options.assetsFolder,
    spawnHub: () => forkHub(options.hubEntry, log),
    log,
    ...(options.isDiscovering === undefined ? {} : { isDiscovering: options.isDiscovering }),
    ...(options.hostedHubPort === undefined ? {} : { hostedHubPort: options.hostedHubPort }),
  }).catch(async (error: unknown) => {
    await server.close()
    throw error
  })

  const { onWindowCount: _, ...forPeople } = options
  const people = samplePeople(
    profileFolder,
    (personId) => core.sampleJoinCode(personId),
    (folder) => startBrowserShell({ ...forPeople, profileFolder: folder, port: 0, isDiscovering: false }),
  )
  const samplePersonUrl = (personId: string): Promise<string> => people.urlOf(personId)
  const shell = browserShell({
    mintUrl: server.mintUrl,
    samplePersonUrl,
    openWindow: options.openWindow ?? null,
  })
  const handOver = await announceInstance(profileFolder, server.port)
  server.serve({
    core,
    shell,
    samplePersonUrl,
    handOver,
    onHandOver(joinLink) {
      if (joinLink !== null) core.openJoinLink(joinLink)
      return shell.openMain()
    },
  })

  const close = async (): Promise<void> => {
    await handOver.close()
    shell.closeAll()
    await people.close()
    await server.close()
    await core.close()
  }
  let closing: Promise<void> | null = null
  return {
    url: server.mintUrl(),
    port: server.port,
    core,
    mintUrl: server.mintUrl,
    openMain: () => shell.openMain(),
    windowCount: () => server.windowCount(),
    close: () => (closing ??= close()),
  }
}
