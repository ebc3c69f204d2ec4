/**
 * This laptop as the hub of a room. The person who hosts is signed in to it like to any other hub, over the loopback
 * address and under its pinned certificate.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { CallArgs } from '../../../protocol/app/calls.ts'
import type { Hosting as HostingState } from '../../../protocol/app/state.ts'
import { FailureError, type Failure } from '../../../protocol/failures.ts'
import { formatJoinCode, type JoinCode } from '../../../protocol/join-code.ts'
import type { ProfileStore } from '../cache/profile-store.ts'
import type { HubProcess } from '../core.ts'
import type { Hubs } from '../session/hubs.ts'
import { runHub, type HubRunner } from './hub-runner.ts'

export interface HostingOptions {
  readonly spawnHub: () => HubProcess
  readonly profile: ProfileStore
  readonly hubs: Hubs
  readonly dataFolder: string
  /** undefined: the usual port, or another when that one is taken. */
  readonly port: number | undefined
  readonly now: () => number
  readonly log: (line: string) => void
  readonly onChange: () => void
}

export interface Hosting {
  state(): HostingState
  /** The hub that runs here; null when none does. */
  running(): HubRunner | null
  start(args: CallArgs<'hosting:start'>): Promise<void>
  stop(): Promise<void>
  backup(): Promise<{ path: string }>
  kill(): void
}

export function joinCodeOf(runner: HubRunner, slip: JoinCode['slip']): string {
  const { addresses, fingerprint, name } = runner.started
  const reachable = addresses.length > 0 ? addresses : [runner.address]
  return formatJoinCode({ addresses: reachable.slice(0, 8), fingerprint, slip, hubName: name })
}

export function createHosting(options: HostingOptions): Hosting {
  const { profile, hubs, dataFolder, log, onChange } = options
  let runner: HubRunner | null = null
  let isStarting = false
  let failed: Failure | null = null

  async function run(args: CallArgs<'hosting:start'>): Promise<HubRunner> {
    return runHub(
      options.spawnHub,
      {
        dataFolder,
        name: args.hubName,
        port: options.port ?? null,
        isPortFlexible: true,
        host: null,
        isAnnounced: true,
        administrator: args.administrator,
        maxFileBytes: null,
      },
      log,
      () => {
        runner = null
        failed = { kind: 'cannot-host', detail: 'the hub process ended' }
        onChange()
      },
    )
  }

  async function enter(started: HubRunner, args: CallArgs<'hosting:start'>): Promise<void> {
    const { hubId, fingerprint } = started.started
    hubs.runsHere(fingerprint, 'hosted', started.address)
    if (args.administrator !== null) {
      const { username, password } = args.administrator
      const credentials = { by: 'password', username, password } as const
      await hubs.signIn({ address: started.address, fingerprint, credentials })
    } else if (hubs.stored(hubId) !== null) hubs.switchTo(hubId)
    // Otherwise the profile has forgotten this hub: the person signs in to it as to any other.
  }

  return {
    state() {
      if (isStarting) return { state: 'starting' }
      if (runner !== null) {
        const { name, addresses, fingerprint } = runner.started
        const joinCode = joinCodeOf(runner, null)
        return { state: 'on', hubName: name, addresses, fingerprint, joinCode, dataFolder }
      }
      return failed === null ? { state: 'off' } : { state: 'failed', failure: failed }
    },
    running: () => runner,
    async start(args) {
      if (isStarting || runner !== null) throw new FailureError('already-running', 'hosting')
      isStarting = true
      failed = null
      onChange()
      try {
        runner = await run(args)
        profile.setHosted({ hubName: args.hubName })
      } catch (cause) {
        if (cause instanceof FailureError) failed = cause.toFailure()
        throw cause
      } finally {
        isStarting = false
        onChange()
      }
      await enter(runner, args)
    },
    async stop() {
      const stopping = runner
      runner = null
      failed = null
      await stopping?.stop()
      onChange()
    },
    async backup() {
      if (runner === null) throw new FailureError('cannot-host', 'not hosting')
      const folder = path.join(dataFolder, 'backups')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const stamp = new Date(options.now()).toISOString().replaceAll(/[:.]/g, '-')
      const file = path.join(folder, `${stamp}.sqlite`)
      await runner.backup(file)
      return { path: file }
    },
    kill() {
      runner?.kill()
      runner = null
    },
  }
}
