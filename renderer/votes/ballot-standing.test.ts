import { expect, test } from 'vitest'
import type { Vote } from '../../meeting/state.ts'
import type { PendingCommand } from '../../protocol/app/state.ts'
import { stateAfter, started, voteOpened } from '../session/testing.ts'
import { ballotStanding } from './ballot-standing.ts'

const [open] = stateAfter(started, voteOpened('v', null)).votes
if (open === undefined) throw new Error('no vote')
const vote: Vote = open

const nothing = { ownBallots: {}, pending: [] }
const pending = (change: Partial<PendingCommand> = {}): PendingCommand => ({
  commandId: 'c',
  type: 'ballot:cast',
  voteId: 'v',
  choice: 'reject',
  sinceMs: 1000,
  ...change,
})

test('who is not among the voters is told so, whatever else', () => {
  expect(ballotStanding(vote, 'guest', nothing, null, 0)).toEqual({ kind: 'not-a-voter' })
  expect(ballotStanding(vote, null, nothing, null, 0)).toEqual({ kind: 'not-a-voter' })
})

test('a ballot is received only once the hub has acknowledged it', () => {
  expect(ballotStanding(vote, 'me', nothing, null, 0)).toEqual({ kind: 'not-yet' })
  expect(ballotStanding(vote, 'me', nothing, 'approve', 0)).toEqual({ kind: 'sending', choice: 'approve' })
  const waiting = { ...nothing, pending: [pending()] }
  expect(ballotStanding(vote, 'me', waiting, null, 1500)).toEqual({ kind: 'sending', choice: 'reject' })
  const acknowledged = { ...nothing, ownBallots: { v: 'reject' as const } }
  expect(ballotStanding(vote, 'me', acknowledged, null, 0)).toEqual({ kind: 'received', choice: 'reject' })
})

test('one that cannot go out is recorded here, and never called received', () => {
  const waiting = { ...nothing, pending: [pending()] }
  expect(ballotStanding(vote, 'me', waiting, null, 3000)).toEqual({ kind: 'recorded', choice: 'reject' })
})

test('a change under way counts over the ballot the hub has already', () => {
  const changing = { ownBallots: { v: 'approve' as const }, pending: [pending({ sinceMs: 0 })] }
  expect(ballotStanding(vote, 'me', changing, null, 9000)).toEqual({ kind: 'recorded', choice: 'reject' })
})

test('what waits for another vote, or is no ballot, says nothing about this one', () => {
  const others = { ...nothing, pending: [pending({ voteId: 'w' }), pending({ choice: null })] }
  expect(ballotStanding(vote, 'me', others, null, 9000)).toEqual({ kind: 'not-yet' })
})

test('a ballot the log knows of and this laptop does not is received all the same', () => {
  const known = { ...vote, receivedFrom: ['me'] }
  expect(ballotStanding(known, 'me', nothing, null, 0)).toEqual({ kind: 'received', choice: null })
})
