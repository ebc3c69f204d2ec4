/** Finds the line to the core: a port that the preload hands over (Electron), or a WebSocket to our own origin. */
import { pack, unpack } from 'msgpackr'
import type { Wire } from './wire.ts'

export function openWire(): Promise<Wire> {
  return location.protocol === 'app:' ? portFromPreload() : loopbackSocket()
}

function portFromPreload(): Promise<Wire> {
  return new Promise((resolve) => {
    const taken = new AbortController()
    window.addEventListener(
      'message',
      (event) => {
        const port = event.ports[0]
        const isOurs = event.source === window && isPortMessage(event.data)
        if (!isOurs || port === undefined) return
        taken.abort()
        resolve(wireOfPort(port))
      },
      { signal: taken.signal },
    )
    // The preload may have been ready before this listener was.
    window.postMessage({ type: 'dienhong:port-wanted' }, '*')
  })
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'dienhong:port'
}

function wireOfPort(port: MessagePort): Wire {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener(event.data))
      port.start()
    },
    onClose: (listener) => port.addEventListener('close', listener),
  }
}

function loopbackSocket(): Promise<Wire> {
  const socket = new WebSocket(new URL('/channel', location.href.replace(/^http/, 'ws')))
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () =>
      reject(new Error('The program behind this window does not answer')),
    )
    socket.addEventListener('open', () =>
      resolve({
        send: (message) => socket.send(new Uint8Array(pack(message))),
        onMessage: (listener) =>
          socket.addEventListener('message', (event) => {
            if (event.data instanceof ArrayBuffer) listener(unpack(new Uint8Array(event.data)))
          }),
        onClose: (listener) => socket.addEventListener('close', listener),
      }),
    )
  })
}
