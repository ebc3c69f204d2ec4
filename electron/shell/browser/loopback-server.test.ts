import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { coreMessage } from '../../../protocol/app/channel.ts'
import type { WindowChannel } from '../../core/core.ts'
import { channelPackr } from './channel-sockets.ts'
import { announceInstance, handOver } from './hand-over.ts'
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts'
import { browserShell } from './windows.ts'

const meetingId = '01900000-0000-7000-8000-000000000001'
const secret = 'a file beside the renderer, not in it'

let folder: string
let server: LoopbackServer
let authority: string
const lines: string[] = []
const windows: WindowChannel[] = []
const handedOver: (string | null)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-shell-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await writeFile(
    join(folder, 'renderer', 'index.html'),
    '<!doctype html><html><head></head><body></body></html>',
  )
  await writeFile(join(folder, 'renderer', 'assets', 'main.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), secret)
  server = await startLoopbackServer({
    port: 0,
    rendererFolder: join(folder, 'renderer'),
    windowsOpenedBy: 'page',
    log: (line) => lines.push(line),
  })
  authority = `127.0.0.1:${server.port}`
  const samplePersonUrl = (): Promise<string> => Promise.resolve('http://127.0.0.1:1/open?key=x')
  server.serve({
    core: {
      // Answers every call with its own arguments: what is under test is the way there and back.
      connectWindow(channel) {
        windows.push(channel)
        channel.send({ kind: 'state', key: 'app', value: { appVersion: '1' } })
        channel.onMessage((message) => {
          if (typeof message !== 'object' || message === null || !('id' in message)) return
          channel.send({ kind: 'result', id: Number(message.id), result: message })
        })
        return () => undefined
      },
    },
    shell: browserShell({ mintUrl: server.mintUrl, samplePersonUrl, openWindow: null }),
    samplePersonUrl,
    handOver: await announceInstance(folder, server.port),
    onHandOver(joinLink) {
      handedOver.push(joinLink)
      return Promise.resolve(null)
    },
  })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** With the raw path and any header, Host included: `fetch` would tidy both up. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: server.port, path, headers, method },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (text: string) => (body += text))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      },
    )
    request.on('error', reject)
    request.end()
  })
}

async function enter(): Promise<string> {
  const url = new URL(server.mintUrl())
  const answer = await get(url.pathname + url.search)
  const [cookie = ''] = answer.headers['set-cookie'] ?? []
  return cookie.split(';')[0] ?? ''
}

