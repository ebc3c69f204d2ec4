/**
 * The wire between a window and the core: a MessagePort in Electron (structured clone), a loopback WebSocket in the
 * browser shell (MessagePack). Both carry these messages and nothing else.
 */
import { z } from 'zod'
import { failure } from '../failures.ts'

/** window → core */
export const callMessage = z.strictObject({
  id: z.int().positive(),
  call: z.string().max(60),
  args: z.unknown(),
})
export type CallMessage = z.infer<typeof callMessage>

/** core → window */
export const coreMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: z.int().positive(), result: z.unknown() }),
  z.object({ kind: z.literal('failure'), id: z.int().positive(), failure }),
  /** One branch of the state, whole. All branches come once when a window connects. */
  z.object({ kind: z.literal('state'), key: z.string(), value: z.unknown() }),
])
export type CoreMessage = z.infer<typeof coreMessage>
