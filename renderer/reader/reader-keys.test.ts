import { expect, test } from 'vitest'
import { readerKey, type KeyPress, type ScrollRoom } from './reader-keys.ts'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
})
const whole: ScrollRoom = { up: false, down: false, across: false }
const long: ScrollRoom = { up: true, down: true, across: false }

test("a presenter remote's keys turn the page, however the page is zoomed", () => {
  for (const room of [whole, long, { ...long, across: true }]) {
    expect(readerKey(press('PageDown'), room)).toEqual({ do: 'turn', by: 1 })
    expect(readerKey(press('PageUp'), room)).toEqual({ do: 'turn', by: -1 })
  }
})

test('arrows turn a whole page, and look around in one that is larger than its box', () => {
  expect(readerKey(press('ArrowDown'), whole)).toEqual({ do: 'turn', by: 1 })
  expect(readerKey(press('ArrowDown'), long)).toEqual({ do: 'scroll', by: 1, far: false })
  expect(readerKey(press('ArrowLeft'), long)).toEqual({ do: 'turn', by: -1 })
  expect(readerKey(press('ArrowLeft'), { ...long, across: true })).toBeNull()
})

test('Space reads on: a screen further, then the next page; with Shift back', () => {
  expect(readerKey(press(' '), long)).toEqual({ do: 'scroll', by: 1, far: true })
  expect(readerKey(press(' '), whole)).toEqual({ do: 'turn', by: 1 })
  expect(readerKey(press(' ', { shiftKey: true }), whole)).toEqual({ do: 'turn', by: -1 })
})

test('Home, End and the zoom keys do what they say, the zoom keys with Ctrl too', () => {
  expect(readerKey(press('Home'), long)).toEqual({ do: 'jump', to: 'first' })
  expect(readerKey(press('End'), long)).toEqual({ do: 'jump', to: 'last' })
  for (const ctrlKey of [false, true]) {
    expect(readerKey(press('=', { ctrlKey }), whole)).toEqual({ do: 'zoom', by: 1 })
    expect(readerKey(press('-', { ctrlKey }), whole)).toEqual({ do: 'zoom', by: -1 })
    expect(readerKey(press('0', { ctrlKey }), whole)).toEqual({ do: 'fit' })
  }
})

test("other keys, and the system's combinations, are left alone", () => {
  expect(readerKey(press('b'), whole)).toBeNull()
  expect(readerKey(press('PageDown', { ctrlKey: true }), whole)).toBeNull()
  expect(readerKey(press('ArrowLeft', { altKey: true }), whole)).toBeNull()
})
