/**
 * Whether too much waits for one laptop. Socket.IO has no back-pressure: what a stalled laptop does not read piles up
 * in the hub. So it is dropped, comes back, and catches up from the log.
 */
import type { LiveSocket } from './connections.ts'

const maxPackets = 400
/** The longest answer there is (the state of a big meeting) fits several times. */
const maxBytes = 8 * 1024 * 1024

/** Looks at a field of engine.io that its types hide; no public one tells. */
export function isLagging(socket: LiveSocket): boolean {
  const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer')
  if (!Array.isArray(waiting)) throw new Error('engine.io keeps its waiting packets elsewhere now')
  if (waiting.length > maxPackets) return true
  let bytes = 0
  for (const packet of waiting) bytes += lengthOf(packet)
  return bytes > maxBytes
}

function lengthOf(packet: unknown): number {
  if (typeof packet !== 'object' || packet === null || !('data' in packet)) return 0
  const { data } = packet
  return typeof data === 'string' ? data.length : data instanceof Uint8Array ? data.length : 0
}
