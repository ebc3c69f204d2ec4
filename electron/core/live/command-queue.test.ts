import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { FailureError } from '../../../protocol/failures.ts'
import { sentCommand } from '../../../protocol/live/command.ts'
import { openHubCache } from '../cache/hub-cache.ts'
import { fakeLink, type Asked } from '../testing/fake-link.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { createCommandQueue } from './command-queue.ts'

const meetingId = newId()
const voteId = newId()
const ballot = (choice: 'approve' | 'reject') => ({ type: 'ballot:cast' as const, voteId, choice })

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

function start(hub: (asked: Asked) => unknown) {
  const cache = openHubCache(path.join(tempFolder(), 'hub.sqlite'), randomBytes(32), newId())
  onTestFinished(() => cache.close())
  const link = fakeLink(hub)
  const queue = createCommandQueue({
    store: cache.queue,
    link,
    now: Date.now,
    log: () => undefined,
    onChange: () => undefined,
  })
  const sent = () => link.asked.map(({ payload }) => sentCommand.parse(payload))
  return { queue, link, sent, cache }
}

const committed = (seq: number) => ({ outcome: 'committed', seq })

test('a ballot the hub is too busy for is not overtaken by the one that changes it', async () => {
  let isBusy = true
  const { queue, sent, cache } = start(() => {
    if (isBusy) throw new FailureError('hub-busy')
    return committed(1)
  })
  const first = queue.submit(meetingId, ballot('approve'))
  const second = queue.submit(meetingId, ballot('reject'))
  await vi.advanceTimersByTimeAsync(500)
  isBusy = false
  await vi.advanceTimersByTimeAsync(501)
  expect(await Promise.all([first, second])).toEqual([committed(1), committed(1)])
  expect(sent().map((each) => Reflect.get(each.command, 'choice'))).toEqual(['approve', 'approve', 'reject'])
  expect(new Set(sent().map((each) => each.commandId)).size).toBe(2)
  expect(cache.queue.ownBallots(meetingId)).toEqual({ [voteId]: 'reject' })
})

test('the command is on the disk before it is sent', async () => {
  const found: number[] = []
  const rig = start(() => {
    found.push(rig.cache.queue.all().length)
    return committed(1)
  })
  await rig.queue.submit(meetingId, ballot('approve'))
  expect(found).toEqual([1])
  expect(rig.cache.queue.all()).toEqual([])
})

test('without a connection it is queued after a moment, and goes out once, under its own id, when there is one', async () => {
  const { queue, link, sent } = start(() => committed(1))
  link.isUp = false
  const answer = queue.submit(meetingId, ballot('approve'))
  await vi.advanceTimersByTimeAsync(1999)
  expect(sent()).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(await answer).toEqual({ outcome: 'queued' })
  const [pending] = queue.pending(meetingId)
  expect(pending).toMatchObject({ type: 'ballot:cast', voteId, choice: 'approve' })
  link.isUp = true
  queue.flush()
  queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent().map((each) => each.commandId)).toEqual([pending?.commandId])
  expect(queue.pending(meetingId)).toEqual([])
})

test('a ballot waits for days; what steers the meeting is given up after half a minute, and the person told', async () => {
  const { queue, link, sent } = start(() => committed(1))
  link.isUp = false
  const answers = [
    queue.submit(meetingId, { type: 'vote:close', voteId }),
    queue.submit(meetingId, ballot('approve')),
  ]
  await vi.advanceTimersByTimeAsync(3 * 24 * 3_600_000)
  await Promise.all(answers)
  link.isUp = true
  queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent().map((each) => each.command.type)).toEqual(['ballot:cast'])
  expect(queue.refused(meetingId)).toMatchObject([{ type: 'vote:close', failure: { kind: 'hub-timeout' } }])
})

test('what steers the meeting is not sent either when the clock was put back meanwhile', async () => {
  const { queue, link, sent } = start(() => committed(1))
  link.isUp = false
  const answer = queue.submit(meetingId, { type: 'meeting:end' })
  await vi.advanceTimersByTimeAsync(2000)
  await answer
  vi.setSystemTime(Date.now() - 3_600_000)
  link.isUp = true
  queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent()).toEqual([])
  expect(queue.refused(meetingId)).toHaveLength(1)
})

test('a session that has ended keeps the ballot for the next one', async () => {
  const { queue } = start(() => {
    throw new FailureError('signed-out')
  })
  const answer = queue.submit(meetingId, ballot('approve'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(await answer).toEqual({ outcome: 'queued' })
  expect(queue.pending(meetingId)).toHaveLength(1)
})

test('one meeting that waits does not hold up another', async () => {
  const other = newId()
  const { queue } = start(({ payload }) => {
    if (sentCommand.parse(payload).meetingId === meetingId) throw new FailureError('hub-busy')
    return committed(9)
  })
  const waiting = queue.submit(meetingId, ballot('approve'))
  expect(await queue.submit(other, { type: 'meeting:start' })).toEqual(committed(9))
  queue.close()
  expect(await waiting).toEqual({ outcome: 'queued' })
})
