/** What the loopback server answers over HTTP: the renderer's files to whoever has a session, and the door to one. */
import { Hono, type HonoRequest } from 'hono'
import { uuid } from '../../../protocol/ids.ts'
import { securityHeaders, type RendererFiles } from '../renderer-files.ts'
import { parseHandOver, type HandOver } from './hand-over.ts'
import { explainingPage, forwardingPage } from './pages.ts'
import { refusePage, type RequestFacts } from './request-guard.ts'
import type { Sessions } from './sessions.ts'

export interface HttpPages {
  readonly authority: string
  readonly sessions: Sessions
  readonly files: RendererFiles
  /** What a second start of the program asked for; answers the address to open, null where a window was opened. */
  readonly onHandOver: (joinLink: string | null) => Promise<string | null>
  readonly handOver: HandOver
  /** Starts another person of the sample meeting; answers the address that opens their window. */
  readonly samplePersonUrl: (personId: string) => Promise<string>
  readonly log: (line: string) => void
}

export function httpPages(pages: HttpPages): Hono {
  const app = new Hono()

  // Not for browsers: those say their origin with every POST, and none may come here.
  app.post('/hand-over', async (context) => {
    const { host, origin, method } = factsOf(context.req)
    const isOurs = host === pages.authority && origin === undefined
    if (!isOurs || !pages.handOver.isOurs(context.req.header('authorization'))) {
      pages.log(`browser shell: ${method} /hand-over refused`)
      return new Response('403', { status: 403, headers: securityHeaders })
    }
    const asked = parseHandOver(await context.req.json())
    if (asked === null) return new Response('400', { status: 400, headers: securityHeaders })
    return Response.json({ url: await pages.onHandOver(asked.joinLink) }, { headers: securityHeaders })
  })

  app.use(async (context, next) => {
    const refusal = refusePage(factsOf(context.req), pages.authority)
    if (refusal === null) return next()
    pages.log(`browser shell: page refused, ${refusal}`)
    const status = refusal === 'wrong-method' ? 405 : 403
    return new Response(refusal, { status, headers: securityHeaders })
  })

  app.get('/open', (context) => {
    const room = uuid.safeParse(context.req.query('room'))
    const path = room.success ? `/?room=${room.data}` : '/'
    const session = pages.sessions.redeem(context.req.query('key') ?? '')
    if (session !== null) {
      const cookie = `${pages.sessions.cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
      return forwardingPage(path, cookie)
    }
    // Whoever is in already may use an old address: it opens nothing new.
    if (pages.sessions.has(context.req.header('cookie'))) return forwardingPage(path, null)
    pages.log('browser shell: an address was refused, its key is used or unknown')
    return explainingPage(403, 'keyUsedTitle', 'keyUsedBody')
  })

  app.use(async (context, next) => {
    if (pages.sessions.has(context.req.header('cookie'))) return next()
    return explainingPage(401, 'noSessionTitle', 'noSessionBody')
  })

  // Where the page itself opens windows, this is the address it opens for another sample person.
  app.get('/sample-person', async (context) => {
    const person = uuid.safeParse(context.req.query('id'))
    if (!person.success) return new Response('400', { status: 400, headers: securityHeaders })
    return new Response(null, {
      status: 303,
      headers: { ...securityHeaders, Location: await pages.samplePersonUrl(person.data) },
    })
  })

  app.get('*', (context) => pages.files.respond(new URL(context.req.url).pathname))

  app.onError((error) => {
    pages.log(`browser shell: ${String(error)}`)
    return new Response('500', { status: 500, headers: securityHeaders })
  })
  return app
}

function factsOf(request: HonoRequest): RequestFacts {
  return {
    method: request.method,
    host: request.header('host'),
    origin: request.header('origin'),
    fetchSite: request.header('sec-fetch-site'),
    fetchMode: request.header('sec-fetch-mode'),
  }
}
