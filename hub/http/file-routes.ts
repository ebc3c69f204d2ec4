/** Papers, up and down, a chunk at a time. */
import { z } from 'zod'
import { beginUpload, chunkSizeBytes } from '../../protocol/http/files.ts'
import { FailureError } from '../../protocol/failures.ts'
import { sha256Hex } from '../../protocol/ids.ts'
import type { HttpDependencies, HubApp } from './app.ts'
import { addressOf, parse, parseBody } from './request.ts'

const chunkIndex = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)

export function addFileRoutes(app: HubApp, { uploads, downloads }: HttpDependencies): void {
  app.post('/api/files', async (context) =>
    context.json(await uploads.begin(context.var.viewer, await parseBody(context, beginUpload))),
  )
  app.put('/api/files/:sha256/chunks/:index', async (context) => {
    const sha256 = parse(sha256Hex, context.req.param('sha256'))
    const index = parse(chunkIndex, context.req.param('index'))
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    if (bytes.length > chunkSizeBytes) throw new FailureError('chunk-mismatch')
    await uploads.putChunk(context.var.viewer, sha256, index, bytes)
    return context.json({})
  })
  app.post('/api/files/:sha256/finish', async (context) => {
    const sha256 = parse(sha256Hex, context.req.param('sha256'))
    return context.json(await uploads.finish(context.var.viewer, sha256, addressOf(context)))
  })
  app.get('/api/files/:sha256', async (context) => {
    const sha256 = parse(sha256Hex, context.req.param('sha256'))
    return context.json(await downloads.manifest(context.var.viewer, sha256))
  })
  app.get('/api/files/:sha256/chunks/:index', async (context) => {
    const sha256 = parse(sha256Hex, context.req.param('sha256'))
    const index = parse(chunkIndex, context.req.param('index'))
    const bytes = await downloads.chunk(context.var.viewer, sha256, index)
    return context.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/octet-stream' })
  })
}
