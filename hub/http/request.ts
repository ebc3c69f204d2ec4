/** What every route needs: the parsed body, the signed-in person, the address. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { z } from 'zod'
import { FailureError } from '../../protocol/failures.ts'
import type { Viewer } from '../people/viewer.ts'

export interface HubEnv {
  Bindings: HttpBindings
  Variables: { viewer: Viewer }
}
export type HubContext = Context<HubEnv>

/** The body as this schema has it, or `bad-request`. Its size was limited before. */
export async function parseBody<T extends z.ZodType>(context: HubContext, schema: T): Promise<z.output<T>> {
  const text = await context.req.text()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new FailureError('bad-request', 'not JSON', { cause })
  }
  return parse(schema, json)
}

export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new FailureError('bad-request', z.prettifyError(parsed.error).slice(0, 500))
  return parsed.data
}

/** The sender's address, for limits and the audit log: an IPv6 sender by its network, as it may change the rest. */
export function addressOf(context: HubContext): string {
  const address = context.env.incoming.socket.remoteAddress ?? 'unknown'
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length)
  return address.includes(':') ? `${address.split(':').slice(0, 4).join(':')}::/64` : address
}
