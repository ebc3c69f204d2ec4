/** The meeting server, from its options to a running hub and back to a closed file. */
import { hkdfSync } from 'node:crypto'
import { createServer } from 'node:https'
import { chmod, mkdir } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import packageJson from '../package.json' with { type: 'json' }
import { canonicalJson } from '../protocol/canonical.ts'
import type { LogLine, NewAdministrator } from '../protocol/host/hub-process.ts'
import { defaultHubPort } from '../protocol/join-code.ts'
import { protocolVersion } from '../protocol/version.ts'
import { reachableAddresses } from './addresses.ts'
import { announce } from './announce.ts'
import { Downloads } from './files/downloads.ts'
import { Uploads } from './files/uploads.ts'
import { lockFolder } from './folder-lock.ts'
import { createApp } from './http/app.ts'
import { openLog } from './hub-log.ts'
import { listen } from './listen.ts'
import { LiveServer } from './live/live-server.ts'
import { PlaceRegister } from './live/place-register.ts'
import { CommitQueue } from './log/commit-queue.ts'
import { Deadlines } from './log/deadlines.ts'
import { PeopleService } from './people/people-service.ts'
import { EditService, type RowsChanged } from './rows/edit-service.ts'
import { Meetings } from './rows/meetings.ts'
import { openSqliteStore } from './store/sqlite/open-store.ts'
import type { Store } from './store/store.ts'
import { keepCertificate, loadOrMakeCertificate, signHead } from './tls/certificate.ts'
import { Turnstile } from './turnstile.ts'

export interface HubTestHooks {
  /** Called when events are committed and nobody has been told yet. May throw, or kill the hub. */
  readonly committed?: (meetingId: string, seq: number) => void
}

export interface HubOptions {
  /** Everything the hub keeps is in here. Made when it does not exist. */
  readonly dataFolder: string
  /** The hub's name, as people see it. */
  readonly name: string
  /** Default {@link defaultHubPort}; 0: any free one. */
  readonly port?: number
  /** Takes any free port when that one is taken, instead of failing with `port-taken`. Default false. */
  readonly isPortFlexible?: boolean
  /** The address to listen on. Default: all of this machine's, IPv6 and IPv4. */
  readonly host?: string
  /** HOST:PORT under which the hub is reached from elsewhere; these come first in {@link Hub.addresses}. */
  readonly publicAddresses?: readonly string[]
  /** The largest paper, in bytes. Default 200 MiB. */
  readonly maxFileBytes?: number
  /** Whether the hub announces itself in the local network by mDNS. Default true. */
  readonly isAnnounced?: boolean
  readonly log?: (line: LogLine) => void
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number
  readonly hooks?: HubTestHooks
}

export interface Hub {
  readonly hubId: string
  readonly name: string
  readonly port: number
  /** HOST:PORT, likeliest first; never empty. Looked up anew each time: networks come and go. */
  readonly addresses: readonly string[]
  /** SHA-256 of the certificate's DER, hexadecimal. */
  readonly fingerprint: string
  readonly certificatePem: string
  hasAdministrator(): boolean
  /** Throws FailureError: `username-taken`. */
  createAdministrator(administrator: NewAdministrator): Promise<void>
  /** One file that holds everything; to restore, put it as `hub.sqlite` into an empty data folder. */
  backup(path: string): Promise<void>
  /** Answers what has come in, tells the laptops, and leaves everything in the file. */
  close(): Promise<void>
  /** Stops as a crash would: no goodbye, nothing finished. Resolves when the port is free again. */
  kill(): Promise<void>
}

export const databaseFile = 'hub.sqlite'
const defaultMaxFileBytes = 200 * 1024 * 1024
const dayMs = 24 * 3_600_000
const tidyIntervalMs = 6 * 3_600_000
/** For answers on their way when the hub is closed. */
const graceMs = 3000

/** Throws FailureError: `already-running`, `port-taken`, `cannot-host`, `disk-full`. */
export async function startHub(options: HubOptions): Promise<Hub> {
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(options.dataFolder)
  let store: Store | null = null
  try {
    const path = join(options.dataFolder, databaseFile)
    store = openSqliteStore(path)
    await chmod(path, 0o600)
    return await runHub(options, store, () => lock.release())
  } catch (cause) {
    await store?.close()
    lock.release()
    throw cause
  }
}

