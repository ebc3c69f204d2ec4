/**
 * HTTP requests to one hub under its pinned certificate. Answers are parsed before use; a refusal becomes a
 * `FailureError` of the hub's own kind. Small requests and file transfers have separate connections, so that nobody
 * waits behind a paper.
 */
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { failure, FailureError } from '../../../protocol/failures.ts'
import { protocolVersion } from '../../../protocol/version.ts'
import { errorCode, pinnedTls, splitAddress, toNetworkFailure, type Pin } from './pinning.ts'

/** Where a hub is and how it is known. The address may change while connected; the certificate may not. */
export interface Endpoint {
  address: string
  readonly pin: Pin
}

export interface RequestParts {
  readonly json?: unknown
  readonly bytes?: Uint8Array
  readonly token?: string
  readonly signal?: AbortSignal
  /** Without any byte moving. */
  readonly idleTimeoutMs?: number
}

export interface HubClient {
  readonly endpoint: Endpoint
  getJson<T extends z.ZodType>(path: string, schema: T, parts?: RequestParts): Promise<z.output<T>>
  postJson<T extends z.ZodType>(path: string, schema: T, parts?: RequestParts): Promise<z.output<T>>
  getBytes(path: string, maxBytes: number, parts?: RequestParts): Promise<Buffer>
  putBytes(path: string, parts: RequestParts): Promise<void>
  /** Cuts everything that is under way. */
  close(): void
}

/** Also what the fetcher keeps to; more than this gains nothing on one access point. */
export const transfersAtOnce = 8
const maxJsonBytes = 64 * 1024 * 1024

/** `onSignedOut` is told when the hub does not know the session any more. */
export function createHubClient(
  endpoint: Endpoint,
  onSignedOut: (failure: FailureError) => void = () => undefined,
): HubClient {
  const tls = pinnedTls(endpoint.pin)
  const talk = new Agent({ keepAlive: true, maxSockets: 4, ...tls })
  const transfers = new Agent({ keepAlive: true, maxSockets: transfersAtOnce, ...tls })
  const closed = new AbortController()

  function send(
    agent: Agent,
    method: string,
    path: string,
    maxBytes: number,
    parts: RequestParts,
  ): Promise<Buffer> {
    const body = parts.json === undefined ? parts.bytes : Buffer.from(JSON.stringify(parts.json))
    const { host, port } = splitAddress(endpoint.address)
    const signals = parts.signal === undefined ? [closed.signal] : [closed.signal, parts.signal]
    const options: RequestOptions = {
      agent,
      host,
      port,
      path,
      method,
      signal: AbortSignal.any(signals),
      timeout: parts.idleTimeoutMs ?? 20_000,
      headers: {
        'x-protocol-version': protocolVersion,
        ...(body !== undefined && {
          'content-type': parts.json === undefined ? 'application/octet-stream' : 'application/json',
          'content-length': body.length,
        }),
        ...(parts.token !== undefined && { authorization: `Bearer ${parts.token}` }),
      },
    }
    return new Promise<Buffer>((resolve, reject) => {
      // An idle connection may be closed by the hub in the very moment it is used again; asking twice does no harm.
      const orAgain = (cause: unknown) => {
        const isStale = outgoing.reusedSocket && errorCode(cause) === 'ECONNRESET' && method !== 'POST'
        if (isStale && !closed.signal.aborted)
          send(agent, method, path, maxBytes, parts).then(resolve, reject)
        else reject(cause)
      }
      const outgoing = httpsRequest(options, (response) => {
        readBody(response, maxBytes).then((bytes) => {
          const status = response.statusCode ?? 0
          if (status >= 200 && status < 300) resolve(bytes)
          else reject(refusalOf(status, bytes))
        }, reject)
      })
      outgoing.on('error', orAgain)
      outgoing.on('timeout', () => outgoing.destroy(new FailureError('hub-timeout', `${method} ${path}`)))
      outgoing.end(body)
    }).catch((cause: unknown) => {
      const failure = toNetworkFailure(cause)
      if (failure.kind === 'signed-out' && parts.token !== undefined) onSignedOut(failure)
      throw failure
    })
  }

  async function json<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    parts: RequestParts,
  ): Promise<z.output<T>> {
    const bytes = await send(talk, method, path, maxJsonBytes, parts)
    try {
      return z.parse(schema, bytes.length === 0 ? null : JSON.parse(bytes.toString('utf8')))
    } catch (cause) {
      throw new FailureError('internal', `unreadable answer to ${method} ${withoutQuery(path)}`, { cause })
    }
  }

  return {
    endpoint,
    getJson: (path, schema, parts = {}) => json('GET', path, schema, parts),
    postJson: (path, schema, parts = {}) => json('POST', path, schema, parts),
    getBytes: (path, maxBytes, parts = {}) => send(transfers, 'GET', path, maxBytes, parts),
    async putBytes(path, parts) {
      await send(transfers, 'PUT', path, maxJsonBytes, parts)
    },
    close() {
      closed.abort()
      talk.destroy()
      transfers.destroy()
    },
  }
}

function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let length = 0
    response.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > maxBytes) response.destroy(new FailureError('internal', 'the answer is too long'))
      else pieces.push(piece)
    })
    response.on('end', () => resolve(Buffer.concat(pieces)))
    response.on('error', reject)
    response.on('close', () => {
      if (!response.complete) reject(new FailureError('hub-unreachable', 'cut off'))
    })
  })
}

const refusal = z.object({ failure })

function refusalOf(status: number, bytes: Buffer): FailureError {
  let body: unknown = null
  try {
    body = JSON.parse(bytes.toString('utf8'))
  } catch {
    // Not from our hub's handlers (a proxy's page, say): the status alone must do.
  }
  const said = refusal.safeParse(body)
  if (said.success) return new FailureError(said.data.failure.kind, said.data.failure.detail)
  if (status === 401) return new FailureError('signed-out', 'status 401')
  return new FailureError(status === 503 || status === 429 ? 'hub-busy' : 'internal', `status ${status}`)
}

function withoutQuery(path: string): string {
  return path.replace(/\?.*$/, '')
}
