import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byPosition, type Placed } from '../../../meeting/agenda-tree.ts'
import { placeAt, positionsAtEnd } from './positions.ts'

const position = fc.stringMatching(/^[0-9A-Za-z]{1,6}$/)

/** Any rows the wire allows, also ones another program placed by another scheme or at the same place. */
const siblings = fc
  .array(position, { maxLength: 12 })
  .map((positions) => positions.map((at, i) => ({ id: `s${i}`, position: at })).toSorted(byPosition))

test('a row ends up at the index asked for, whatever positions its siblings have', () => {
  fc.assert(
    fc.property(siblings, fc.nat(12), (list, wanted) => {
      const index = Math.min(wanted, list.length)
      const changed = new Map(placeAt(list, index, 'new').map((one) => [one.id, one.position]))
      const after: Placed[] = [...list, { id: 'new', position: '' }].map((one) => ({
        id: one.id,
        position: changed.get(one.id) ?? one.position,
      }))
      const expected = list.map((one) => one.id)
      expected.splice(index, 0, 'new')
      expect(after.toSorted(byPosition).map((one) => one.id)).toEqual(expected)
    }),
  )
})

test('a move between two well-placed neighbours changes one row only', () => {
  const list = positionsAtEnd([], 3).map((at, i) => ({ id: `s${i}`, position: at }))
  expect(placeAt(list, 1, 'new')).toHaveLength(1)
})

test('two rows at the same place are told apart by making room, not by an error', () => {
  const list = [
    { id: 'a', position: 'a0' },
    { id: 'b', position: 'a0' },
  ]
  expect(placeAt(list, 1, 'new')).toHaveLength(3)
})

test('rows added at the end come after every other, in order', () => {
  fc.assert(
    fc.property(siblings, fc.integer({ min: 1, max: 30 }), (list, count) => {
      const made = positionsAtEnd(list, count)
      const last = list.at(-1)?.position
      expect(made).toHaveLength(count)
      expect(made.toSorted()).toEqual(made)
      if (last !== undefined) expect(made.every((at) => at > last)).toBe(true)
      expect(made.every((at) => /^[0-9A-Za-z]{1,200}$/.test(at))).toBe(true)
    }),
  )
})
