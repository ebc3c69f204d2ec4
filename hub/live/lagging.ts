/**
 * Whether too much waits for one laptop. Socket.IO has no back-pressure: what a stalled laptop does not read piles up
 * in the hub. So it is dropped, comes back, and catches up from the log.
 */
import type { LiveSocket } from './connections.ts'

const maxPackets = 400
/** The longest answer there is (the state of a big meeting) fits several times. */
const maxBytes = 8 * 1024 * 1024

/** Looks at fields of engine.io that its types hide; no public ones tell. */
export function isLagging(socket: LiveSocket): boolean {
  const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer')
  if (!Array.isArray(waiting)) throw new Error('engine.io keeps its waiting packets elsewhere now')
  if (waiting.length > maxPackets) return true
  let bytes = handedOverBytes(socket)
  for (const packet of waiting) bytes += lengthOf(packet)
  return bytes > maxBytes
}

/** What has left engine.io's list and still waits in the WebSocket for the line to take it. */
function handedOverBytes(socket: LiveSocket): number {
  const line: unknown = Reflect.get(socket.conn.transport, 'socket')
  if (typeof line !== 'object' || line === null) return 0
  const bytes: unknown = Reflect.get(line, 'bufferedAmount')
  return typeof bytes === 'number' ? bytes : 0
}

function lengthOf(packet: unknown): number {
  if (typeof packet !== 'object' || packet === null || !('data' in packet)) return 0
  const { data } = packet
  return typeof data === 'string' ? data.length : data instanceof Uint8Array ? data.length : 0
}
