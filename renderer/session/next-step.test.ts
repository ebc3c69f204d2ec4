import { expect, test } from 'vitest'
import type { MeetingState } from '../../meeting/state.ts'
import type { MeetingRole } from '../../protocol/rows/participant.ts'
import { agendaEntries } from '../../meeting/agenda-tree.ts'
import { nextStep } from './next-step.ts'
import {
  item,
  motionRow,
  opened,
  openMeeting,
  paper,
  started,
  stateAfter,
  voteCancelled,
  voteClosed,
  voteOpened,
} from './testing.ts'

const items = [item('a', 'a0'), item('b', 'a1')]
const submission = paper('p1', 'b')
const annex = paper('p2', 'b')
const question = motionRow('m', 'b')
const parts = { items, papers: [submission, annex], motions: [question] }

const step = (state: MeetingState, shown: string | null = null, role: MeetingRole = 'chair') =>
  nextStep(openMeeting(parts, role), agendaEntries(items), state, shown)

test('before the start: start it, once it is published', () => {
  expect(step(stateAfter())).toEqual({ kind: 'start' })
  const draft = openMeeting(parts)
  const unpublished = { ...draft, meeting: { ...draft.meeting, status: 'draft' as const } }
  expect(nextStep(unpublished, [], stateAfter(), null)).toEqual({ kind: 'publish-first' })
})

test('started: open the first item', () => {
  expect(step(stateAfter(started))).toMatchObject({ kind: 'open-item', entry: { number: '1' } })
})

test('an item’s papers are presented one after the other, then its question is put', () => {
  const state = stateAfter(started, opened('a'), opened('b'))
  expect(step(state)).toEqual({ kind: 'present', paper: submission })
  expect(step(state, 'p1')).toEqual({ kind: 'present', paper: annex })
  expect(step(state, 'p2')).toEqual({ kind: 'open-vote', motion: question })
})

test('an open vote is closed before anything else, and the numbers are those of now', () => {
  const state = stateAfter(started, opened('b'), voteOpened('v', 'b'), {
    type: 'ballot:received',
    voteId: 'v',
    personId: 'me',
  })
  expect(step(state)).toEqual({ kind: 'close-vote', voteId: 'v', received: 1, voters: 2 })
})

test('a secretary, who may not close votes, waits for the chair', () => {
  const state = stateAfter(started, opened('b'), voteOpened('v', 'b'))
  expect(step(state, null, 'secretary')).toEqual({ kind: 'await-vote', received: 0, voters: 2 })
  expect(step(stateAfter(started, opened('a'), opened('b')), 'p2', 'secretary')).toEqual({ kind: 'end' })
})

test('a question that was voted on is not offered again; one that was taken back is', () => {
  const asked = [started, opened('a'), opened('b'), voteOpened('v', 'b', question.motion.text)] as const
  expect(step(stateAfter(...asked, voteClosed('v')), 'p2')).toEqual({ kind: 'end' })
  expect(step(stateAfter(...asked, voteCancelled('v')), 'p2')).toEqual({
    kind: 'open-vote',
    motion: question,
  })
})

test('after a vote, papers that are no longer on screen are not presented once more', () => {
  const state = stateAfter(
    started,
    opened('a'),
    opened('b'),
    voteOpened('v', 'b', question.motion.text),
    voteClosed('v'),
  )
  expect(step(state, null)).toEqual({ kind: 'end' })
})

test('when every item has been opened: end the meeting; and then nothing', () => {
  expect(step(stateAfter(started, opened('b'), opened('a')))).toEqual({ kind: 'end' })
  expect(step(stateAfter(started, { type: 'meeting:ended' }))).toEqual({ kind: 'ended' })
})
