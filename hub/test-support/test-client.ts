/** A laptop as a test needs it: pinned HTTPS and the live channel, with every answer as it came. */
import { createHash } from 'node:crypto'
import { Agent, request } from 'node:https'
import { io, type Socket } from 'socket.io-client'
import { v7 as newId } from 'uuid'
import { failure, type Failure } from '../../protocol/failures.ts'
import { editsDone } from '../../protocol/http/edit.ts'
import { chunkSizeBytes, uploadBegun, uploadFinished } from '../../protocol/http/files.ts'
import { issuedSlips } from '../../protocol/http/people.ts'
import { signedIn } from '../../protocol/http/sign-in.ts'
import { syncPage, type SyncPage } from '../../protocol/http/sync.ts'
import {
  answerOf,
  commandAnswer,
  joined,
  type Answer,
  type ClientToHub,
  type CommandAnswer,
  type HubToClient,
  type Joined,
} from '../../protocol/live/channel.ts'
import type { Command } from '../../protocol/live/command.ts'
import type { Edit } from '../../protocol/rows/row.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { ShownPage } from '../../protocol/live/place.ts'
import { z } from 'zod'

export interface TestHubAddress {
  readonly port: number
  readonly certificatePem: string
}

export type LiveClient = Socket<HubToClient, ClientToHub>

export interface HttpAnswer {
  readonly status: number
  readonly bytes: Buffer
  /** The JSON in the body; null when it is none. */
  readonly json: unknown
  readonly failure: Failure | null
}

export class TestClient {
  readonly #hub: TestHubAddress
  readonly #agent: Agent
  readonly #sockets: LiveClient[] = []
  readonly deviceId = newId()
  token: string | null = null
  personId = ''

  constructor(hub: TestHubAddress) {
    this.#hub = hub
    this.#agent = new Agent({
      ca: hub.certificatePem,
      checkServerIdentity: () => undefined,
      keepAlive: true,
      maxSockets: 8,
    })
  }

  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> {
    const isBytes = body instanceof Uint8Array
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#hub.port,
          method,
          path,
          agent: this.#agent,
          headers: {
            'x-protocol-version': String(protocolVersion),
            'content-type': isBytes ? 'application/octet-stream' : 'application/json',
            ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
            ...headers,
          },
        },
        (response) => {
          const pieces: Buffer[] = []
          response.on('data', (piece: Buffer) => pieces.push(piece))
          response.on('error', reject)
          response.on('end', () => {
            const bytes = Buffer.concat(pieces)
            const json = jsonOf(bytes)
            const refused = z.object({ failure }).safeParse(json)
            const status = response.statusCode ?? 0
            resolve({ status, bytes, json, failure: refused.success ? refused.data.failure : null })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body === undefined ? undefined : isBytes ? body : JSON.stringify(body))
    })
  }

  /** The parsed body, or an error that names the failure. */
  async ask<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    body?: unknown,
  ): Promise<z.output<T>> {
    const answer = await this.send(method, path, body)
    if (answer.status !== 200) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.failure)}`)
    }
    return schema.parse(answer.json)
  }

  async signInByPassword(username: string, password: string): Promise<void> {
    const body = { by: 'password', username, password, deviceId: this.deviceId }
    const answer = await this.ask('POST', '/api/sign-in', signedIn, body)
    this.token = answer.token
    this.personId = answer.person.id
  }

  async signInBySlip(code: string): Promise<void> {
    const answer = await this.ask('POST', '/api/sign-in', signedIn, {
      by: 'slip',
      code,
      deviceId: this.deviceId,
    })
    this.token = answer.token
    this.personId = answer.person.id
  }

  async edit(...edits: Edit[]): Promise<number> {
    const answer = await this.ask('POST', '/api/edits', editsDone, { commandId: newId(), edits })
    return answer.change
  }

  async refusedEdit(...edits: readonly unknown[]): Promise<Failure | null> {
    return (await this.send('POST', '/api/edits', { commandId: newId(), edits })).failure
  }

  async issueSlips(meetingId: string, participantIds: readonly string[]): Promise<Map<string, string>> {
    const answer = await this.ask('POST', '/api/slips', issuedSlips, { meetingId, participantIds })
    return new Map(answer.slips.map((slip) => [slip.participantId, slip.code]))
  }

  pull(since: number): Promise<SyncPage> {
    return this.ask('GET', `/api/sync?since=${since}`, syncPage)
  }

  /** Sends a whole file; gives its facts as the hub found them. */
  async upload(
    meetingId: string,
    fileName: string,
    bytes: Uint8Array,
  ): Promise<{ sha256: string; sizeBytes: number; pageCount: number }> {
    const file = describeFile(bytes)
    const begun = await this.ask('POST', '/api/files', uploadBegun, { meetingId, fileName, ...file })
    for (const index of begun.missing) {
      const chunk = bytes.subarray(index * chunkSizeBytes, (index + 1) * chunkSizeBytes)
      await this.ask('PUT', `/api/files/${file.sha256}/chunks/${index}`, z.unknown(), chunk)
    }
    const done = await this.ask('POST', `/api/files/${file.sha256}/finish`, uploadFinished)
    return { sha256: done.sha256, sizeBytes: bytes.length, pageCount: done.pageCount }
  }

  /** Opens a live connection; `isWaiting: false` gives it before it is connected. */
  live(auth: object = { token: this.token ?? '', protocolVersion }): LiveClient {
    const options = {
      path: '/live',
      transports: ['websocket'],
      ca: this.#hub.certificatePem,
      // A test says itself when to come back.
      reconnection: false,
      forceNew: true,
      auth,
      // For the TLS line below it: the types of socket.io-client do not know it.
      checkServerIdentity: () => undefined,
    }
    const socket: LiveClient = io(`https://127.0.0.1:${this.#hub.port}`, options)
    this.#sockets.push(socket)
    return socket
  }

  async connected(): Promise<LiveClient> {
    const socket = this.live()
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    return socket
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect()
    this.#agent.destroy()
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'))
    return json
  } catch {
    return null // a chunk's bytes
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function describeFile(bytes: Uint8Array): { sha256: string; sizeBytes: number; chunks: string[] } {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += chunkSizeBytes) {
    chunks.push(sha256Of(bytes.subarray(at, at + chunkSizeBytes)))
  }
  return { sha256: sha256Of(bytes), sizeBytes: bytes.length, chunks }
}

