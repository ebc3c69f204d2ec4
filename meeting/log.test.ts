import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyCommand } from '../protocol/live/command.ts'
import { choices } from '../protocol/live/motion.ts'
import { eventBody, type EventBody, type LogEvent } from '../protocol/live/event.ts'
import type { Actor } from './decide.ts'
import { evolve } from './evolve.ts'
import { emptyLogHash, nextHash } from './hash-chain.ts'
import { attendanceOf } from './quorum.ts'
import { initialState, meetingState, type MeetingState } from './state.ts'
import { tally } from './tally.ts'
import { as, id, itemIds, Log, prepared, roster, startedLog, voteIds, voteOpenCommand } from './testing.ts'

const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(as(1)) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 8 }).map(as) },
  { weight: 1, arbitrary: fc.constant<Actor>('hub') },
)
const anyItem = fc.constantFrom(...itemIds, id(999))
const anyVote = fc.constantFrom(...voteIds)
const anyPerson = fc.integer({ min: 1, max: 8 }).map(id)
const anyOpening = fc
  .record({
    voteId: anyVote,
    base: fc.constantFrom('all-members' as const, 'present-members' as const, 'ballots-cast' as const),
    isChangeable: fc.boolean(),
    reveal: fc.constantFrom('live' as const, 'at-close' as const),
    timeLimitSeconds: fc.constantFrom(null, 10),
  })
  .map(({ voteId, ...rule }) => voteOpenCommand(rule, voteId))

const constant = (command: AnyCommand) => fc.constant(command)
const anyCommand: fc.Arbitrary<AnyCommand> = fc.oneof(
  // Rare, or every run would be over after a few steps.
  { weight: 1, arbitrary: constant({ type: 'meeting:end' }) },
  { weight: 1, arbitrary: constant({ type: 'meeting:start' }) },
  { weight: 1, arbitrary: constant({ type: 'roster:update' }) },
  { weight: 4, arbitrary: constant({ type: 'attendance:check-in' }) },
  { weight: 3, arbitrary: anyItem.map((itemId): AnyCommand => ({ type: 'item:open', itemId })) },
  { weight: 2, arbitrary: anyItem.map((itemId): AnyCommand => ({ type: 'item:close', itemId })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyPerson, fc.boolean())
      .map(([personId, isPresent]): AnyCommand => ({ type: 'attendance:mark', personId, isPresent })),
  },
  { weight: 10, arbitrary: anyOpening },
  {
    weight: 30,
    arbitrary: fc
      .tuple(anyVote, fc.constantFrom(...choices))
      .map(([voteId, choice]): AnyCommand => ({ type: 'ballot:cast', voteId, choice })),
  },
  { weight: 4, arbitrary: anyVote.map((voteId): AnyCommand => ({ type: 'vote:close', voteId })) },
  {
    weight: 1,
    arbitrary: anyVote.map((voteId): AnyCommand => ({ type: 'vote:cancel', voteId, reason: 'by mistake' })),
  },
)

/** What must hold of every state a hub can reach. */
function expectLegal(state: MeetingState, before: MeetingState): void {
  expect(meetingState.safeParse(state).success).toBe(true)
  expect(state.votes.filter((vote) => vote.end === null).length).toBeLessThanOrEqual(1)
  expect(state.itemTimes.filter((time) => time.closedAtMs === null).length).toBeLessThanOrEqual(1)
  expect(new Set(state.votes.map((vote) => vote.voteId)).size).toBe(state.votes.length)
  expect(new Set(state.present).size).toBe(state.present.length)
  const known = new Set(state.roster.map((entry) => entry.personId))
  expect(state.present.every((personId) => known.has(personId))).toBe(true)
  const order = ['prepared', 'live', 'ended']
  expect(order.indexOf(state.phase)).toBeGreaterThanOrEqual(order.indexOf(before.phase))
  if (state.phase === 'ended') {
    expect(state.votes.every((vote) => vote.end !== null)).toBe(true)
    expect(state.itemTimes.every((time) => time.closedAtMs !== null)).toBe(true)
  }
  for (const vote of state.votes) {
    expect(new Set(vote.receivedFrom).size).toBe(vote.receivedFrom.length)
    expect(vote.receivedFrom.every((personId) => vote.voters.includes(personId))).toBe(true)
    if (vote.end?.how !== 'closed') continue
    // Everyone whose ballot was acknowledged is counted, and counted once.
    expect(vote.end.ballots.map((ballot) => ballot.personId).toSorted()).toEqual(vote.receivedFrom.toSorted())
    const { result, ballots } = vote.end
    const again = tally({
      rule: vote.motion.rule,
      ballots,
      memberCount: result.memberCount,
      presentCount: result.presentCount,
      chairId: id(1),
    })
    expect(again).toEqual(result)
  }
}

