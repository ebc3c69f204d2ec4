/**
 * Runs a program made for Electron's utility process (its path is the argument) in a forked Node: what the parent sends
 * arrives at `process.parentPort`, as Electron would have it. A message `{ port: n, data }` comes with a port of its
 * own; what the program then says there goes back as `{ port: n, data }`, and what it says to its parent as `{ data }`.
 */
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { z } from 'zod'

const envelope = z.object({ port: z.int().optional(), isForPort: z.boolean().optional(), data: z.unknown() })
const parent = new EventEmitter()
const ports = new Map<number, MessagePort>()
const tell = (message: unknown): void => void process.send?.(message)

/** Node's port with the events Electron's has. */
function electronPort(port: MessagePort) {
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    on: (event: string, listener: (event?: { data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data: unknown) => listener({ data }))
        : port.on('close', () => listener()),
    start: () => port.start(),
    close: () => port.close(),
  }
}

Object.defineProperty(process, 'parentPort', {
  value: {
    on: (event: string, listener: (...args: unknown[]) => void) => parent.on(event, listener),
    postMessage: (data: unknown) => tell({ data }),
  },
})

process.on('message', (message) => {
  const { port, isForPort, data } = envelope.parse(message)
  if (port !== undefined && isForPort === true) {
    ports.get(port)?.postMessage(data)
  } else if (port !== undefined) {
    const { port1, port2 } = new MessageChannel()
    ports.set(port, port1)
    port1.on('message', (answer: unknown) => tell({ port, data: answer }))
    parent.emit('message', { data, ports: [electronPort(port2)] })
  } else {
    parent.emit('message', { data, ports: [] })
  }
})
process.on('disconnect', () => process.exit())

await import(pathToFileURL(process.argv[2] ?? '').href)
