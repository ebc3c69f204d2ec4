import { expect, test } from 'vitest'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { newMotion } from '../motion/new-motion.ts'
import { draftMeeting } from '../saving/draft-meeting.ts'
import { removalOfItem, removalOfPapers } from './removal.ts'

const meetingId = 'm'
const item = (id: string, parentId: string | null) => ({
  id,
  meetingId,
  parentId,
  position: `a${id}`,
  title: id,
  presenter: '',
  plannedMinutes: null,
})
const paper = (id: string, itemId: string) => ({
  document: {
    id,
    meetingId,
    itemId,
    position: 'a0',
    title: id,
    fileName: `${id}.pdf`,
    version: 1,
    sha256: '0'.repeat(64),
    sizeBytes: 1,
    pageCount: 1,
    audience: 'everyone' as const,
  },
  readyBytes: 1,
  isReady: true,
})
const question = (id: string, itemId: string, documentId: string | null) => ({
  id,
  meetingId,
  itemId,
  position: 'a0',
  motion: { ...newMotion('ubnd', documentId), text: id },
})

/** 1 › 1.1, and 2; each with a paper; questions that point across. */
const draft: OpenMeeting = {
  meeting: {
    id: meetingId,
    title: 'Phiên họp',
    kind: 'ubnd',
    unit: '',
    place: '',
    startsAtMs: 0,
    quorum: { numerator: 2, denominator: 3 },
    status: 'draft',
  },
  me: null,
  items: [item('1', null), item('11', '1'), item('2', null)],
  papers: [paper('d1', '1'), paper('d11', '11'), paper('d2', '2')],
  participants: [],
  motions: [question('q1', '11', 'd2'), question('q2', '2', 'd11'), question('q3', '2', 'd2')],
  readiness: [],
}

test('an item goes with all below it; nothing that stays points to what went', () => {
  const left = draftMeeting(draft, removalOfItem(draft, '1'))
  expect(left.items.map((row) => row.id)).toEqual(['2'])
  expect(left.papers.map((one) => one.document.id)).toEqual(['d2'])
  expect(left.motions.map((row) => [row.id, row.motion.documentId])).toEqual([
    ['q2', null],
    ['q3', 'd2'],
  ])
})

test('a question outlives its paper', () => {
  const left = draftMeeting(draft, removalOfPapers(draft, ['d2']))
  expect(left.papers.map((one) => one.document.id)).toEqual(['d1', 'd11'])
  expect(left.motions.map((row) => [row.id, row.motion.documentId])).toEqual([
    ['q1', null],
    ['q2', 'd11'],
    ['q3', null],
  ])
})
