/**
 * The live channel to one hub: connects under the pinned certificate, comes back by itself after a loss, and says at
 * every moment how things stand and why. It looks for the hub under its other addresses when the last one is silent.
 */
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import type { Connection } from '../../../protocol/app/state.ts'
import { failure, FailureError, failureTraits, type Failure } from '../../../protocol/failures.ts'
import {
  answerOf,
  changedMessage,
  connectedMessage,
  eventsMessage,
  headMessage,
  signedOutMessage,
  type ChangedMessage,
  type ClientToHub,
  type ConnectedMessage,
  type EventsMessage,
  type HeadMessage,
} from '../../../protocol/live/channel.ts'
import { place, type Place } from '../../../protocol/live/place.ts'
import { protocolVersion } from '../../../protocol/version.ts'
import type { Endpoint } from './hub-client.ts'
import { pinnedTls, probeCertificate, toNetworkFailure } from './pinning.ts'

export interface LinkEvents {
  onConnection(connection: Connection): void
  /** Connected anew: everything that was missed is to be asked for now. */
  onConnected(): void
  onEvents(message: EventsMessage): void
  onPlace(message: Place): void
  onHead(message: HeadMessage): void
  onChanged(message: ChangedMessage): void
  onConnectedPeople(message: ConnectedMessage): void
  /** The hub has ended the session. */
  onSignedOut(failure: Failure): void
}

export interface LinkOptions {
  readonly endpoint: Endpoint
  readonly token: string
  /** Every address the hub may be at, likeliest first; asked for before each search. */
  readonly addresses: () => readonly string[]
  readonly now: () => number
  readonly log: (line: string) => void
  readonly events: LinkEvents
}

export interface Link {
  start(): void
  isConnected(): boolean
  connection(): Connection
  /** Sends and waits for the hub's answer. Throws what the hub refused, or `hub-unreachable`, `hub-timeout`. */
  request<T extends z.ZodType>(
    name: Exclude<keyof ClientToHub, 'meeting:leave'>,
    payload: unknown,
    result: T,
    timeoutMs: number,
  ): Promise<z.output<T>>
  leave(meetingId: string): void
  /** Tries again now instead of later. */
  retry(): void
  /** Gives up until `retry`. */
  stop(failure: Failure): void
  close(): void
}

const firstDelayMs = 400
const longestDelayMs = 10_000
const connectTimeoutMs = 8000

