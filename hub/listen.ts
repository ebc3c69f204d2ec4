/** Takes the port, on all of this machine's addresses where none is named. */
import type { Server } from 'node:https'
import type { Duplex } from 'node:stream'
import { FailureError } from '../protocol/failures.ts'
import { codeOf } from './failure-of.ts'

/** A whole room that connects at once fits in; with Node's default, connections were dropped. */
const backlog = 4096

/** A machine without IPv6. */
const noIpv6 = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL'])

export interface Listening {
  readonly port: number
  readonly host: string
  /** Cuts every line, as a power cut would. */
  destroyConnections(): void
}

export async function listen(
  server: Server,
  wanted: { readonly port: number; readonly isPortFlexible: boolean; readonly host: string | null },
): Promise<Listening> {
  const sockets = new Set<Duplex>()
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const host = await take(server, wanted.port, wanted.host).catch((cause: unknown) => {
    if (codeOf(cause) !== 'EADDRINUSE') throw cause
    if (!wanted.isPortFlexible) throw new FailureError('port-taken', String(wanted.port), { cause })
    return take(server, 0, wanted.host)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the hub listens on no port')
  return {
    port: address.port,
    host,
    destroyConnections: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function take(server: Server, port: number, host: string | null): Promise<string> {
  if (host !== null) return bind(server, port, host)
  return bind(server, port, '::').catch((cause: unknown) => {
    const code = codeOf(cause)
    if (code === null || !noIpv6.has(code)) throw cause
    return bind(server, port, '0.0.0.0')
  })
}

function bind(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => reject(cause)
    server.once('error', fail)
    server.listen({ port, host, backlog }, () => {
      server.off('error', fail)
      resolve(host)
    })
  })
}
