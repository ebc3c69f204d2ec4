import { expect, test } from 'vitest'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import { insertPasted } from './insert-pasted.ts'
import { agendaEntries } from '../../../meeting/agenda-tree.ts'
import { pastedAgenda } from './pasted-agenda.ts'

test('a numbered agenda becomes items on levels, its own numbers dropped', () => {
  const text = '1. Khai mạc\r\n2. Dự toán 2027\n2.1. Thu ngân sách\n2.2 Chi ngân sách\n\n3) Bế mạc\n'
  expect(pastedAgenda(text)).toEqual([
    { title: 'Khai mạc', depth: 0 },
    { title: 'Dự toán 2027', depth: 0 },
    { title: 'Thu ngân sách', depth: 1 },
    { title: 'Chi ngân sách', depth: 1 },
    { title: 'Bế mạc', depth: 0 },
  ])
})

test('Roman numbers, letters and dashes are read as levels too', () => {
  expect(pastedAgenda('I. Kinh tế\n1. Thu\na) Thuế\n- Phí\nII. Xã hội')).toEqual([
    { title: 'Kinh tế', depth: 0 },
    { title: 'Thu', depth: 1 },
    { title: 'Thuế', depth: 2 },
    { title: 'Phí', depth: 2 },
    { title: 'Xã hội', depth: 0 },
  ])
})

test('a title that begins with a number keeps it', () => {
  expect(pastedAgenda('2027: dự toán\n5 năm thực hiện Nghị quyết')).toEqual([
    { title: '2027: dự toán', depth: 0 },
    { title: '5 năm thực hiện Nghị quyết', depth: 0 },
  ])
})

test('levels never jump', () => {
  expect(pastedAgenda('1.1.1 Mục\n2.1.1.1 Mục').map((line) => line.depth)).toEqual([0, 1])
})

test('decomposed letters from a PDF come out composed', () => {
  expect(pastedAgenda('Dự toán'.normalize('NFD'))[0]?.title).toBe('Dự toán')
})

test('pasted lines become rows after the item they were pasted into, on their levels', () => {
  const row = (id: string, position: string, title = id): AgendaItemRow => ({
    id,
    meetingId: 'm',
    parentId: null,
    position,
    title,
    presenter: '',
    plannedMinutes: null,
  })
  const items = [row('a', 'a0', ''), row('z', 'a1')]
  let made = 0
  const changed = insertPasted(
    items,
    row('a', 'a0', ''),
    pastedAgenda('1. A\n1.1 B\n1.2 C\n2. D'),
    (title) => ({
      id: `new${(made += 1)}`,
      meetingId: 'm',
      title,
      presenter: '',
      plannedMinutes: null,
    }),
  )
  const after = new Map([...items, ...changed].map((one) => [one.id, one]))
  expect(agendaEntries([...after.values()]).map((line) => `${line.number} ${line.item.title}`)).toEqual([
    '1 A',
    '1.1 B',
    '1.2 C',
    '2 D',
    '3 z',
  ])
})
