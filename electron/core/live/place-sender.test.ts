import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ShowPlace } from '../../../protocol/live/place.ts'
import { fakeLink } from '../testing/fake-link.ts'
import { createPlaceSender } from './place-sender.ts'

const [meetingId, documentId] = [newId(), newId()]
const at = (page: number, x: number | null = null): ShowPlace => ({
  meetingId,
  shown: { documentId, page, pointer: x === null ? null : { x, y: 0.5 } },
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start() {
  const link = fakeLink(() => null)
  const sender = createPlaceSender(link, () => link.isUp)
  return { link, sender, sent: () => link.asked.map((asked) => asked.payload) }
}

test('every page turn goes out at once, however quickly they come', async () => {
  const { sender, sent } = start()
  for (let page = 1; page <= 30; page += 1) await sender.show(at(page))
  expect(sent()).toEqual(Array.from({ length: 30 }, (_, index) => at(index + 1)))
})

test('the pointer goes out at most 15 times a second, and its last position always', async () => {
  const { sender, sent } = start()
  for (let step = 0; step < 1000; step += 1) {
    await sender.show(at(1, step / 1000))
    await vi.advanceTimersByTimeAsync(1)
  }
  await vi.advanceTimersByTimeAsync(100)
  expect(sent().length).toBeGreaterThan(12)
  expect(sent().length).toBeLessThanOrEqual(17)
  expect(sent().at(-1)).toEqual(at(1, 0.999))
})

test('a page turn overtakes a pointer position that waits', async () => {
  const { sender, sent } = start()
  await sender.show(at(1, 0.1))
  await sender.show(at(1, 0.2))
  await sender.show(at(2))
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent()).toEqual([at(1, 0.1), at(2)])
})

test('during a blip only the newest place waits, and goes out when the hub is back', async () => {
  const { link, sender, sent } = start()
  link.isUp = false
  const first = sender.show(at(1))
  const second = sender.show(at(2))
  await first // overtaken
  link.isUp = true
  sender.onReady()
  await second
  expect(sent()).toEqual([at(2)])
})

test('a place that could not be sent for some seconds is given up and never fires late', async () => {
  const { link, sender, sent } = start()
  link.isUp = false
  const shown = expect(sender.show(at(1))).rejects.toThrow('hub-unreachable')
  await vi.advanceTimersByTimeAsync(5001)
  await shown
  link.isUp = true
  sender.onReady()
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent()).toEqual([])
})
