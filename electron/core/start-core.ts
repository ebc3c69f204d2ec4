/** Starts the engine of one laptop: opens the profile, takes up the hub it was signed in to, and serves windows. */
import path from 'node:path'
import type { AppState } from '../../protocol/app/state.ts'
import { FailureError } from '../../protocol/failures.ts'
import { openProfileStore } from './cache/profile-store.ts'
import { createSealer } from './cache/sealing.ts'
import type { Core, CoreOptions } from './core.ts'
import { startDiscovery, type Discovery } from './discovery/discovery.ts'
import { createHosting } from './hosting/hosting.ts'
import { createSample } from './sample/sample.ts'
import { createHubs } from './session/hubs.ts'
import { createLogTail } from './support/log-tail.ts'
import { supportReport } from './support/report.ts'
import { clearSpools } from './upload/spool.ts'
import { createCallHandlers, isCoreCall } from './windows/call-handlers.ts'
import { createStateTree, type StateTree } from './windows/state-tree.ts'
import { serveWindow } from './windows/window-server.ts'

/** @throws {FailureError} `already-running` when another program has this profile open. */
export async function startCore(options: CoreOptions): Promise<Core> {
  const { profileFolder, dataKey, spawnHub, assetsFolder } = options
  const now = options.now ?? Date.now
  const tail = createLogTail(now)
  const log = (line: string) => {
    tail.add(line)
    options.log(line)
  }

  const profile = openProfileStore(profileFolder)
  clearSpools(path.join(profileFolder, 'uploads'))
  let pendingJoinCode: string | null = null
  let discovery: Discovery | null = null
  const closers = new Set<() => void>()

  const hubs = createHubs({
    profile,
    profileFolder,
    dataKey,
    discovery: () => discovery,
    now,
    log,
    touch: (...keys) => tree.touch(...keys),
    touchNow: (key) => tree.touchNow(key),
  })
  const hosting = createHosting({
    spawnHub,
    profile,
    hubs,
    dataFolder: path.join(profileFolder, 'hub'),
    port: options.hostedHubPort,
    now,
    log,
    onChange: () => tree.touch('hosting'),
  })
  const sample = createSample({
    spawnHub,
    profile,
    sealer: createSealer(dataKey, 'profile'),
    hubs,
    dataFolder: path.join(profileFolder, 'sample-hub'),
    assetsFolder,
    now,
    log,
  })

  const tree: StateTree = createStateTree({
    app: () => ({
      appVersion: options.appVersion,
      shell: options.shell,
      settings: profile.settings(),
      pendingJoinCode,
      isSample: hubs.isSample(),
      storageFailure: hubs.current()?.storageFailure() ?? null,
    }),
    hubs: hubs.state,
    connection: hubs.connection,
    hosting: hosting.state,
    meetings: () => hubs.current()?.meetings() ?? [],
    meeting: () => hubs.current()?.meeting() ?? null,
    live: () => hubs.current()?.live() ?? null,
    place: () => hubs.current()?.place() ?? null,
    transfers: () => hubs.current()?.transfers() ?? [],
  })

  function setJoinCode(code: string | null): void {
    pendingJoinCode = code
    tree.touch('app')
  }

  const handlers = createCallHandlers({
    profile,
    hubs,
    hosting,
    sample,
    supportReport: () => supportReport(tree.state(), tail, now()),
    dismissJoinCode: () => setJoinCode(null),
    onSettings: () => tree.touch('app'),
  })

  log(`core: started, version ${options.appVersion}, ${options.shell}`)
  if (options.isDiscovering === true) discovery = startDiscovery(log, () => tree.touch('hubs'))
  hubs.resume()
  if (hubs.isSample()) {
    sample.resume().catch((cause: unknown) => log(`sample: not resumed, ${String(cause)}`))
  }

  function stopServing(): void {
    for (const close of closers) close()
    tree.close()
    discovery?.close()
    hubs.close()
  }

  return {
    connectWindow(channel) {
      const close = serveWindow(channel, handlers, tree, log)
      closers.add(close)
      return () => {
        closers.delete(close)
        close()
      }
    },
    openJoinLink: (link) => setJoinCode(link.slice(0, 2000)),
    state: (): AppState => tree.state(),
    subscribe: tree.subscribe,
    sampleJoinCode: sample.joinCode,
    async call(name, args) {
      if (!isCoreCall(name)) throw new FailureError('bad-request', `${name} is the shell's`)
      return handlers[name](args)
    },
    async close() {
      stopServing()
      try {
        await Promise.all([hosting.stop(), sample.stop()])
      } finally {
        profile.close()
        log('core: closed')
      }
    },
    kill() {
      stopServing()
      hosting.kill()
      sample.kill()
      profile.close()
    },
  }
}