test('any order of commands by anyone gives a legal state, and the log folds back to it', () => {
  let acceptedCount = 0
  let closedCount = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyCommand, anyActor, fc.nat({ max: 4000 })), { minLength: 30, maxLength: 80 }),
      (steps) => {
        const log = new Log()
        // Half of all runs would be refused to the end if the meeting had to be started by chance.
        log.do({ type: 'meeting:start' })
        for (const [command, actor, waitMs] of steps) {
          log.atMs += waitMs
          const before = log.state
          const decision = log.try(command, actor)
          if (decision.isAccepted) acceptedCount += 1
          else expect(log.state).toBe(before)
          expectLegal(log.state, before)
        }
        closedCount += log.state.votes.filter((vote) => vote.end?.how === 'closed').length
        for (const event of log.events) expect(eventBody.safeParse(event.body).success).toBe(true)
        expect(log.events.reduce(evolve, initialState)).toEqual(log.state)
      },
    ),
    { numRuns: 400 },
  )
  // Not vacuous: a good part was accepted, and votes were held to their end.
  expect(acceptedCount).toBeGreaterThan(1000)
  expect(closedCount).toBeGreaterThan(20)
})

const anyBody: fc.Arbitrary<EventBody> = fc.oneof(
  fc.constant<EventBody>({ type: 'meeting:started', title: 'Session', roster, quorum: prepared.quorum }),
  fc.constant<EventBody>({ type: 'meeting:ended' }),
  fc.subarray(roster).map((some): EventBody => ({ type: 'roster:updated', roster: some })),
  anyItem.map((itemId): EventBody => ({ type: 'item:opened', itemId })),
  anyItem.map((itemId): EventBody => ({ type: 'item:closed', itemId })),
  fc
    .tuple(anyPerson, fc.boolean())
    .map(([personId, isPresent]): EventBody => ({ type: 'attendance:marked', personId, isPresent })),
  fc.tuple(anyVote, anyPerson).map(([voteId, personId]): EventBody => ({
    type: 'ballot:received',
    voteId,
    personId,
    choice: 'approve',
  })),
  anyVote.map((voteId): EventBody => ({ type: 'vote:cancelled', voteId, reason: 'by mistake' })),
)

test('evolve is total: any event on any state gives a state', () => {
  fc.assert(
    fc.property(fc.array(anyBody, { maxLength: 60 }), (bodies) => {
      const state = bodies.reduce<MeetingState>(
        (before, body, index) => evolve(before, { seq: index + 1, atMs: index, by: null, body }),
        initialState,
      )
      expect(meetingState.safeParse(state).success).toBe(true)
    }),
  )
})

describe('the hash chain', () => {
  const chainOf = (events: readonly LogEvent[]) => events.reduce(nextHash, emptyLogHash)
  const log = startedLog()
    .do({ type: 'attendance:check-in' }, as(2))
    .do(voteOpenCommand())
    .do({ type: 'ballot:cast', voteId: id(301), choice: 'reject' }, as(2))
    .do({ type: 'vote:close', voteId: id(301) })

  test('is the same on every machine: a pinned value', () => {
    expect(chainOf(log.events)).toBe('bf9cd622142620cfc9d872724103d4788636fc2c1e380f407982b81cc28f3fa5')
  })
  test('does not depend on the order of keys', () => {
    const turned = log.events.map((event): LogEvent => ({
      body: event.body,
      by: event.by,
      atMs: event.atMs,
      seq: event.seq,
    }))
    expect(chainOf(turned)).toBe(chainOf(log.events))
  })
  test('changes with any event changed, dropped, repeated or swapped', () => {
    const head = chainOf(log.events)
    for (let index = 0; index < log.events.length; index += 1) {
      const changed = log.events.map((event, at) =>
        at === index ? { ...event, atMs: event.atMs + 1 } : event,
      )
      expect(chainOf(changed)).not.toBe(head)
      expect(chainOf(log.events.toSpliced(index, 1))).not.toBe(head)
      const event = log.events[index]
      const next = log.events[index + 1]
      if (event === undefined) throw new Error('no such event')
      expect(chainOf(log.events.toSpliced(index, 0, event))).not.toBe(head)
      if (next !== undefined) expect(chainOf(log.events.toSpliced(index, 2, next, event))).not.toBe(head)
    }
  })
})

test('quorum counts members who are here, and no one else', () => {
  const log = startedLog()
  for (const n of [6, 7]) log.do({ type: 'attendance:check-in' }, as(n))
  expect(attendanceOf(log.state)).toEqual({
    memberCount: 5,
    presentCount: 0,
    neededCount: 4,
    isQuorate: false,
  })
  for (const n of [1, 2, 3, 4]) log.do({ type: 'attendance:check-in' }, as(n))
  expect(attendanceOf(log.state).isQuorate).toBe(true)
})
