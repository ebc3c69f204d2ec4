import { expect, test } from 'vitest'
import type { MeetingSummary } from '../../protocol/app/state.ts'
import { groupMeetings } from './meeting-order.ts'

const now = new Date(2026, 10, 23, 14, 5).getTime()
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

function summary(
  id: string,
  startsAtMs: number,
  status: MeetingSummary['meeting']['status'],
): MeetingSummary {
  return {
    meeting: {
      id,
      title: id,
      kind: 'ubnd',
      unit: '',
      place: '',
      startsAtMs,
      quorum: { numerator: 2, denominator: 3 },
      status,
    },
    myRole: 'delegate',
    documentCount: 0,
    readyDocumentCount: 0,
    totalBytes: 0,
    readyBytes: 0,
  }
}

const ids = (list: readonly MeetingSummary[]) => list.map((one) => one.meeting.id)

test("today's meeting comes first, the running one before all", () => {
  const groups = groupMeetings(
    [
      summary('tomorrow', at(24, 8), 'published'),
      summary('this afternoon', at(23, 16), 'published'),
      summary('running since yesterday', at(22, 8), 'live'),
      summary('this morning, not started', at(23, 8), 'published'),
      summary('next week', at(30, 8), 'draft'),
      summary('ended today', at(23, 9), 'ended'),
      summary('yesterday, never held', at(22, 9), 'published'),
    ],
    now,
  )
  expect(ids(groups.today)).toEqual([
    'running since yesterday',
    'this morning, not started',
    'this afternoon',
  ])
  expect(ids(groups.coming)).toEqual(['tomorrow', 'next week'])
  expect(ids(groups.past)).toEqual(['ended today', 'yesterday, never held'])
})
