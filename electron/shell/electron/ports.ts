/** What of Electron's message ports the core's process uses: enough for a test to stand in for them. */
import type { CoreMessage } from '../../../protocol/app/channel.ts'
import type { WindowChannel } from '../../core/core.ts'

/** `MessagePortMain`, as a utility process gets it. */
export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A window's end of the core, over its port. */
export function portChannel(port: Port): WindowChannel {
  return {
    send: (message) => port.postMessage(withOwnBytes(message)),
    onMessage(callback) {
      port.on('message', (event) => callback(event.data))
      port.start() // only now: what came before waits for its listener
    },
    onClose: (callback) => void port.on('close', callback),
  }
}

/**
 * Cloning a view of bytes clones all of the memory behind it: for one of Node's pooled buffers that is other people's
 * bytes as well. So bytes go out in memory of exactly their size.
 */
export function withOwnBytes(message: CoreMessage): CoreMessage {
  if (message.kind !== 'result' || typeof message.result !== 'object' || message.result === null)
    return message
  const result: Record<string, unknown> = { ...message.result }
  for (const [name, value] of Object.entries(result)) {
    if (value instanceof Uint8Array) result[name] = Uint8Array.from(value)
  }
  return { ...message, result }
}
