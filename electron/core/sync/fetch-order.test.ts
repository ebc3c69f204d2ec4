import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import { fetchOrder } from './fetch-order.ts'

function item(meetingId: string, position: string, parentId: string | null = null): AgendaItemRow {
  return { id: newId(), meetingId, parentId, position, title: position, presenter: '', plannedMinutes: null }
}

function paper(of: AgendaItemRow, position: string): DocumentRow {
  const { id: itemId, meetingId } = of
  return {
    id: newId(),
    meetingId,
    itemId,
    position,
    title: `${of.title}/${position}`,
    fileName: 'a.pdf',
    version: 1,
    sha256: 'a'.repeat(64),
    sizeBytes: 1,
    pageCount: 1,
    audience: 'everyone',
  }
}

function meeting(status: MeetingRow['status'], startsAtMs: number): MeetingRow {
  const quorum = { numerator: 2, denominator: 3 }
  return { id: newId(), title: 'x', kind: 'ubnd', unit: '', place: '', startsAtMs, quorum, status }
}

const byId = <T extends { id: string }>(...rows: T[]) => new Map(rows.map((row) => [row.id, row]))

test('the item under discussion first, then agenda order, then other meetings by how soon they are', () => {
  const [open, tomorrow, nextWeek, over] = [
    meeting('live', 100),
    meeting('published', 200),
    meeting('published', 900),
    meeting('ended', 50),
  ]
  if (!open || !tomorrow || !nextWeek || !over) throw new Error('four')
  const [first, second] = [item(open.id, 'a0'), item(open.id, 'a1')]
  const child = item(open.id, 'a0', first.id)
  const others = [item(over.id, 'z0'), item(nextWeek.id, 'n0'), item(tomorrow.id, 't0')]
  const papers = [
    ...others.map((each) => paper(each, 'p0')),
    paper(second, 'p1'),
    paper(second, 'p0'),
    paper(child, 'c0'),
    paper(first, 'f0'),
  ]
  const tables = {
    meeting: byId(over, nextWeek, tomorrow, open),
    agendaItem: byId(...others, second, child, first),
    document: byId(...papers),
    participant: new Map<string, never>(),
    motion: new Map<string, never>(),
    readiness: new Map<string, never>(),
  }
  const titles = (itemId: string | null) =>
    fetchOrder(tables, { meetingId: open.id, itemId }).map((each) => each.title)
  expect(titles(second.id)).toEqual(['a1/p0', 'a1/p1', 'a0/f0', 'a0/c0', 't0/p0', 'n0/p0', 'z0/p0'])
  expect(titles(null).slice(0, 4)).toEqual(['a0/f0', 'a0/c0', 'a1/p0', 'a1/p1'])
})
