import { expect, it } from 'vitest'
import { Attempts } from './attempts.ts'

function atTime(): { now: () => number; pass(ms: number): void } {
  let ms = 1_000_000
  return { now: () => ms, pass: (more) => (ms += more) }
}

it('lets a few failures through, then none, then one after each refill', () => {
  const clock = atTime()
  const attempts = new Attempts({ burst: 3, refillMs: 1000 }, clock.now)
  expect([1, 2, 3, 4].map(() => attempts.take('a'))).toEqual([true, true, true, false])
  expect(attempts.take('b')).toBe(true)
  clock.pass(999)
  expect(attempts.take('a')).toBe(false)
  clock.pass(1)
  expect([attempts.take('a'), attempts.take('a')]).toEqual([true, false])
  clock.pass(1_000_000)
  expect([1, 2, 3, 4].map(() => attempts.take('a'))).toEqual([true, true, true, false])
})

it('counts no success', () => {
  const attempts = new Attempts({ burst: 2, refillMs: 1000 }, () => 0)
  for (let round = 0; round < 100; round += 1) {
    expect(attempts.take('a')).toBe(true)
    attempts.giveBack('a')
  }
})

it('is not confused by a clock that goes back', () => {
  const clock = atTime()
  const attempts = new Attempts({ burst: 1, refillMs: 1000 }, clock.now)
  attempts.take('a')
  clock.pass(-500_000)
  expect(attempts.take('a')).toBe(false)
  clock.pass(1000)
  expect(attempts.take('a')).toBe(true)
})

it('forgets the longest untouched key when there are too many', () => {
  const attempts = new Attempts({ burst: 1, refillMs: 1_000_000 }, () => 0)
  attempts.take('first')
  attempts.take('second')
  for (let index = 0; index < 19_998; index += 1) attempts.take(`key ${index}`)
  attempts.take('second') // touched again
  attempts.take('one more')
  expect(attempts.take('second')).toBe(false)
  expect(attempts.take('first')).toBe(true)
})
