/** The hub's HTTP interface, as `protocol/http` describes it. Every answer is JSON or a chunk's bytes. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { FailureError } from '../../protocol/failures.ts'
import type { HubInfo } from '../../protocol/http/hub-info.ts'
import { protocolVersion } from '../../protocol/version.ts'
import { failureOf } from '../failure-of.ts'
import type { Downloads } from '../files/downloads.ts'
import type { Uploads } from '../files/uploads.ts'
import type { HubLog } from '../hub-log.ts'
import type { PeopleService } from '../people/people-service.ts'
import type { EditService } from '../rows/edit-service.ts'
import type { Meetings } from '../rows/meetings.ts'
import type { Store } from '../store/store.ts'
import { addFileRoutes } from './file-routes.ts'
import { addPeopleRoutes } from './people-routes.ts'
import type { HubEnv } from './request.ts'
import { addRowRoutes } from './row-routes.ts'
import { statusOf } from './status.ts'

export interface HttpDependencies {
  readonly info: HubInfo
  readonly store: Store
  readonly people: PeopleService
  readonly meetings: Meetings
  readonly edits: EditService
  readonly uploads: Uploads
  readonly downloads: Downloads
  readonly log: HubLog
}

export type HubApp = Hono<HubEnv>

/** 5,000 edits with long texts. */
const maxEditBytes = 8 * 1024 * 1024
/** 20,000 hashes of chunks; nothing else comes near. */
const maxBodyBytes = 2 * 1024 * 1024

const openRoutes = new Set(['/api/hub', '/api/sign-in'])

export function createApp(hub: HttpDependencies): HubApp {
  const app: HubApp = new Hono<HubEnv>()

  app.onError((error, context) => {
    const { incoming } = context.env
    // The laptop went away in the middle of what it was sending. No defect, and nobody to hear the answer.
    if (incoming.destroyed && !incoming.complete)
      return context.json({ failure: { kind: 'bad-request' } }, 400)
    const failure = failureOf(error, hub.log, `${context.req.method} ${context.req.routePath}`)
    return context.json({ failure }, statusOf(failure.kind))
  })
  app.notFound((context) => context.json({ failure: { kind: 'not-found', detail: 'no such request' } }, 404))

  app.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('X-Content-Type-Options', 'nosniff')
  })
  app.get('/api/hub', (context) => context.json(hub.info))

  app.use(async (context, next) => {
    const version = Number(context.req.header('x-protocol-version'))
    if (!Number.isSafeInteger(version)) throw new FailureError('bad-request', 'x-protocol-version')
    if (version !== protocolVersion) {
      throw new FailureError(version < protocolVersion ? 'app-too-old' : 'hub-too-old')
    }
    await next()
  })
  // Who is asked before how long the body is: strangers cost nothing.
  app.use(async (context, next) => {
    if (!openRoutes.has(context.req.path)) {
      const token = /^Bearer (\S{1,100})$/.exec(context.req.header('authorization') ?? '')?.[1]
      const viewer = token === undefined ? null : await hub.people.authenticate(token)
      if (viewer === null) throw new FailureError('signed-out')
      context.set('viewer', viewer)
    }
    await next()
  })
  app.use('/api/sign-in', limit(8 * 1024))
  app.use('/api/edits', limit(maxEditBytes))
  app.use('/api/*', async (context, next) =>
    context.req.path === '/api/edits' ? next() : limit(maxBodyBytes)(context, next),
  )

  addPeopleRoutes(app, hub)
  addRowRoutes(app, hub)
  addFileRoutes(app, hub)
  return app
}

function limit(maxSize: number): ReturnType<typeof bodyLimit> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new FailureError('bad-request', `more than ${maxSize} bytes`)
    },
  })
}
