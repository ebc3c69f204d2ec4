/** What is prepared: pulling it, editing it, and how ready the laptops are. */
import { z } from 'zod'
import { reportReadiness, sentEdits } from '../../protocol/http/edit.ts'
import { pull } from '../rows/pull.ts'
import type { HttpDependencies, HubApp } from './app.ts'
import { addressOf, parse, parseBody } from './request.ts'

const sinceQuery = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

export function addRowRoutes(app: HubApp, { edits, meetings, store }: HttpDependencies): void {
  app.get('/api/sync', async (context) => {
    const since = parse(sinceQuery, context.req.query('since') ?? '0')
    return context.json(await pull(store, meetings, context.var.viewer, since))
  })
  app.post('/api/edits', async (context) => {
    const sent = await parseBody(context, sentEdits)
    return context.json(await edits.submit(context.var.viewer, sent, addressOf(context)))
  })
  app.post('/api/readiness', async (context) => {
    await edits.reportReadiness(context.var.viewer, await parseBody(context, reportReadiness))
    return context.json({})
  })
}
