import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { FailureError } from '../../../protocol/failures.ts'
import type { Joined } from '../../../protocol/live/channel.ts'
import type { LogEvent } from '../../../protocol/live/event.ts'
import type { Place } from '../../../protocol/live/place.ts'
import { openHubCache } from '../cache/hub-cache.ts'
import { advance, emptyLog, type LogHead } from '../cache/log-store.ts'
import { fakeLink, settle, type FakeLink } from '../testing/fake-link.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { createMeetingFollower, type MeetingFollower } from './meeting-follower.ts'

const meetingId = newId()
const person = newId()
const event = (seq: number, isPresent = true): LogEvent => ({
  seq,
  atMs: 1000 + seq,
  by: null,
  body: { type: 'attendance:marked', personId: person, isPresent },
})
const logOf = (length: number, isPresent = true) =>
  Array.from({ length }, (_, index) => event(index + 1, isPresent))
const headOf = (log: readonly LogEvent[]): LogHead => log.reduce(advance, emptyLog)

/** A hub that holds `log`, and gives a snapshot instead of more than ten events. */
function hubWith(log: () => readonly LogEvent[], place: () => Place | null = () => null) {
  return ({ payload }: { payload: unknown }): Joined => {
    const since =
      typeof payload === 'object' && payload !== null && 'since' in payload ? Number(payload.since) : 0
    const head = headOf(log())
    const tail = log().slice(since)
    const isLong = tail.length > 10
    return {
      snapshot: isLong ? { seq: head.seq, hash: head.hash, state: head.state } : null,
      events: isLong ? [] : tail,
      headSeq: head.seq,
      headHash: head.hash,
      place: place(),
      ownBallots: {},
      hubTimeMs: 50_000,
    }
  }
}

function follow(link: FakeLink) {
  const cache = openHubCache(path.join(tempFolder(), 'hub.sqlite'), randomBytes(32), newId())
  onTestFinished(() => cache.close())
  const lines: string[] = []
  const troubles: (string | null)[] = []
  const options = {
    meetingId,
    logs: cache.logs,
    queue: cache.queue,
    link,
    now: () => 20_000,
    log: (line: string) => void lines.push(line),
    onLive: () => undefined,
    onPlace: () => undefined,
    onJoined: () => undefined,
    onTrouble: (failure: FailureError | null) => void troubles.push(failure?.kind ?? null),
  }
  const follower: MeetingFollower = createMeetingFollower(options)
  return { follower, lines, troubles, cache, again: () => createMeetingFollower(options) }
}

const head = (log: readonly LogEvent[], placeRevision = 0) => ({
  meetingId,
  headSeq: log.length,
  headHash: headOf(log).hash,
  placeRevision,
  hubTimeMs: 50_000,
})

test('only what comes next is applied: lower is ignored, and a gap is asked for', async () => {
  const log = logOf(6)
  const link = fakeLink(hubWith(() => log))
  const { follower } = follow(link)
  follower.onEvents(log.slice(0, 2))
  follower.onEvents(log.slice(0, 2))
  follower.onEvents(log.slice(1, 3))
  expect(follower.head()).toEqual(headOf(log.slice(0, 3)))
  expect(link.asked).toEqual([])
  follower.onEvents(log.slice(4))
  expect(follower.head().seq).toBe(3)
  await settle()
  expect(link.asked).toEqual([{ name: 'meeting:join', payload: { meetingId, since: 3 } }])
  expect(follower.head()).toEqual(headOf(log))
  expect(follower.clockOffsetMs()).toBe(30_000)
})

test('a snapshot brings a laptop that is far behind up to date, and is what a restart finds', async () => {
  const log = logOf(40)
  const { follower, again } = follow(fakeLink(hubWith(() => log)))
  follower.join()
  await settle()
  expect(follower.head()).toEqual(headOf(log))
  expect(again().head()).toEqual(headOf(log))
})

test('a log that differs from the hub’s is thrown away and taken from the beginning', async () => {
  const [mine, theirs] = [logOf(3), logOf(3, false)]
  const link = fakeLink(hubWith(() => theirs))
  const { follower, lines } = follow(link)
  follower.onEvents(mine)
  follower.onHead(head(theirs))
  await settle()
  expect(follower.head()).toEqual(headOf(theirs))
  expect(lines.filter((line) => line.includes('differs'))).toHaveLength(1)
})

test('a log that is longer than that of a hub restored from a backup is thrown away', async () => {
  const log = logOf(5)
  const link = fakeLink(hubWith(() => log.slice(0, 2)))
  const { follower } = follow(link)
  follower.onEvents(log)
  follower.onHead(head(log.slice(0, 2)))
  await settle()
  expect(follower.head()).toEqual(headOf(log.slice(0, 2)))
})

test('a hub whose log does not fit its own hash is not asked for ever', async () => {
  const answer = hubWith(() => logOf(2))
  const link = fakeLink((asked) => ({ ...answer({ payload: asked.payload }), headHash: 'f'.repeat(64) }))
  const { follower, lines } = follow(link)
  follower.join()
  await settle()
  expect(link.asked).toHaveLength(1)
  expect(lines.at(-1)).toContain('does not fit')
  expect(follower.hasJoined()).toBe(false)
})

test('events that come while a join is under way are neither lost nor applied twice', async () => {
  let log = logOf(2)
  const answered = Promise.withResolvers<null>()
  const link = fakeLink(async ({ payload }) => {
    const answer = hubWith(() => log)({ payload })
    await answered.promise
    return answer
  })
  const { follower } = follow(link)
  follower.join()
  log = logOf(4)
  follower.onEvents(log.slice(2))
  answered.resolve(null)
  await settle()
  expect(follower.head()).toEqual(headOf(log))
})

test('the newest place wins; after a join the hub’s word counts, and a lost one is asked for', async () => {
  const placeAt = (revision: number, page: number): Place => ({
    meetingId,
    revision,
    by: person,
    atMs: 1,
    shown: { documentId: newId(), page, pointer: null },
  })
  let current = placeAt(7, 70)
  const link = fakeLink(
    hubWith(
      () => [],
      () => current,
    ),
  )
  const { follower } = follow(link)
  follower.join()
  await settle()
  expect(follower.place()?.shown?.page).toBe(70)
  follower.onPlace(placeAt(6, 60))
  expect(follower.place()?.shown?.page).toBe(70)
  follower.onPlace(placeAt(8, 80))
  expect(follower.place()?.shown?.page).toBe(80)
  current = placeAt(9, 90)
  follower.onHead(head([], 9))
  await settle()
  expect(follower.place()?.shown?.page).toBe(90)
  current = placeAt(2, 20) // the hub has started anew
  follower.join()
  await settle()
  expect(follower.place()?.shown?.page).toBe(20)
})

test('while the disk is full the meeting goes on, and is written once there is room', () => {
  const log = logOf(3)
  const { follower, cache, troubles, again } = follow(fakeLink(hubWith(() => log)))
  const { append, replace } = cache.logs
  const full = () => {
    throw new FailureError('disk-full')
  }
  Object.assign(cache.logs, { append: full, replace: full })
  follower.onEvents(log.slice(0, 1))
  follower.onEvents(log.slice(0, 2))
  expect(follower.head()).toEqual(headOf(log.slice(0, 2)))
  expect(again().head().seq).toBe(0)
  Object.assign(cache.logs, { append, replace })
  follower.onEvents(log)
  expect(troubles).toEqual(['disk-full', 'disk-full', null])
  expect(again().head()).toEqual(headOf(log))
})
