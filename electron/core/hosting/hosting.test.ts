import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseJoinCode } from '../../../protocol/join-code.ts'
import { forkHub } from '../../shell/browser/fork-hub.ts'
import type { HubProcess } from '../core.ts'
import { startTestCore } from '../testing/room.ts'

const entry = path.resolve('hub/process.ts')
const administrator = { name: 'Chánh Văn phòng', username: 'chanhvp', password: 'mot-mat-khau-dai' }

test('one click makes this laptop the hub; the same person is in again after a restart of both', async () => {
  const started: HubProcess[] = []
  const spawnHub = () => {
    const child = forkHub(entry, () => undefined)
    started.push(child)
    return child
  }
  let core = await startTestCore({ spawnHub, hostedHubPort: 0 })
  expect(await core.call('hosting:previous', null)).toBeNull()
  await core.call('hosting:start', { hubName: 'UBND xã Hạc Sơn', administrator })
  let state = await core.until('signed in', ({ connection }) => connection.state === 'connected')
  if (state.hosting.state !== 'on') throw new Error(state.hosting.state)
  const { fingerprint } = state.hosting
  expect(parseJoinCode(state.hosting.joinCode)).toMatchObject({ fingerprint, hubName: 'UBND xã Hạc Sơn' })
  expect(state.hubs.known).toMatchObject([{ isHostedHere: true, person: { hubRole: 'administrator' } }])

  const { path: backup } = await core.call('hosting:backup', null)
  expect(existsSync(backup)).toBe(true)

  await core.close()
  core = await startTestCore({ spawnHub, hostedHubPort: 0 }, core.profileFolder, core.dataKey)
  expect(core.state().hosting).toEqual({ state: 'off' })
  expect(await core.call('hosting:previous', null)).toEqual({ hubName: 'UBND xã Hạc Sơn' })
  await core.call('hosting:start', { hubName: 'UBND xã Hạc Sơn', administrator: null })
  state = await core.until('signed in again', ({ connection }) => connection.state === 'connected')
  expect(state.hosting).toMatchObject({ state: 'on', fingerprint })

  started.at(-1)?.kill()
  await core.until('hosting failed', ({ hosting }) => hosting.state === 'failed')
  await core.call('hosting:start', { hubName: 'UBND xã Hạc Sơn', administrator: null })
  await core.until('back', ({ connection }) => connection.state === 'connected')
  await core.close()
}, 60_000)
