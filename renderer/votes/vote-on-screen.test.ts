import { expect, test } from 'vitest'
import { opened, started, stateAfter, voteClosed, voteOpened } from '../session/testing.ts'
import { voteOnScreen } from './vote-on-screen.ts'

const begun = [started, opened('a'), voteOpened('v', 'a')] as const

test('an open vote is shown to everyone, also to those who dismissed an earlier result', () => {
  expect(voteOnScreen(stateAfter(...begun), null, 'earlier')?.voteId).toBe('v')
})

test('its result stays on the screens that watched it, until it is dismissed', () => {
  const state = stateAfter(...begun, voteClosed('v'))
  expect(voteOnScreen(state, 'v', null)?.voteId).toBe('v')
  expect(voteOnScreen(state, 'v', 'v')).toBeNull()
})

test('someone who joins later is not met by an old result', () => {
  expect(voteOnScreen(stateAfter(...begun, voteClosed('v')), null, null)).toBeNull()
})

test('the result leaves when the meeting goes on to another item', () => {
  expect(voteOnScreen(stateAfter(...begun, voteClosed('v'), opened('b')), 'v', null)).toBeNull()
})
