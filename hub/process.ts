/**
 * The hub as a child process of the desktop program: under Electron's utility process, or a forked Node. Speaks
 * `protocol/host/hub-process.ts` and nothing else; when the program that started it is gone, it stops by itself.
 */
import { FailureError, type Failure } from '../protocol/failures.ts'
import { toHubProcess, type FromHubProcess, type HubProcessOptions } from '../protocol/host/hub-process.ts'
import { failureOf } from './failure-of.ts'
import { openLog } from './hub-log.ts'
import { parentChannel } from './parent-channel.ts'
import { startHub, type Hub } from './start-hub.ts'

const parent = parentChannel()
const say = (message: FromHubProcess): void => parent.send(message)
const log = openLog((line) => say({ type: 'log', line }), Date.now)

let starting: Promise<Hub> | null = null
let isEnding = false

parent.onMessage((given) => {
  const message = toHubProcess.safeParse(given)
  if (!message.success) {
    say({
      type: 'failed',
      during: 'running',
      failure: { kind: 'bad-request', detail: message.error.message },
    })
    return
  }
  switch (message.data.type) {
    case 'start':
      start(message.data.options)
      return
    case 'backup':
      backup(message.data.path)
      return
    case 'stop':
      stop()
  }
})
// Nobody is left to serve, and nobody to say stop.
parent.onClosed(stop)
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('uncaughtException', die)
process.on('unhandledRejection', die)

function start(options: HubProcessOptions): void {
  if (starting !== null) {
    say({ type: 'failed', during: 'running', failure: { kind: 'already-running' } })
    return
  }
  starting = open(options)
  starting.then(
    (hub) => {
      const { hubId, name, port, fingerprint, certificatePem } = hub
      const addresses = [...hub.addresses]
      const hasAdministrator = hub.hasAdministrator()
      say({ type: 'started', hubId, name, port, addresses, fingerprint, certificatePem, hasAdministrator })
    },
    (error: unknown) => {
      say({ type: 'failed', during: 'start', failure: failure(error) })
      leave(1)
    },
  )
}

async function open(options: HubProcessOptions): Promise<Hub> {
  const { dataFolder, name, port, isPortFlexible, host, isAnnounced, administrator, maxFileBytes } = options
  const hub = await startHub({
    dataFolder,
    name,
    isPortFlexible,
    isAnnounced,
    ...(port !== null && { port }),
    ...(host !== null && { host }),
    ...(maxFileBytes !== null && { maxFileBytes }),
    log: (line) => say({ type: 'log', line }),
  })
  try {
    if (administrator !== null && !hub.hasAdministrator()) await hub.createAdministrator(administrator)
    return hub
  } catch (cause) {
    await hub.close()
    throw cause
  }
}

function backup(path: string): void {
  running()
    .then((hub) => hub.backup(path))
    .then(
      () => say({ type: 'backed-up', path }),
      (error: unknown) => say({ type: 'failed', during: 'backup', failure: failure(error) }),
    )
}

async function running(): Promise<Hub> {
  if (starting === null) throw new FailureError('bad-request', 'not started')
  return starting
}

function stop(): void {
  if (isEnding) return
  isEnding = true
  const closing = starting === null ? Promise.resolve() : starting.then((hub) => hub.close())
  closing.then(
    () => {
      say({ type: 'stopped' })
      leave(0)
    },
    (error: unknown) => {
      say({ type: 'failed', during: 'stop', failure: failure(error) })
      leave(1)
    },
  )
}

function failure(error: unknown): Failure {
  const found = failureOf(error, log, 'process')
  // A folder that can't be written, a damaged file: this machine can't be the hub, and the log says why.
  return found.kind === 'internal' ? { kind: 'cannot-host' } : found
}

/** A defect: what is committed is safe; the rest is for the program that started us to decide. */
function die(cause: unknown): void {
  say({ type: 'failed', during: 'running', failure: failureOf(cause, log, 'process') })
  leave(1)
}

/** After the last message has gone out. */
function leave(code: number): void {
  isEnding = true
  parent.flushed(() => process.exit(code))
}
