/** A hub as a child process of this program: started, asked, stopped, and noticed when it dies. */
import type { HubProcess } from '../core.ts'
import { FailureError } from '../../../protocol/failures.ts'
import {
  fromHubProcess,
  type FromHubProcess,
  type HubProcessOptions,
  type ToHubProcess,
} from '../../../protocol/host/hub-process.ts'
import { pause } from '../pause.ts'

export type StartedHub = Extract<FromHubProcess, { type: 'started' }>

export interface HubRunner {
  readonly started: StartedHub
  /** Where this machine reaches it, whatever its network does. */
  readonly address: string
  backup(path: string): Promise<void>
  /** Resolves when everything is on disk and the process is gone. */
  stop(): Promise<void>
  kill(): void
}

const startMs = 60_000
const stopMs = 15_000

/** @throws {FailureError} what the hub says: `port-taken`, `cannot-host` … */
export async function runHub(
  spawnHub: () => HubProcess,
  options: HubProcessOptions,
  log: (line: string) => void,
  onDied: () => void,
): Promise<HubRunner> {
  const child = spawnHub()
  const post = (message: ToHubProcess) => child.send(message)
  const listeners = new Set<(message: FromHubProcess) => void>()
  const ended = new AbortController()
  let isStopping = false

  child.onMessage((message) => {
    const parsed = fromHubProcess.safeParse(message)
    if (!parsed.success) return log('hub: unreadable message from its process')
    if (parsed.data.type === 'log') {
      const { event, level, fields } = parsed.data.line
      return log(`hub: ${level} ${event} ${JSON.stringify(fields)}`)
    }
    for (const listener of listeners) listener(parsed.data)
  })
  child.onExit((code) => {
    ended.abort()
    log(`hub: process ended (${code ?? 'signal'})`)
    if (!isStopping) onDied()
  })

  /** The first message that answers; `failed` during the same is one. */
  function waitFor<T>(
    during: 'start' | 'backup',
    pick: (message: FromHubProcess) => T | null,
    limitMs: number,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const give = (done: () => void) => {
        clearTimeout(timer)
        listeners.delete(listen)
        ended.signal.removeEventListener('abort', onEnd)
        done()
      }
      const listen = (message: FromHubProcess) => {
        const picked = pick(message)
        if (picked !== null) give(() => resolve(picked))
        else if (message.type === 'failed' && message.during === during) {
          give(() => reject(new FailureError(message.failure.kind, message.failure.detail)))
        }
      }
      const onEnd = () => give(() => reject(new FailureError('cannot-host', 'the hub process ended')))
      const timer = setTimeout(
        () => give(() => reject(new FailureError('cannot-host', 'the hub does not answer'))),
        limitMs,
      )
      listeners.add(listen)
      if (ended.signal.aborted) onEnd()
      else ended.signal.addEventListener('abort', onEnd)
    })
  }

  isStopping = true // until it has started, its end is the answer to `start`
  post({ type: 'start', options })
  let started: StartedHub
  try {
    started = await waitFor('start', (message) => (message.type === 'started' ? message : null), startMs)
  } catch (cause) {
    child.kill()
    throw cause
  }
  isStopping = false

  return {
    started,
    address: `127.0.0.1:${started.port}`,
    async backup(path) {
      post({ type: 'backup', path })
      await waitFor(
        'backup',
        (message) => (message.type === 'backed-up' && message.path === path ? true : null),
        10 * 60_000,
      )
    },
    async stop() {
      if (ended.signal.aborted) return
      isStopping = true
      post({ type: 'stop' })
      await pause(stopMs, ended.signal)
      if (!ended.signal.aborted) {
        log('hub: did not stop by itself')
        child.kill()
      }
    },
    kill() {
      isStopping = true
      child.kill()
    },
  }
}
