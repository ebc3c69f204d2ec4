import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Place } from '../../protocol/live/place.ts'
import { openSqliteStore } from '../store/sqlite/open-store.ts'
import type { Store } from '../store/store.ts'
import { PlaceRegister } from './place-register.ts'

let store: Store
let sent: Place[]
const meetingId = newId()
const documentId = newId()

beforeEach(() => {
  store = openSqliteStore(':memory:')
  sent = []
  vi.useFakeTimers()
})
afterEach(async () => {
  vi.useRealTimers()
  await store.close()
})

function register(bootCount: number): PlaceRegister {
  const failed = (cause: unknown): never => {
    throw cause
  }
  return new PlaceRegister({ store, bootCount, now: () => 5, send: (place) => sent.push(place), failed })
}

const page = (number: number, x: number | null = null): NonNullable<Place['shown']> => ({
  documentId,
  page: number,
  pointer: x === null ? null : { x, y: 0 },
})

it('P2 sends pages at once, pointer moves at most 15 a second, and the last one always', () => {
  const places = register(1)
  places.show(meetingId, null, page(1))
  places.show(meetingId, null, page(2))
  expect(sent.map((place) => place.shown?.page)).toEqual([1, 2])
  for (let move = 0; move < 100; move += 1) {
    places.show(meetingId, null, page(2, move / 100))
    vi.advanceTimersByTime(10)
  }
  expect(sent.length).toBeLessThanOrEqual(2 + 16)
  expect(sent.length).toBeGreaterThan(10)
  vi.advanceTimersByTime(100)
  expect(sent.at(-1)?.shown?.pointer?.x).toBe(0.99)
  const count = sent.length
  vi.advanceTimersByTime(10_000)
  expect(sent).toHaveLength(count)
})

it('does not let a page turn wait behind a pointer, nor a pointer come after the turn', () => {
  const places = register(1)
  places.show(meetingId, null, page(1))
  places.show(meetingId, null, page(1, 0.5))
  places.show(meetingId, null, page(2))
  vi.advanceTimersByTime(1000)
  expect(sent.map((place) => place.shown?.page)).toEqual([1, 2])
})

it('takes the pointer away at once when it is put down', () => {
  const places = register(1)
  places.show(meetingId, null, page(1, 0.5))
  places.show(meetingId, null, page(1))
  expect(sent.at(-1)?.shown?.pointer).toBeNull()
})

it('P1 comes back after a restart where it was saved, with a revision above all before', async () => {
  const [by, first] = [newId(), register(1)]
  for (let number = 1; number <= 500; number += 1) first.show(meetingId, by, page(number))
  await first.save()
  const second = register(2)
  expect(second.current(meetingId)).toBeNull()
  await second.load(meetingId)
  const place = second.current(meetingId)
  expect(place).toMatchObject({ by, shown: page(500) })
  expect(place?.revision).toBeGreaterThan(sent.at(-1)?.revision ?? Number.NaN)
})

it('P2 writes behind, many changes in one', async () => {
  const save = vi.spyOn(store.log, 'savePlace')
  const places = register(1)
  for (let number = 1; number <= 50; number += 1) places.show(meetingId, null, page(number))
  expect(save).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(600)
  expect(save).toHaveBeenCalledTimes(1)
  expect((await store.log.readPlace(meetingId))?.shown?.page).toBe(50)
})

it('is not overwritten by what is still being read from the disk', async () => {
  const places = register(1)
  const loading = places.load(meetingId)
  places.show(meetingId, null, page(3))
  await loading
  expect(places.current(meetingId)?.shown?.page).toBe(3)
})
