import { expect, test } from 'vitest'
import { opened, paper, place, started, stateAfter, voteClosed, voteOpened } from '../session/testing.ts'
import { resultStaysMs, roomView } from './room-view.ts'

const budget = paper('budget', 'a')
const people = paper('people', 'a', { audience: 'members' })
const papers = [budget, people]
const live = [started, opened('a')] as const
const voted = stateAfter(...live, voteOpened('v', 'a'), voteClosed('v'))
const closedAtMs = 4000

test('before the start the hall sees the agenda, at the end that it has ended', () => {
  expect(roomView(stateAfter(), null, papers, 0).kind).toBe('agenda')
  expect(roomView(stateAfter(started, { type: 'meeting:ended' }), null, papers, 0).kind).toBe('ended')
})

test('the presented page, never beyond the paper’s last', () => {
  expect(roomView(stateAfter(...live), place('chair', 'budget', 3), papers, 0)).toMatchObject({
    kind: 'page',
    paper: budget,
    page: 3,
  })
  expect(roomView(stateAfter(...live), place('chair', 'budget', 99), papers, 0)).toMatchObject({ page: 10 })
})

test('a paper that is not open to everyone is not put on the wall', () => {
  expect(roomView(stateAfter(...live), place('chair', 'people', 1), papers, 0).kind).toBe('restricted')
})

test('and one that is not even open to the laptop of the wall is named as such', () => {
  expect(roomView(stateAfter(...live), place('chair', null), papers, 0).kind).toBe('restricted')
})

test('with nothing presented: the item, and between items the agenda', () => {
  expect(roomView(stateAfter(...live), place(null, null), papers, 0).kind).toBe('item')
  expect(roomView(stateAfter(started), null, papers, 0).kind).toBe('agenda')
})

test('a vote goes before the page', () => {
  const state = stateAfter(...live, voteOpened('v', 'a'))
  expect(roomView(state, place('chair', 'budget', 1), papers, 0).kind).toBe('vote')
})

test('its result stays until the meeting goes on', () => {
  const muchLater = closedAtMs + 10 * resultStaysMs
  expect(roomView(voted, place('chair', 'budget', 1, 2000), papers, muchLater).kind).toBe('result')
  expect(roomView(voted, place('chair', 'budget', 2, 5000), papers, muchLater).kind).toBe('page')
})

test('and long enough to be read when the chair goes on at once', () => {
  const turned = place('chair', 'budget', 2, closedAtMs + 1)
  expect(roomView(voted, turned, papers, closedAtMs + resultStaysMs - 1).kind).toBe('result')
  expect(roomView(voted, turned, papers, closedAtMs + resultStaysMs).kind).toBe('page')
})