export function createLink(options: LinkOptions): Link {
  const { endpoint, events, now, log } = options
  let socket: Socket | null = null
  let connection: Connection = { state: 'connecting', sinceMs: now() }
  let attempts = 0
  let timer: NodeJS.Timeout | null = null
  /** Cancels what belongs to the present attempt or connection. */
  let current = new AbortController()

  function show(next: Connection): void {
    connection = next
    events.onConnection(next)
  }

  function drop(): void {
    current.abort()
    current = new AbortController()
    if (timer !== null) clearTimeout(timer)
    timer = null
    socket?.removeAllListeners()
    socket?.disconnect()
    socket = null
  }

  function stop(reason: Failure): void {
    drop()
    log(`live: stopped, ${reason.kind}`)
    show({ state: 'stopped', failure: reason })
  }

  function away(reason: Failure): void {
    drop()
    const sinceMs =
      connection.state === 'away' || connection.state === 'connecting' ? connection.sinceMs : now()
    log(`live: away, ${reason.kind} ${reason.detail ?? ''}`)
    show({ state: 'away', sinceMs, failure: reason })
    // Jitter: a room full of laptops must not come back in the same instant.
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts)
    attempts += 1
    timer = setTimeout(attempt, longest * (0.5 + Math.random()))
  }

  function attempt(): void {
    drop()
    const { signal } = current
    connect(signal).catch((cause: unknown) => {
      if (signal.aborted) return
      const reason = toNetworkFailure(cause).toFailure()
      if (failureTraits[reason.kind].canRetry) away(reason)
      else stop(reason)
    })
  }

  async function connect(signal: AbortSignal): Promise<void> {
    let opened: Socket
    try {
      opened = await open(endpoint.address, signal)
    } catch (cause) {
      const reason = toNetworkFailure(cause)
      if (!isAboutThePath(reason)) throw reason
      const address = await findElsewhere(signal)
      if (address === null) throw reason
      endpoint.address = address
      opened = await open(address, signal)
    }
    if (signal.aborted) {
      opened.disconnect()
      return
    }
    attempts = 0
    socket = opened
    listen(opened)
    log('live: connected')
    show({ state: 'connected', sinceMs: now() })
    events.onConnected()
  }

  /** The hub under another address: whoever holds the pinned certificate is the hub. */
  async function findElsewhere(signal: AbortSignal): Promise<string | null> {
    const others = [...new Set(options.addresses())].filter((address) => address !== endpoint.address)
    const probes = others.map(async (address) => {
      const found = await probeCertificate(address, signal, 4000)
      if (found.fingerprint !== endpoint.pin.fingerprint) throw new FailureError('hub-certificate-changed')
      return address
    })
    return Promise.any(probes).catch(() => null)
  }

  function open(address: string, signal: AbortSignal): Promise<Socket> {
    const tls = pinnedTls(endpoint.pin)
    const candidate = io(`https://${address}`, {
      path: '/live',
      transports: ['websocket'],
      auth: { token: options.token, protocolVersion },
      reconnection: false,
      forceNew: true,
      timeout: connectTimeoutMs,
      ...tls,
    })
    return new Promise<Socket>((resolve, reject) => {
      const { engine } = candidate.io
      const abort = () => fail(new FailureError('hub-unreachable', 'stopped'))
      const cut = (reason: string) => fail(new FailureError('hub-unreachable', reason))
      function listenNoMore(): void {
        engine.off('close', cut)
        candidate.removeAllListeners()
        signal.removeEventListener('abort', abort)
      }
      function fail(cause: unknown): void {
        listenNoMore()
        candidate.disconnect()
        reject(handshakeFailure(cause))
      }
      signal.addEventListener('abort', abort)
      candidate.on('connect_error', fail)
      // A line that breaks after the upgrade to WebSocket and before the hub's welcome gives no `connect_error`.
      engine.on('close', cut)
      candidate.on('connect', () => {
        listenNoMore()
        resolve(candidate)
      })
    })
  }

  function listen(live: Socket): void {
    const on = <T extends z.ZodType>(name: string, schema: T, handle: (message: z.output<T>) => void) =>
      live.on(name, (message: unknown) => {
        const parsed = schema.safeParse(message)
        if (parsed.success) handle(parsed.data)
        else log(`live: unreadable "${name}" from the hub`)
      })
    on('events', eventsMessage, (message) => events.onEvents(message))
    on('place', place, (message) => events.onPlace(message))
    on('head', headMessage, (message) => events.onHead(message))
    on('changed', changedMessage, (message) => events.onChanged(message))
    on('connected', connectedMessage, (message) => events.onConnectedPeople(message))
    on('signed-out', signedOutMessage, (message) => events.onSignedOut(message.failure))
    live.on('disconnect', (reason) => {
      // The hub's own "you are signed out" comes before this, and has stopped us already.
      away({ kind: 'hub-unreachable', detail: reason })
    })
  }

  return {
    start: attempt,
    isConnected: () => connection.state === 'connected',
    connection: () => connection,
    async request(name, payload, result, timeoutMs) {
      if (socket === null) throw new FailureError('hub-unreachable', 'not connected')
      const asked = socket
      const reply: unknown = await asked
        .timeout(timeoutMs)
        .emitWithAck(name, payload)
        .catch((cause: unknown) => {
          const kind = asked.connected ? 'hub-timeout' : 'hub-unreachable'
          throw new FailureError(kind, name, { cause })
        })
      const answer = answerOf(z.unknown()).safeParse(reply)
      if (!answer.success) throw new FailureError('internal', `unreadable answer to ${name}`)
      if (!answer.data.ok) throw new FailureError(answer.data.failure.kind, answer.data.failure.detail)
      const value = z.safeParse(result, answer.data.value)
      if (!value.success) throw new FailureError('internal', `unreadable answer to ${name}`)
      return value.data
    },
    leave: (meetingId) => void socket?.emit('meeting:leave', { meetingId }),
    retry() {
      if (connection.state === 'connected') return
      attempts = 0
      show({ state: 'connecting', sinceMs: now() })
      attempt()
    },
    stop,
    close: drop,
  }
}

const refusedHandshake = z.object({ data: z.object({ failure }) })
const brokenHandshake = z.object({ description: z.object({ error: z.instanceof(Error) }) })

/** A hub's refusal is in `data.failure`; the socket's own error hides in `description.error`. */
function handshakeFailure(cause: unknown): FailureError {
  const refused = refusedHandshake.safeParse(cause)
  if (refused.success) {
    const { kind, detail } = refused.data.data.failure
    return new FailureError(kind, detail)
  }
  const broken = brokenHandshake.safeParse(cause)
  if (broken.success) return toNetworkFailure(broken.data.description.error)
  if (cause instanceof Error && cause.message === 'timeout')
    return new FailureError('hub-timeout', 'handshake')
  return toNetworkFailure(cause)
}

/** Whether another address may help. */
function isAboutThePath(reason: FailureError): boolean {
  return ['hub-unreachable', 'hub-timeout', 'hub-certificate-changed'].includes(reason.kind)
}
