import { expect, test } from 'vitest'
import { restingWheel, rollWheel, type WheelRoll } from './wheel-turn.ts'

/** The turns a stream of events makes. */
function turns(rolls: readonly WheelRoll[]): number[] {
  let state = restingWheel
  return rolls.flatMap((roll) => {
    const rolled = rollWheel(state, roll)
    state = rolled.state
    return rolled.turn === 0 ? [] : [rolled.turn]
  })
}

const notch = (atMs: number, deltaY = 100, canScroll = false): WheelRoll => ({ atMs, deltaY, canScroll })

test('one notch at the edge turns one page, either way', () => {
  expect(turns([notch(0)])).toEqual([1])
  expect(turns([notch(0, -100)])).toEqual([-1])
})

test('a stream that scrolled down to the end does not fall into the next page', () => {
  expect(turns([notch(0, 100, true), notch(50, 100, true), notch(100), notch(150), notch(300)])).toEqual([])
})

test('after a pause at the end, the next notch turns', () => {
  expect(turns([notch(0, 100, true), notch(50), notch(400)])).toEqual([1])
})

test("a touchpad's long flick turns one page, not ten", () => {
  const flick = Array.from({ length: 30 }, (_, index) => notch(index * 10, 12))
  expect(turns(flick)).toEqual([1])
})

test('who keeps rolling turns on, slower', () => {
  const rolling = Array.from({ length: 20 }, (_, index) => notch(index * 100, 100))
  const turned = turns(rolling)
  expect(turned.length).toBeGreaterThan(2)
  expect(turned.length).toBeLessThan(6)
})

test('after a turn, the same stream scrolls the new page and does not turn again at its end', () => {
  const stream = [
    notch(0),
    notch(60, 100, true),
    notch(120, 100, true),
    notch(180),
    notch(600 - 240),
    notch(500),
  ]
  expect(turns(stream)).toEqual([1])
})
