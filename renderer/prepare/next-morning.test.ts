import { expect, test } from 'vitest'
import { nextMorning } from './next-morning.ts'

test.each([
  ['Thursday evening', new Date(2026, 10, 26, 21, 30), new Date(2026, 10, 27, 8)],
  ['Friday', new Date(2026, 10, 27, 7), new Date(2026, 10, 30, 8)],
  ['Sunday', new Date(2026, 10, 29), new Date(2026, 10, 30, 8)],
  ['the last day of a year', new Date(2026, 11, 31, 12), new Date(2027, 0, 1, 8)],
])('after %s comes eight o’clock on a working day', (_, now, expected) => {
  expect(nextMorning(now.getTime())).toBe(expected.getTime())
})
