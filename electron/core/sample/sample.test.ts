import path from 'node:path'
import { expect, test } from 'vitest'
import { forkHub } from '../../shell/browser/fork-hub.ts'
import { startTestCore } from '../testing/room.ts'
import { smallAssets } from '../testing/small-assets.ts'

const spawnHub = () => forkHub(path.resolve('hub/process.ts'), () => undefined)

test('the sample meeting opens for each role, is the same when tried again, and survives a restart', async () => {
  let core = await startTestCore({ spawnHub })
  const { meetingId } = await core.call('sample:start', { as: 'delegate' })
  await core.call('meeting:open', { meetingId })
  let state = await core.until('all papers here', ({ meetings }) => {
    const summary = meetings[0]
    return summary !== undefined && summary.documentCount === 8 && summary.readyDocumentCount === 8
  })
  expect(state.app.isSample).toBe(true)
  expect(state.meeting?.me?.role).toBe('delegate')
  expect(state.meeting?.participants).toHaveLength(15)
  expect(state.meeting?.meeting.status).toBe('published')
  const startsIn = (state.meeting?.meeting.startsAtMs ?? 0) - Date.now()
  expect(startsIn).toBeGreaterThan(15 * 60_000)
  expect(startsIn).toBeLessThanOrEqual(20 * 60_000)

  expect(await core.call('sample:start', { as: 'chair' })).toEqual({ meetingId })
  await core.call('meeting:open', { meetingId })
  expect(core.state().meeting?.me?.role).toBe('chair')

  const other = core.state().meeting?.participants.find((each) => each.role === 'secretary')
  const typed = await core.sampleJoinCode(other?.personId ?? '')
  const beside = await startTestCore()
  const probed = await beside.call('hub:probe', { typed })
  await beside.call('hub:sign-in', {
    address: probed.address,
    fingerprint: probed.fingerprint,
    credentials: { by: 'slip', code: probed.slipCode ?? '' },
  })
  expect(beside.state().app.isSample).toBe(true)
  expect(beside.state().meetings[0]?.myRole).toBe('secretary')

  await core.close()
  core = await startTestCore({ spawnHub }, core.profileFolder, core.dataKey)
  state = await core.until('in again', ({ connection }) => connection.state === 'connected')
  expect(state.meetings[0]).toMatchObject({ myRole: 'chair', readyDocumentCount: 8 })
  await core.close()
}, 60_000)

test('a day later the sample meeting is made anew', async () => {
  let nowMs = Date.now()
  const core = await startTestCore({ spawnHub, now: () => nowMs, assetsFolder: smallAssets() })
  const first = await core.call('sample:start', { as: 'secretary' })
  nowMs += 25 * 3_600_000
  const second = await core.call('sample:start', { as: 'secretary' })
  expect(second.meetingId).not.toBe(first.meetingId)
  expect(core.state().meetings.map((each) => each.meeting.id)).toEqual([second.meetingId])
  expect(core.state().hubs.known).toHaveLength(1)
  await core.close()
}, 60_000)