/** Any request of the live channel, also one that the types forbid. */
export async function askLive(socket: LiveClient, event: string, request: unknown): Promise<Answer<unknown>> {
  const answer: unknown = await new Promise((resolve, reject) => {
    socket.once('disconnect', () => reject(new Error('disconnected before the answer')))
    Reflect.apply(socket.emit, socket, [event, request, resolve])
  })
  return answerOf(z.unknown()).parse(answer)
}

export async function join(socket: LiveClient, meetingId: string, since = 0): Promise<Joined> {
  return joined.parse(valueOf(await askLive(socket, 'meeting:join', { meetingId, since })))
}

export async function command(
  socket: LiveClient,
  meetingId: string,
  body: Command,
  commandId = newId(),
): Promise<CommandAnswer> {
  const answer = await askLive(socket, 'command', { commandId, meetingId, command: body })
  return commandAnswer.parse(valueOf(answer))
}

export function show(
  socket: LiveClient,
  meetingId: string,
  shown: ShownPage | null,
): Promise<Answer<unknown>> {
  return askLive(socket, 'place', { meetingId, shown })
}

export function valueOf(answer: Answer<unknown>): unknown {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.failure)}`)
  return answer.value
}

/** Everything of one kind that comes in, and a way to wait until something holds of it. */
export class Inbox<T> {
  readonly received: T[] = []
  readonly #waiting = new Set<() => void>()

  put(message: T): void {
    this.received.push(message)
    for (const look of this.#waiting) look()
  }

  until(holds: (received: readonly T[]) => boolean): Promise<readonly T[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds(this.received)) return
        this.#waiting.delete(look)
        resolve(this.received)
      }
      this.#waiting.add(look)
      look()
    })
  }
}

export function inboxOf<E extends keyof HubToClient>(
  socket: LiveClient,
  event: E,
): Inbox<Parameters<HubToClient[E]>[0]> {
  const inbox = new Inbox<Parameters<HubToClient[E]>[0]>()
  const listener = (message: Parameters<HubToClient[E]>[0]): void => inbox.put(message)
  Reflect.apply(socket.on, socket, [event, listener])
  return inbox
}
