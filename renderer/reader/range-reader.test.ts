import { expect, test, vi } from 'vitest'
import { FailureError, type Failure } from '../../protocol/failures.ts'
import { RangeReader } from './range-reader.ts'

function readerOver(read: (begin: number, end: number) => Promise<Uint8Array>) {
  const told: (string | Failure)[] = []
  const reader = new RangeReader({
    read,
    onMissing: (failure) => told.push(`missing ${failure.kind}`),
    onArrived: () => told.push('arrived'),
    onRefused: (failure) => told.push(`refused ${failure.kind}`),
  })
  return { reader, told }
}

const bytes = (begin: number, end: number) =>
  Uint8Array.from({ length: end - begin }, (_, i) => (begin + i) % 251)

test('hands on what the core answers', async () => {
  const { reader, told } = readerOver(async (begin, end) => bytes(begin, end))
  expect(await reader.read(10, 20)).toEqual(bytes(10, 20))
  expect(told).toEqual([])
})

test('a long piece is read in parts and comes back whole', async () => {
  let longest = 0
  const { reader } = readerOver(async (begin, end) => {
    longest = Math.max(longest, end - begin)
    return bytes(begin, end)
  })
  const end = 2_500_000
  const whole = await reader.read(0, end)
  expect(whole?.length).toBe(end)
  expect(whole?.every((byte, at) => byte === at % 251)).toBe(true)
  expect(longest).toBeLessThanOrEqual(1024 * 1024)
})

test('a piece that is not here is said to be missing once, and read as soon as something changed', async () => {
  let isHere = false
  let asked = Promise.withResolvers<void>()
  const { reader, told } = readerOver(async (begin, end) => {
    asked.resolve()
    if (!isHere) throw new FailureError('paper-not-here')
    return bytes(begin, end)
  })
  const reading = reader.read(0, 4)
  await asked.promise
  await vi.waitFor(() => expect(told).toEqual(['missing paper-not-here']))
  asked = Promise.withResolvers()
  reader.retry()
  await asked.promise
  isHere = true
  reader.retry()
  expect(await reading).toEqual(bytes(0, 4))
  expect(told).toEqual(['missing paper-not-here', 'arrived'])
})

test('it also asks again by itself after a while', async () => {
  vi.useFakeTimers()
  try {
    let attempts = 0
    const { reader } = readerOver(async (begin, end) => {
      attempts += 1
      if (attempts < 4) throw new FailureError('hub-timeout')
      return bytes(begin, end)
    })
    const reading = reader.read(0, 4)
    await vi.runAllTimersAsync()
    expect(await reading).toEqual(bytes(0, 4))
    expect(attempts).toBe(4)
  } finally {
    vi.useRealTimers()
  }
})

test('a refusal that trying again will not change is told once and ends it', async () => {
  const { reader, told } = readerOver(async () => {
    throw new FailureError('not-found')
  })
  expect(await reader.read(0, 4)).toBeNull()
  expect(told).toEqual(['refused not-found'])
})

test('closing lets go of what still waits', async () => {
  const { reader, told } = readerOver(async () => {
    throw new FailureError('paper-not-here')
  })
  const reading = reader.read(0, 4)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  reader.close()
  expect(await reading).toBeNull()
})
