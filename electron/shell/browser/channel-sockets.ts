/** The windows' channel in the browser shell: `protocol/app/channel.ts` as MessagePack over a loopback WebSocket. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Packr } from 'msgpackr'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { CoreMessage } from '../../../protocol/app/channel.ts'
import type { WindowChannel } from '../../core/core.ts'
import type { WindowId } from '../shell.ts'
import { refuseSocket } from './request-guard.ts'
import type { Sessions } from './sessions.ts'

/** A call carries at most 1 MiB of a file, or 5,000 edits. */
const maxMessageBytes = 16 * 1024 * 1024

/** Plain MessagePack, as any reader understands it. */
export const channelPackr = new Packr({ useRecords: false })

export interface ChannelSockets {
  /** Tells the windows, and does not wait long for those that don't answer. */
  close(): Promise<void>
}

export function serveChannelSockets(
  server: Server,
  authority: string,
  sessions: Sessions,
  connect: (window: WindowId, channel: WindowChannel) => () => void,
  log: (line: string) => void,
): ChannelSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  })

  server.on('upgrade', (request, stream, head) => {
    const { host, origin } = request.headers
    const refusal = refuseSocket({ method: request.method, host, origin }, authority)
    if (refusal !== null) refuse(stream, 403, refusal)
    else if (!sessions.has(request.headers.cookie)) refuse(stream, 401, 'no-session')
    else if (request.url !== '/channel') refuse(stream, 404, 'no-such-channel')
    else sockets.handleUpgrade(request, stream, head, (socket) => serve(socket))
  })

  function serve(socket: WebSocket): void {
    const window = randomUUID()
    const disconnect = connect(window, channelOf(socket, log))
    socket.on('close', disconnect)
    // Follows a broken frame or one too large; `close` comes right after.
    socket.on('error', (error) => log(`browser shell: channel: ${error.message}`))
  }

  function refuse(stream: Duplex, status: number, reason: string): void {
    log(`browser shell: channel refused, ${reason}`)
    stream.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  return {
    async close() {
      sockets.close()
      await Promise.all([...sockets.clients].map(closeSoon))
    },
  }
}

async function closeSoon(socket: WebSocket): Promise<void> {
  const isClosed = once(socket, 'close')
  const deadline = setTimeout(() => socket.terminate(), 500)
  socket.close(1001)
  await isClosed
  clearTimeout(deadline)
}

function channelOf(socket: WebSocket, log: (line: string) => void): WindowChannel {
  return {
    send(message: CoreMessage) {
      if (socket.readyState === socket.OPEN) socket.send(channelPackr.pack(message))
    },
    onMessage(callback) {
      socket.on('message', (data, isBinary) => {
        const message = isBinary ? unpack(data) : undefined
        if (message === undefined) {
          log('browser shell: channel: a message that is no MessagePack')
          socket.close(1003)
        } else callback(message)
      })
    },
    onClose: (callback) => void socket.once('close', callback),
  }
}

function unpack(data: RawData): unknown {
  const bytes = Array.isArray(data)
    ? Buffer.concat(data)
    : data instanceof ArrayBuffer
      ? Buffer.from(data)
      : data
  try {
    return channelPackr.unpack(bytes)
  } catch {
    return undefined // told apart by the caller, which closes the channel
  }
}
