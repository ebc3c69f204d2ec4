import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaEntries } from './agenda-tree.ts'
import type { AgendaItemRow } from '../protocol/rows/agenda-item.ts'

const item = (id: string, position: string, parentId: string | null = null): AgendaItemRow => ({
  id,
  meetingId: 'meeting',
  parentId,
  position,
  title: id,
  presenter: '',
  plannedMinutes: null,
})
const numbers = (...items: Parameters<typeof agendaEntries>[0]) =>
  agendaEntries(items).map((entry) => `${entry.number} ${entry.item.id}`)

test('items are numbered depth first, in the order of their positions', () => {
  expect(
    numbers(item('c', 'a2'), item('b2', 'a1', 'b'), item('a', 'a0'), item('b', 'a1'), item('b1', 'a0', 'b')),
  ).toEqual(['1 a', '2 b', '2.1 b1', '2.2 b2', '3 c'])
})

test('positions are compared by code unit: Z comes before a', () => {
  expect(numbers(item('second', 'a'), item('first', 'Z'))).toEqual(['1 first', '2 second'])
})

test('equal positions give the same order on every laptop', () => {
  const one = item('x', 'a')
  const two = item('y', 'a')
  expect(numbers(one, two)).toEqual(numbers(two, one))
})

test('an item whose parent is not here stands at the top', () => {
  expect(numbers(item('a', 'a0'), item('orphan', 'a1', 'gone'))).toEqual(['1 a', '2 orphan'])
})

test('items that name each other as parent are still shown, once', () => {
  const ids = agendaEntries([item('a', 'a0', 'b'), item('b', 'a1', 'a'), item('c', 'a2', 'c')]).map(
    (entry) => entry.item.id,
  )
  expect(ids.toSorted()).toEqual(['a', 'b', 'c'])
})

test('whatever the parents are, rings and strangers included, every item is shown exactly once', () => {
  const shapes = fc.array(
    fc.record({ parent: fc.integer({ min: -2, max: 5 }), position: fc.constantFrom('a0', 'a1', 'b') }),
    { minLength: 6, maxLength: 6 },
  )
  fc.assert(
    fc.property(shapes, (shape) => {
      const items = shape.map(({ parent, position }, index) =>
        item(`i${index}`, position, parent === -1 ? null : `i${parent}`),
      )
      const shown = agendaEntries(items).map((entry) => entry.item.id)
      expect(shown.toSorted()).toEqual(items.map((each) => each.id))
    }),
  )
})
