import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  fromHubProcess,
  type FromHubProcess,
  type HubProcessOptions,
  type ToHubProcess,
} from '../protocol/host/hub-process.ts'
import { TestClient } from './test-support/test-client.ts'

const entry = fileURLToPath(new URL('./process.ts', import.meta.url))
let folder: string
let child: ChildProcess
let said: FromHubProcess[]
let exit: Promise<readonly unknown[]>

function begin(): void {
  said = []
  child = fork(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.on('message', (message: unknown) => said.push(fromHubProcess.parse(message)))
  exit = once(child, 'exit')
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dien-hong-process-'))
  begin()
})
afterEach(async () => {
  child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function send(message: ToHubProcess): void {
  child.send(message)
}

async function told<T extends FromHubProcess['type']>(
  type: T,
): Promise<Extract<FromHubProcess, { type: T }>> {
  for (;;) {
    const found = said.find(
      (message): message is Extract<FromHubProcess, { type: T }> => message.type === type,
    )
    if (found !== undefined) return found
    await Promise.race([once(child, 'message'), exit])
    if (child.exitCode !== null && !said.some((message) => message.type === type)) {
      throw new Error(`ended without ${type}: ${JSON.stringify(said)}`)
    }
  }
}

function options(more: Partial<HubProcessOptions> = {}): HubProcessOptions {
  return {
    dataFolder: join(folder, 'hub'),
    name: 'Phòng họp',
    port: 0,
    isPortFlexible: false,
    host: '127.0.0.1',
    isAnnounced: false,
    administrator: { name: 'Quản trị', username: 'Admin', password: 'mat khau dai' },
    maxFileBytes: null,
    ...more,
  }
}

it('starts, makes the administrator, backs up, and stops cleanly', async () => {
  send({ type: 'start', options: options() })
  const started = await told('started')
  expect(started).toMatchObject({ name: 'Phòng họp', hasAdministrator: true })
  expect(started.addresses).toEqual([`127.0.0.1:${started.port}`])
  const client = new TestClient(started)
  await client.signInByPassword('admin', 'mat khau dai')
  const path = join(folder, 'backup.sqlite')
  send({ type: 'backup', path })
  expect((await told('backed-up')).path).toBe(path)
  expect(existsSync(path)).toBe(true)
  send({ type: 'backup', path })
  expect(await told('failed')).toMatchObject({ during: 'backup', failure: { kind: 'bad-request' } })
  client.close()
  send({ type: 'stop' })
  expect(await exit).toEqual([0, null])
  expect(said.at(-1)).toEqual({ type: 'stopped' })
  expect(JSON.stringify(said)).not.toContain('mat khau')
})

it('stops by itself when the program that started it is gone', async () => {
  send({ type: 'start', options: options() })
  await told('started')
  child.disconnect()
  expect(await exit).toEqual([0, null])
  expect(existsSync(join(folder, 'hub', 'hub.sqlite-wal'))).toBe(false)
})

it('says why it cannot start, and ends', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  send({ type: 'start', options: options({ port }) })
  expect(await told('failed')).toEqual({
    type: 'failed',
    during: 'start',
    failure: { kind: 'port-taken', detail: String(port) },
  })
  expect(await exit).toEqual([1, null])

  begin()
  send({ type: 'start', options: options({ port, isPortFlexible: true }) })
  expect((await told('started')).port).not.toBe(port)
  other.close()
})

it('says that a folder which cannot be one is not usable', async () => {
  // Below a file there is no room for a folder.
  send({ type: 'start', options: options({ dataFolder: join(entry, 'hub') }) })
  expect(await told('failed')).toMatchObject({ during: 'start', failure: { kind: 'cannot-host' } })
  expect(await exit).toEqual([1, null])
})

it('refuses messages it does not know, and goes on', async () => {
  child.send({ type: 'format-disk' })
  expect(await told('failed')).toMatchObject({ during: 'running', failure: { kind: 'bad-request' } })
  send({ type: 'start', options: options() })
  await told('started')
})