async function runHub(options: HubOptions, store: Store, release: () => void): Promise<Hub> {
  const now = options.now ?? Date.now
  const log = openLog(options.log ?? (() => undefined), now)
  const failed = (cause: unknown): void =>
    log.error('hub:defect', {
      error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    })

  const carried = await store.hub.readCarriedCertificate()
  if (carried !== null) {
    await keepCertificate(options.dataFolder, carried)
    await store.hub.settleRestored()
    log.info('hub:restored')
  }
  const certificate = await loadOrMakeCertificate(options.dataFolder, now())
  const hubId = await store.hub.readHubId()
  const bootCount = await store.hub.countBoot()
  const maxFileBytes = options.maxFileBytes ?? defaultMaxFileBytes

  // The parts know each other through these few calls; the live channel hears of everything that was committed.
  const meetings = new Meetings(store)
  const turnstile = new Turnstile()
  const rowsChanged = (changed: RowsChanged): void => {
    live.tellRows(changed)
    for (const { after } of changed.meetings) followRoster(after.meetingId)
  }
  const edits = new EditService({ store, meetings, turnstile, now, tell: rowsChanged })
  const queue = new CommitQueue({
    store,
    meetings,
    turnstile,
    now,
    signHead: (meetingId, seq, hash) => signHead(certificate.keyPem, meetingId, seq, hash),
    committed: options.hooks?.committed ?? (() => undefined),
    tell: {
      committed: (committed) => live.tellEvents(committed),
      rowChanged: (change, before, after) =>
        live.tellRows({ change, meetings: [{ before, after }], isReadiness: false }),
    },
  })
  const people = new PeopleService({
    store,
    meetings,
    slipKey: Buffer.from(hkdfSync('sha256', certificate.keyPem, '', 'dienhong slip codes', 32)),
    now,
    tell: {
      sessionsEnded: (sessionIds) => live.endSessions(sessionIds),
      slipsReplaced: (personIds, change) => live.renewSlipConnections(personIds, change),
    },
  })
  const places = new PlaceRegister({ store, bootCount, now, send: (place) => live.tellPlace(place), failed })
  const live = new LiveServer({ people, meetings, queue, places, log, now })

  /** Who attends has changed while the session runs: the log gets the new roster. */
  const followRoster = (meetingId: string): void => {
    const state = queue.peek(meetingId)?.head.state
    const roster = meetings.peek(meetingId)?.prepared.roster
    if (state?.phase !== 'live' || roster === undefined) return
    if (canonicalJson([...state.roster]) === canonicalJson([...roster])) return
    queue.submitOwn(meetingId, { type: 'roster:update' }).catch(failed)
  }

  const app = createApp({
    info: { hubId, name: options.name, protocolVersion, appVersion: packageJson.version, maxFileBytes },
    store,
    people,
    meetings,
    edits,
    uploads: new Uploads({ store, meetings, maxFileBytes, now }),
    downloads: new Downloads(store, meetings),
    log,
  })
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(
    {
      key: certificate.keyPem,
      cert: certificate.certificatePem,
      minVersion: 'TLSv1.3',
      handshakeTimeout: 15_000,
    },
    (request, response) => void serve(request, response).catch(failed),
  )
  // A line that says nothing is not waited for.
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  // Longer than a laptop waits between two requests, so that it need not shake hands again.
  server.keepAliveTimeout = 65_000
  live.attach(server)

  // What was left open when the hub last stopped: overdue votes, a roster changed in its last moment.
  for (const meetingId of await store.rows.liveMeetingIds()) {
    await queue.open(meetingId)
    await meetings.load(meetingId)
    followRoster(meetingId)
  }
  const deadlines = new Deadlines(queue, now, failed)
  const tidy = async (): Promise<void> => {
    await store.hub.forgetAnswers(now() - 90 * dayMs)
    await store.people.pruneSessions(now() - 30 * dayMs)
    await store.files.pruneUploads(now() - 7 * dayMs)
  }
  await tidy()
  const tidyTimer = setInterval(() => void tidy().catch(failed), tidyIntervalMs)
  const stopTimers = (): void => {
    clearInterval(tidyTimer)
    deadlines.stop()
    places.stop()
    live.stop()
  }

  let listening: Awaited<ReturnType<typeof listen>>
  try {
    listening = await listen(server, {
      port: options.port ?? defaultHubPort,
      isPortFlexible: options.isPortFlexible ?? false,
      host: options.host ?? null,
    })
  } catch (cause) {
    stopTimers()
    await queue.settled()
    throw cause
  }
  const { port, host } = listening
  const silence = options.isAnnounced === false ? null : announce({ name: options.name, hubId, port }, log)
  log.info('hub:started', { hubId, port, host, bootCount })

  // Once there is one there always is: the last one can't be removed.
  let hasAdministrator = await store.people.hasAdministrator()
  let ending: Promise<void> | null = null

  const close = async (): Promise<void> => {
    await silence?.()
    await queue.settled()
    await places.save()
    // Lines that nobody reads, and WebSockets, which the server itself no longer counts as its own.
    const impatience = setTimeout(() => listening.destroyConnections(), graceMs)
    stopTimers()
    await live.close()
    clearTimeout(impatience)
    await queue.settled()
    await store.close()
    release()
    log.info('hub:stopped', { hubId })
  }

  const kill = async (): Promise<void> => {
    stopTimers()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    listening.destroyConnections()
    const isClosed = store.close(true)
    release()
    await Promise.all([closed, isClosed, silence?.()])
  }

  return {
    hubId,
    name: options.name,
    port,
    get addresses() {
      return reachableAddresses(networkInterfaces(), port, {
        host,
        publicAddresses: options.publicAddresses ?? [],
      })
    },
    fingerprint: certificate.fingerprint,
    certificatePem: certificate.certificatePem,
    hasAdministrator: () => hasAdministrator,
    async createAdministrator(administrator) {
      await people.createAdministrator(administrator)
      hasAdministrator = true
    },
    async backup(path) {
      await store.backup(path, certificate)
      log.info('hub:backed-up')
    },
    close: () => (ending ??= close()),
    kill: () => (ending ??= kill()),
  }
}
