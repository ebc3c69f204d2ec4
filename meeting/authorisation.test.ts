import { expect, test } from 'vitest'
import { mayInMeeting, mayOnHub, mayReadPaper, type MeetingAction } from './authorisation.ts'

const rights = (role: Parameters<typeof mayInMeeting>[0]) =>
  (
    [
      'meeting:read',
      'draft:read',
      'paper:read-all',
      'meeting:edit',
      'meeting:publish',
      'slips:issue',
      'readiness:read',
      'meeting:start',
      'meeting:end',
      'item:open',
      'item:close',
      'place:show',
      'attendance:check-in',
      'attendance:mark',
      'vote:open',
      'vote:close',
      'vote:cancel',
      'ballot:cast',
    ] satisfies MeetingAction[]
  ).filter((action) => mayInMeeting(role, action))

test('the whole table, by role', () => {
  expect(rights(null)).toEqual([])
  expect(rights('guest')).toEqual(['meeting:read', 'attendance:check-in'])
  expect(rights('delegate')).toEqual(['meeting:read', 'attendance:check-in', 'ballot:cast'])
  expect(rights('chair')).toEqual([
    'meeting:read',
    'paper:read-all',
    'readiness:read',
    'meeting:start',
    'meeting:end',
    'item:open',
    'item:close',
    'place:show',
    'attendance:check-in',
    'attendance:mark',
    'vote:open',
    'vote:close',
    'vote:cancel',
    'ballot:cast',
  ])
  expect(rights('secretary')).toEqual([
    'meeting:read',
    'draft:read',
    'paper:read-all',
    'meeting:edit',
    'meeting:publish',
    'slips:issue',
    'readiness:read',
    'meeting:start',
    'meeting:end',
    'item:open',
    'item:close',
    'place:show',
    'attendance:check-in',
    'attendance:mark',
    'ballot:cast',
  ])
})

test('rights on the hub', () => {
  expect(mayOnHub(null, 'people:read')).toBe(false)
  expect(mayOnHub('secretary', 'meeting:create')).toBe(true)
  expect(mayOnHub('secretary', 'accounts:manage')).toBe(false)
  expect(mayOnHub('administrator', 'accounts:manage')).toBe(true)
})

test('papers: open to everyone, to members, to named people; chair and secretary see all', () => {
  const guest = { personId: 'g', role: 'guest', isMember: false } as const
  const member = { personId: 'm', role: 'delegate', isMember: true } as const
  const chair = { personId: 'c', role: 'chair', isMember: true } as const
  expect(mayReadPaper(guest, 'everyone')).toBe(true)
  expect(mayReadPaper(guest, 'members')).toBe(false)
  expect(mayReadPaper(member, 'members')).toBe(true)
  expect(mayReadPaper(member, ['g'])).toBe(false)
  expect(mayReadPaper(guest, ['g'])).toBe(true)
  expect(mayReadPaper(chair, ['g'])).toBe(true)
  expect(mayReadPaper({ ...guest, role: null }, 'everyone')).toBe(false)
})
