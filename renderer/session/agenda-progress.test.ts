import { expect, test } from 'vitest'
import { itemMarks, nextEntry, usedMs } from './agenda-progress.ts'
import { agendaEntries } from '../../meeting/agenda-tree.ts'
import { item, opened, started, stateAfter } from './testing.ts'

const entries = agendaEntries([
  item('a', 'a0'),
  item('heading', 'a1'),
  item('b', 'a0', 'heading'),
  item('c', 'a1', 'heading'),
  item('d', 'a2'),
])
const empty = () => false

const marks = (state: ReturnType<typeof stateAfter>) => Object.fromEntries(itemMarks(entries, state, empty))

test('before the start no item is marked', () => {
  expect(new Set(itemMarks(entries, stateAfter(), empty).values())).toEqual(new Set(['later']))
})

test('done, now and next follow the log', () => {
  expect(marks(stateAfter(started, opened('a'), opened('b')))).toEqual({
    a: 'done',
    heading: 'later',
    b: 'now',
    c: 'next',
    d: 'later',
  })
})

test('a heading is done when everything below it is, and is never the next step itself', () => {
  const state = stateAfter(started, opened('a'), opened('b'), opened('c'), opened('d'))
  expect(marks(state)['heading']).toBe('done')
  expect(nextEntry(entries, stateAfter(started, opened('a')), empty)?.item.id).toBe('b')
})

test('an item that holds papers and others below it is opened itself', () => {
  const hasContent = (id: string) => id === 'heading'
  expect(nextEntry(entries, stateAfter(started, opened('a')), hasContent)?.item.id).toBe('heading')
})

test('an item that was skipped comes up again at the end, and then nothing', () => {
  expect(nextEntry(entries, stateAfter(started, opened('a'), opened('c'), opened('d')), empty)?.item.id).toBe(
    'b',
  )
  const all = stateAfter(started, opened('a'), opened('c'), opened('d'), opened('b'))
  expect(nextEntry(entries, all, empty)).toBeNull()
})

test('minutes used are the sum of all times an item was open, the running one up to now', () => {
  const state = stateAfter(started, opened('a'), opened('b'), opened('a'))
  expect(usedMs(state, 'a', 10_000)).toBe(1000 + 6000)
  expect(usedMs(state, 'b', 10_000)).toBe(1000)
})

test('a clock that runs behind the log never gives negative minutes', () => {
  expect(usedMs(stateAfter(started, opened('a')), 'a', 0)).toBe(0)
})
