import { expect, test } from 'vitest'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { Audience } from '../../../protocol/rows/document.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import type { MeetingRole } from '../../../protocol/rows/participant.ts'
import { readinessOf, roadOf } from './road.ts'

const meetingId = 'm'
const person = (id: string, role: MeetingRole, isMember: boolean) => ({
  id,
  meetingId,
  personId: `person-${id}`,
  position: 'a0',
  name: id,
  jobTitle: '',
  unit: '',
  role,
  isMember,
})
const paper = (id: string, audience: Audience = 'everyone') => ({
  document: {
    id,
    meetingId,
    itemId: 'i',
    position: 'a0',
    title: id,
    fileName: `${id}.pdf`,
    version: 1,
    sha256: '0'.repeat(64),
    sizeBytes: 1,
    pageCount: 1,
    audience,
  },
  readyBytes: 1,
  isReady: true,
})
const report = (id: string, readyDocuments: number, totalDocuments: number) => ({
  id,
  meetingId,
  personId: `person-${id}`,
  readyDocuments,
  totalDocuments,
  reportedAtMs: 5,
})

function open(status: MeetingRow['status'], change: Partial<OpenMeeting> = {}): OpenMeeting {
  return {
    meeting: {
      id: meetingId,
      title: 'Phiên họp',
      kind: 'ubnd',
      unit: '',
      place: '',
      startsAtMs: 1000,
      quorum: { numerator: 2, denominator: 3 },
      status,
    },
    me: null,
    items: [
      {
        id: 'i',
        meetingId,
        parentId: null,
        position: 'a0',
        title: 'Mục',
        presenter: '',
        plannedMinutes: null,
      },
    ],
    papers: [paper('d')],
    participants: [person('chair', 'chair', true), person('secretary', 'secretary', false)],
    motions: [],
    readiness: [],
    ...change,
  }
}

const road = (meeting: OpenMeeting, nowMs = 0) =>
  roadOf({ open: meeting, nowMs, runningUploads: 0, failedUploads: 0 })

test('an empty draft asks for its first item, then for people, then to be published', () => {
  const empty = road(open('draft', { items: [], papers: [], participants: [] }))
  expect([empty.current, empty.next, empty.canPublish]).toEqual(['compose', 'add-item', false])
  expect(empty.missing).toEqual(['no-items', 'no-people', 'no-chair', 'no-papers'])
  expect(road(open('draft', { participants: [person('s', 'secretary', false)] })).next).toBe('add-people')
  const whole = road(open('draft'))
  expect([whole.current, whole.next, whole.canPublish, whole.missing]).toEqual([
    'publish',
    'publish',
    true,
    [],
  ])
})

test('a meeting without members can’t be published; one without a chair can, with a warning', () => {
  const noMembers = road(open('draft', { participants: [person('g', 'guest', false)] }))
  expect([noMembers.canPublish, noMembers.missing]).toEqual([false, ['no-members', 'no-chair']])
  const noChair = road(open('draft', { participants: [person('d', 'delegate', true)] }))
  expect([noChair.canPublish, noChair.missing]).toEqual([true, ['no-chair']])
})

test('two chairs, a time gone by and uploads under way are said', () => {
  const meeting = open('draft', { participants: [person('a', 'chair', true), person('b', 'chair', true)] })
  const { missing } = roadOf({ open: meeting, nowMs: 2000, runningUploads: 1, failedUploads: 2 })
  expect(missing).toEqual(['many-chairs', 'uploads-running', 'uploads-failed', 'time-past'])
})

test('a published meeting waits for laptops, then for its chair', () => {
  expect([road(open('published')).current, road(open('published')).next]).toEqual(['ready', 'print-slips'])
  const ready = open('published', { readiness: [report('chair', 1, 1), report('secretary', 1, 1)] })
  expect([road(ready).current, road(ready).next]).toEqual(['hold', 'none'])
  expect(road(open('live')).current).toBe('hold')
  expect(road(open('ended')).current).toBe('end')
})

test('a laptop is ready when it holds what its person may read, and not by an old report', () => {
  const guest = person('guest', 'guest', false)
  const meeting = open('published', {
    participants: [person('chair', 'chair', true), guest],
    papers: [paper('d'), paper('closed', 'members'), paper('named', ['person-guest'])],
    readiness: [report('chair', 1, 1), report('guest', 2, 2)],
  })
  const { people, readyCount } = readinessOf(meeting)
  expect(people.map((one) => [one.isReady, one.readyDocuments, one.totalDocuments])).toEqual([
    [false, 1, 3],
    [true, 2, 2],
  ])
  expect(readyCount).toBe(1)
})

test('a laptop that never reported is not ready, even where there is nothing to fetch', () => {
  const { people } = readinessOf(open('published', { papers: [] }))
  expect(people.map((one) => [one.isReady, one.reportedAtMs])).toEqual([
    [false, null],
    [false, null],
  ])
})
