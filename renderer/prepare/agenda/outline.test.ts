import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import { dropPlace } from './drop-place.ts'
import { agendaEntries } from '../../../meeting/agenda-tree.ts'
import {
  childrenOf,
  heightOf,
  indent,
  insertAt,
  linesBelow,
  maxDepth,
  moveBy,
  moveTo,
  outdent,
  placeBelow,
} from './outline.ts'

const row = (id: string, parentId: string | null, position: string): AgendaItemRow => ({
  id,
  meetingId: 'm',
  parentId,
  position,
  title: id,
  presenter: '',
  plannedMinutes: null,
})

/** "a b(c d(e)) f" as rows. */
const items = [
  row('f', null, 'a2'),
  row('a', null, 'a0'),
  row('d', 'b', 'a1'),
  row('b', null, 'a1'),
  row('c', 'b', 'a0'),
  row('e', 'd', 'a0'),
]

const drawn = (rows: readonly AgendaItemRow[]) =>
  agendaEntries(rows).map((line) => `${line.number} ${line.item.id}`)

function after(change: readonly AgendaItemRow[] | null): string[] {
  const changed = new Map((change ?? []).map((one) => [one.id, one]))
  const known = new Set(items.map((one) => one.id))
  return drawn([
    ...items.map((one) => changed.get(one.id) ?? one),
    ...(change ?? []).filter((one) => !known.has(one.id)),
  ])
}

const lines = agendaEntries(items)

test('items are numbered as they read, in order of position', () => {
  expect(drawn(items)).toEqual(['1 a', '2 b', '2.1 c', '2.2 d', '2.2.1 e', '3 f'])
})

test('a row whose parent is gone, and rows in a circle, are still there', () => {
  const torn = [row('x', 'gone', 'a0'), row('y', 'z', 'a1'), row('z', 'y', 'a2'), row('a', null, 'a5')]
  expect(
    agendaEntries(torn)
      .map((line) => line.item.id)
      .toSorted(),
  ).toEqual(['a', 'x', 'y', 'z'])
})

test('indent makes an item the last child of the one before it; the first can’t be', () => {
  expect(after(indent(lines, 'f'))).toEqual(['1 a', '2 b', '2.1 c', '2.2 d', '2.2.1 e', '2.3 f'])
  expect(indent(lines, 'a')).toBeNull()
  expect(indent(lines, 'c')).toBeNull()
})

test('indent never makes the outline deeper than it is numbered', () => {
  expect(indent(lines, 'b')).toBeNull() // b has two levels below it
  expect(indent(lines, 'd')).toBeNull() // d would take e to a fourth level
})

test('outdent puts an item right after its parent and takes what is below it along', () => {
  expect(after(outdent(lines, 'd'))).toEqual(['1 a', '2 b', '2.1 c', '3 d', '3.1 e', '4 f'])
  expect(outdent(lines, 'a')).toBeNull()
})

test('an item moves among its siblings and stops at the edge', () => {
  expect(after(moveBy(lines, 'f', -1))).toEqual(['1 a', '2 f', '3 b', '3.1 c', '3.2 d', '3.2.1 e'])
  expect(moveBy(lines, 'a', -1)).toBeNull()
  expect(moveBy(lines, 'd', 1)).toBeNull()
})

test('a new line comes right below on the page: as first child where there are children, else as next sibling', () => {
  const made = { id: 'new', meetingId: 'm', title: 'new', presenter: '', plannedMinutes: null }
  expect(after(insertAt(lines, placeBelow(lines, 'b'), made))[2]).toBe('2.1 new')
  expect(after(insertAt(lines, placeBelow(lines, 'e'), made))[5]).toBe('2.2.2 new')
  expect(after(insertAt(lines, placeBelow(lines, null), made)).at(-1)).toBe('4 new')
})

test('what lies below an item is found, however deep', () => {
  expect(linesBelow(lines, 'b').map((line) => line.item.id)).toEqual(['c', 'd', 'e'])
  expect(linesBelow(lines, 'f')).toEqual([])
  expect(heightOf(lines, 'b')).toBe(2)
  expect(childrenOf(lines, 'b').map((item) => item.id)).toEqual(['c', 'd'])
})

test('a dragged line stands after the line below it was dropped on, at the level it was pulled to', () => {
  expect(dropPlace(lines, 'a', 'f', 0)).toEqual({ parentId: null, index: 2, depth: 0 })
  expect(dropPlace(lines, 'a', 'f', 1)).toEqual({ parentId: 'f', index: 0, depth: 1 })
  expect(dropPlace(lines, 'f', 'c', 1)).toEqual({ parentId: 'b', index: 0, depth: 1 })
  expect(dropPlace(lines, 'f', 'f', 1)).toEqual({ parentId: 'b', index: 2, depth: 1 })
  expect(dropPlace(lines, 'f', 'f', 2)).toEqual({ parentId: 'd', index: 1, depth: 2 })
})

test('a line can’t be dropped into itself, nor tear another from its parent', () => {
  expect(dropPlace(lines, 'b', 'e', 0)).toBeNull()
  expect(dropPlace(lines, 'b', 'f', 3)).toEqual({ parentId: null, index: 2, depth: 0 })
})

test('any drop on any tree gives a tree with the same lines, none too deep, the dragged one at the place foretold', () => {
  const tree = fc.array(fc.record({ parent: fc.nat(), position: fc.stringMatching(/^[0-9A-Za-z]{1,3}$/) }), {
    minLength: 1,
    maxLength: 12,
  })
  let drops = 0
  fc.assert(
    fc.property(tree, fc.nat(), fc.nat(), fc.integer({ min: -3, max: 3 }), (shape, from, over, levels) => {
      const rows: AgendaItemRow[] = []
      for (const [i, { parent, position }] of shape.entries()) {
        const above = rows[parent % (i + 1)]
        const isDeep = above !== undefined && (depthIn(rows, above) >= maxDepth || above.id === `i${i}`)
        rows.push(row(`i${i}`, above === undefined || isDeep ? null : above.id, position))
      }
      const before = agendaEntries(rows)
      const dragged = rows[from % rows.length]?.id ?? ''
      const place = dropPlace(before, dragged, rows[over % rows.length]?.id ?? '', levels)
      if (place === null) return
      drops += 1
      const changed = new Map(
        moveTo(before, dragged, place.parentId, place.index).map((one) => [one.id, one]),
      )
      const result = agendaEntries(rows.map((one) => changed.get(one.id) ?? one))
      expect(result.map((line) => line.item.id).toSorted()).toEqual(rows.map((one) => one.id).toSorted())
      expect(Math.max(...result.map((line) => line.depth))).toBeLessThanOrEqual(maxDepth)
      const landed = result.find((line) => line.item.id === dragged)
      expect(landed?.depth).toBe(place.depth)
      expect(landed?.item.parentId).toBe(place.parentId)
    }),
  )
  expect(drops).toBeGreaterThan(20)
})

function depthIn(rows: readonly AgendaItemRow[], item: AgendaItemRow): number {
  const parent = rows.find((one) => one.id === item.parentId)
  return parent === undefined ? 0 : depthIn(rows, parent) + 1
}
