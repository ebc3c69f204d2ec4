/** The whole of the browser shell: a real core behind a real WebSocket, and a real hub where people meet. */
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { appInfo, type AppState } from '../../../protocol/app/state.ts'
import { coreMessage, type CoreMessage } from '../../../protocol/app/channel.ts'
import { smallAssets } from '../../core/testing/small-assets.ts'
import { channelPackr } from './channel-sockets.ts'
import { startBrowserShell, type BrowserShell, type BrowserShellOptions } from './start-browser-shell.ts'
import type { OpenedWindow, WindowRequest } from './windows.ts'

const root = resolve(import.meta.dirname, '../../..')

let folder: string
let closers: (() => Promise<unknown>)[]

beforeEach(async () => {
  closers = []
  folder = await mkdtemp(join(tmpdir(), 'dienhong-browser-shell-'))
  await mkdir(join(folder, 'renderer'))
  await writeFile(join(folder, 'renderer', 'index.html'), '<html><head></head></html>')
})
afterEach(async () => {
  for (const close of closers.toReversed()) await close()
  await rm(folder, { recursive: true })
})

async function start(name: string, more: Partial<BrowserShellOptions> = {}): Promise<BrowserShell> {
  const shell = await startBrowserShell({
    profileFolder: join(folder, name),
    rendererFolder: join(folder, 'renderer'),
    assetsFolder: smallAssets(),
    hubEntry: join(root, 'hub', 'process.ts'),
    appVersion: '1.2.3',
    ...more,
  })
  closers.push(() => shell.close())
  return shell
}

/** A window, as the renderer's channel is one. */
async function openWindow(url: string) {
  const { origin, host } = new URL(url)
  const [cookie = ''] = (await fetch(url)).headers.getSetCookie()
  const socket = new WebSocket(`ws://${host}/channel`, {
    headers: { origin, cookie: cookie.split(';')[0] ?? '' },
  })
  const messages: CoreMessage[] = []
  socket.on('message', (data: Buffer) => messages.push(coreMessage.parse(channelPackr.unpack(data))))
  const closed = new Promise<number>((done) => socket.on('close', done))
  await new Promise((done, fail) => {
    socket.on('open', done)
    socket.on('error', fail)
  })
  let lastId = 0
  return {
    closed,
    state<K extends keyof AppState>(key: K): unknown {
      const found = messages.findLast((message) => message.kind === 'state' && message.key === key)
      return found?.kind === 'state' ? found.value : undefined
    },
    async call(call: string, args: unknown): Promise<CoreMessage> {
      const id = (lastId += 1)
      socket.send(channelPackr.pack({ id, call, args }))
      return vi.waitFor(
        () => {
          const answer = messages.find((message) => message.kind !== 'state' && message.id === id)
          if (answer === undefined) throw new Error(`${call} has no answer yet`)
          return answer
        },
        { timeout: 30_000 },
      )
    },
  }
}

it('carries a call to a real core and its new state back, to every window of it', async () => {
  const shell = await start('one')
  const first = await openWindow(shell.url)
  const second = await openWindow(shell.mintUrl())
  await vi.waitFor(() => expect(first.state('app')).toBeDefined())
  expect(appInfo.parse(first.state('app'))).toMatchObject({ appVersion: '1.2.3', shell: 'browser' })
  expect(await first.call('settings:change', { language: 'en' })).toEqual({
    kind: 'result',
    id: 1,
    result: null,
  })
  await vi.waitFor(() => expect(appInfo.parse(second.state('app')).settings.language).toBe('en'))
  expect(await first.call('hub:switch', { hubId: 'not an id' })).toMatchObject({
    failure: { kind: 'bad-request' },
  })
  expect(await first.call('no:such', null)).toMatchObject({ kind: 'failure' })
})

it('keeps its data for this user alone, and says when it is in use', async () => {
  const shell = await start('one')
  if (process.platform !== 'win32') {
    expect((await stat(join(folder, 'one', 'data.key'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'one', 'running.json'))).mode & 0o777).toBe(0o600)
  }
  await expect(start('one')).rejects.toMatchObject({ kind: 'already-running' })
  await expect(start('two', { port: shell.port })).rejects.toMatchObject({ kind: 'port-taken' })
})

it('tells its windows when it ends, and leaves nothing that says it runs', async () => {
  const shell = await start('one')
  const window = await openWindow(shell.url)
  await shell.close()
  expect(await window.closed).toBe(1001)
  await expect(fetch(shell.url)).rejects.toThrow()
  expect(await readdir(join(folder, 'one'))).not.toContain('running.json')
})

it('opens the room and another person of the sample meeting, each signed in, and closes them with itself', async () => {
  const opened: (WindowRequest & { isClosed: boolean })[] = []
  const shell = await start('one', {
    openWindow(request): Promise<OpenedWindow> {
      const window = { ...request, isClosed: false }
      opened.push(window)
      return Promise.resolve({ close: () => void (window.isClosed = true), onClosed: () => undefined })
    },
  })
  const chair = await openWindow(shell.url)
  const started = await chair.call('sample:start', { as: 'chair' })
  const { meetingId } = await shell.core.call('sample:start', { as: 'chair' })
  expect(started).toMatchObject({ kind: 'result', result: { meetingId } })
  await chair.call('meeting:open', { meetingId })
  expect(await chair.call('window:open-room', { meetingId, displayId: null })).toMatchObject({
    kind: 'result',
  })
  const participants = await vi.waitFor(
    () => {
      const people = shell.core.state().meeting?.participants ?? []
      expect(people.length).toBeGreaterThan(2)
      return people
    },
    { timeout: 10_000 },
  )
  const delegate = participants.find((participant) => participant.role === 'delegate')
  expect(await chair.call('window:open-sample-person', { personId: delegate?.personId })).toMatchObject({
    kind: 'result',
  })
  const [room, person] = opened
  expect(room).toMatchObject({ purpose: 'room' })
  expect(new URL(room?.url ?? '').searchParams.get('room')).toBe(meetingId)
  expect(person).toMatchObject({ purpose: 'sample-person' })
  const theirs = await openWindow(person?.url ?? '')
  await vi.waitFor(
    () => expect(theirs.state('meeting')).toMatchObject({ me: { personId: delegate?.personId } }),
    {
      timeout: 10_000,
    },
  )
  expect(await chair.call('window:close-room', null)).toMatchObject({ kind: 'result' })
  expect(room?.isClosed).toBe(true)
  expect(person?.isClosed).toBe(false)
  await shell.close()
  expect(person?.isClosed).toBe(true)
  expect(await readdir(join(folder, 'one'))).not.toContain('sample-people')
}, 60_000)
