/**
 * The browser shell's server: pages and channels for one core. Listens on 127.0.0.1 alone and answers only whoever
 * opened an address with a one-time key.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Core } from '../../core/core.ts'
import { connectWindow, shellAnswerer } from '../dispatch.ts'
import { openRendererFiles } from '../renderer-files.ts'
import type { Shell } from '../shell.ts'
import { serveChannelSockets } from './channel-sockets.ts'
import type { HandOver } from './hand-over.ts'
import { httpPages } from './http-pages.ts'
import { listen } from './listen.ts'
import { openSessions } from './sessions.ts'

export interface LoopbackServerOptions {
  readonly port: number
  readonly rendererFolder: string
  readonly windowsOpenedBy: 'shell' | 'page'
  readonly log: (line: string) => void
  /** Told after a window came or went. */
  readonly onWindowCount?: (count: number) => void
}

/** What it serves; ready only once the server has its port, which is why it comes later. */
export interface Served {
  readonly core: Pick<Core, 'connectWindow'>
  readonly shell: Shell
  readonly handOver: HandOver
  readonly onHandOver: (joinLink: string | null) => Promise<string | null>
  readonly samplePersonUrl: (personId: string) => Promise<string>
}

export interface LoopbackServer {
  readonly port: number
  /** An address good for one opening; with a meeting's id, the one of the room's window. */
  mintUrl(roomMeetingId?: string): string
  serve(served: Served): void
  windowCount(): number
  close(): Promise<void>
}

/** Holds the port, and answers from `serve` on. Throws `port-taken`. */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const { log } = options
  const server = createServer()
  const port = await listen(server, options.port)
  const authority = `127.0.0.1:${port}`
  const sessions = openSessions(port)
  let windowCount = 0
  let closeSockets = (): Promise<void> => Promise.resolve()

  const close = async (): Promise<void> => {
    await closeSockets()
    const isClosed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await isClosed
  }
  const files = await openRendererFiles(
    options.rendererFolder,
    options.windowsOpenedBy,
    `ws://${authority}`,
  ).catch(async (error: unknown) => {
    await close()
    throw error
  })

  return {
    port,
    mintUrl(roomMeetingId) {
      const url = new URL(`http://${authority}/open`)
      url.searchParams.set('key', sessions.mintKey())
      if (roomMeetingId !== undefined) url.searchParams.set('room', roomMeetingId)
      return url.href
    },
    serve({ core, shell, ...rest }) {
      const pages = httpPages({ authority, sessions, files, log, ...rest })
      const respond = getRequestListener((request) => pages.fetch(request), { overrideGlobalObjects: false })
      server.on('request', (incoming, outgoing) => void respond(incoming, outgoing))
      const count = (change: number): void => {
        windowCount += change
        options.onWindowCount?.(windowCount)
      }
      const sockets = serveChannelSockets(
        server,
        authority,
        sessions,
        (window, channel) => {
          count(1)
          channel.onClose(() => count(-1))
          return connectWindow(core, channel, shellAnswerer(shell, window), log)
        },
        log,
      )
      closeSockets = () => sockets.close()
    },
    windowCount: () => windowCount,
    close,
  }
}