describe('the one-time key', () => {
  it('opens one session, whose cookie no script and no other site can use', async () => {
    const url = new URL(server.mintUrl())
    const answer = await get(url.pathname + url.search)
    expect(answer.status).toBe(200)
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(
      new RegExp(`^dienhong-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    )
    expect(answer.body).not.toContain(url.searchParams.get('key'))
  })

  it('opens nothing when it is used again, and the page says what to do in both languages', async () => {
    const url = new URL(server.mintUrl())
    await get(url.pathname + url.search)
    const again = await get(url.pathname + url.search)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.body).toContain('Địa chỉ này đã được dùng rồi')
    expect(again.body).toContain('This address has been used already')
  })

  it('leads whoever is in already back to the window', async () => {
    const cookie = await enter()
    const answer = await get('/open?key=long-used', { cookie })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('leads to the room of a meeting, and to nothing that is not an id', async () => {
    const room = new URL(server.mintUrl(meetingId))
    expect((await get(room.pathname + room.search)).body).toContain(`url=/?room=${meetingId}"`)
    const hostile = new URL(server.mintUrl('"><script>'))
    expect((await get(hostile.pathname + hostile.search)).body).toContain('url=/"')
  })
})

describe('who is answered', () => {
  it('shows the window to a session, and to nobody else', async () => {
    expect((await get('/')).status).toBe(401)
    expect((await get('/assets/main.js')).status).toBe(401)
    const cookie = await enter()
    expect((await get('/', { cookie })).status).toBe(200)
    expect((await get('/assets/main.js', { cookie })).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    )
    const [name, value = ''] = cookie.split('=')
    expect(
      (await get('/', { cookie: `${name}=${value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a'))}` })).status,
    ).toBe(401)
  })

  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'refuses another Host, as DNS rebinding sends it: %s',
    async (host) => {
      const cookie = await enter()
      expect((await get('/', { cookie, host })).status).toBe(403)
    },
  )

  it('refuses another origin, another site’s frames and scripts, and methods that change things', async () => {
    const cookie = await enter()
    expect((await get('/', { cookie, origin: 'http://evil.example' })).status).toBe(403)
    expect((await get('/', { cookie, origin: 'null' })).status).toBe(403)
    expect(
      (await get('/', { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status,
    ).toBe(403)
    expect((await get('/', { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).status).toBe(
      403,
    )
    expect((await get('/', { cookie }, 'POST')).status).toBe(405)
    expect(
      (await get('/', { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status,
    ).toBe(200)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets%2f..%2f..%2fsecret.txt',
    '//secret.txt',
    '/%00',
    '/%ff',
    '/secret.txt',
  ])('names no file outside the renderer: %s', async (path) => {
    const answer = await get(path, { cookie: await enter() })
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain(secret)
  })

  it('sends the policy and the security headers with the page', async () => {
    const { headers, body } = await get('/', { cookie: await enter() })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`connect-src 'self' ws://${authority}`)
    expect(policy).not.toContain('unsafe-inline')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['permissions-policy']).toContain('camera=(self)')
    const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? ''
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(body).toContain('<meta name="dienhong-windows" content="page">')
  })
})

describe('another sample person, where the page opens windows itself', () => {
  it('is behind an address that leads a session to theirs', async () => {
    const path = `/sample-person?id=${meetingId}`
    expect((await get(path)).status).toBe(401)
    const cookie = await enter()
    expect((await get('/sample-person?id=..%2f..', { cookie })).status).toBe(400)
    const answer = await get(path, { cookie })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('http://127.0.0.1:1/open?key=x')
  })
})

/** The HTTP status of a refused upgrade, or the open socket. */
function dial(headers: Record<string, string>, path = '/channel'): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${authority}${path}`, { headers })
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    socket.on('error', reject)
  })
}

async function connect(): Promise<WebSocket> {
  const socket = await dial({ cookie: await enter(), origin: `http://${authority}` })
  if (typeof socket === 'number') throw new Error(`refused: ${socket}`)
  return socket
}

/** Sends a call and answers the result or failure that carries its id. */
function ask(socket: WebSocket, call: string, args: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = coreMessage.parse(channelPackr.unpack(data))
      if (message.kind !== 'state' && message.id === 7) resolve(message)
    })
    socket.send(channelPackr.pack({ id: 7, call, args }))
  })
}

describe('the channel', () => {
  it('refuses a socket without the cookie, from another origin, without an origin, and of another Host', async () => {
    const origin = `http://${authority}`
    const cookie = await enter()
    expect(await dial({ origin })).toBe(401)
    expect(await dial({ origin, cookie: `dienhong-${server.port}=guessed` })).toBe(401)
    expect(await dial({ origin: 'http://evil.example', cookie })).toBe(403)
    expect(await dial({ origin: 'null', cookie })).toBe(403)
    expect(await dial({ cookie })).toBe(403)
    expect(await dial({ origin, cookie, host: 'evil.example' })).toBe(403)
    expect(await dial({ origin, cookie }, '/other')).toBe(404)
  })

  it('carries calls to the core and their results back, bytes included', async () => {
    const socket = await connect()
    const bytes = new Uint8Array([0, 1, 255])
    const answer = await ask(socket, 'upload:write', { bytes })
    expect(answer).toEqual({
      kind: 'result',
      id: 7,
      result: { id: 7, call: 'upload:write', args: { bytes: Buffer.from(bytes) } },
    })
    socket.close()
  })

  it('answers window:* from the shell and never asks the core', async () => {
    const socket = await connect()
    expect(await ask(socket, 'window:displays', null)).toEqual({
      kind: 'result',
      id: 7,
      result: { displays: [] },
    })
    socket.close()
    const other = await connect()
    expect(await ask(other, 'window:toString', null)).toMatchObject({
      kind: 'failure',
      failure: { kind: 'bad-request' },
    })
    other.close()
    const third = await connect()
    expect(await ask(third, 'window:open-room', { meetingId: 'x' })).toMatchObject({
      kind: 'failure',
      failure: { kind: 'bad-request' },
    })
    third.close()
  })

  it('closes on text and on what is no MessagePack, and on a message too large', async () => {
    const code = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.on('close', resolve))
    const text = await connect()
    text.send('{}')
    expect(await code(text)).toBe(1003)
    const garbage = await connect()
    garbage.send(Buffer.from([0x92, 0x01]))
    expect(await code(garbage)).toBe(1003)
    const large = await connect()
    large.send(Buffer.alloc(17 * 1024 * 1024))
    expect(await code(large)).toBe(1009)
  })

  it('counts its windows', async () => {
    const socket = await connect()
    const count = server.windowCount()
    expect(count).toBeGreaterThan(0)
    const isClosed = new Promise((resolve) => windows.at(-1)?.onClose(() => resolve(null)))
    socket.close()
    await isClosed
    expect(server.windowCount()).toBe(count - 1)
  })
})

describe('a second start with the same profile', () => {
  it('hands its join link to the running program', async () => {
    expect(await handOver(folder, 'dienhong://join?x')).toBeNull()
    expect(handedOver).toEqual(['dienhong://join?x'])
  })

  it('finds nobody where nothing runs', async () => {
    expect(await handOver(join(folder, 'renderer'), null)).toBeUndefined()
  })

  it('is refused without the secret, and from a browser even with a session', async () => {
    const cookie = await enter()
    expect((await get('/hand-over', { cookie }, 'POST')).status).toBe(403)
    expect((await get('/hand-over', { authorization: 'Bearer guess' }, 'POST')).status).toBe(403)
    expect((await get('/hand-over', { cookie, origin: `http://${authority}` }, 'POST')).status).toBe(403)
    expect(handedOver).toHaveLength(1)
  })
})

it('writes no key and no cookie to the log', async () => {
  const url = new URL(server.mintUrl())
  const cookie = await enter()
  await get(url.pathname + url.search)
  await get(url.pathname + url.search)
  await get('/', { cookie, host: 'evil.example' })
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('\n')).not.toContain(url.searchParams.get('key'))
  expect(lines.join('\n')).not.toContain(cookie.split('=')[1])
})
