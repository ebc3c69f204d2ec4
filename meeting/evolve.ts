/** One event's effect on the state. Total: any event on any state gives a state, and never throws. */
import type { LogEvent } from '../protocol/live/event.ts'
import type { MeetingState, Vote } from './state.ts'

export function evolve(state: MeetingState, event: LogEvent): MeetingState {
  const { body, atMs } = event
  switch (body.type) {
    case 'meeting:started':
      return {
        ...state,
        phase: 'live',
        title: body.title,
        startedAtMs: atMs,
        roster: body.roster,
        quorum: body.quorum,
      }
    case 'roster:updated': {
      const known = new Set(body.roster.map((entry) => entry.personId))
      return { ...state, roster: body.roster, present: state.present.filter((id) => known.has(id)) }
    }
    case 'meeting:ended':
      return { ...closeItems(state, atMs), phase: 'ended', endedAtMs: atMs }
    case 'item:opened': {
      const before = closeItems(state, atMs)
      const opened = { itemId: body.itemId, openedAtMs: atMs, closedAtMs: null }
      return { ...before, itemTimes: [...before.itemTimes, opened] }
    }
    case 'item:closed':
      return closeItems(state, atMs)
    case 'attendance:marked': {
      const others = state.present.filter((id) => id !== body.personId)
      return { ...state, present: body.isPresent ? [...others, body.personId] : others }
    }
    case 'vote:opened': {
      const { type: _, ...opened } = body
      const vote: Vote = { ...opened, openedAtMs: atMs, receivedFrom: [], revealed: {}, end: null }
      return { ...state, votes: [...state.votes, vote] }
    }
    case 'ballot:received':
      return changeVote(state, body.voteId, (vote) => ({
        ...vote,
        receivedFrom: vote.receivedFrom.includes(body.personId)
          ? vote.receivedFrom
          : [...vote.receivedFrom, body.personId],
        revealed:
          body.choice === undefined ? vote.revealed : { ...vote.revealed, [body.personId]: body.choice },
      }))
    case 'vote:closed':
      return changeVote(state, body.voteId, (vote) => ({
        ...vote,
        end: { how: 'closed', atMs, ballots: body.ballots, result: body.result },
      }))
    case 'vote:cancelled':
      return changeVote(state, body.voteId, (vote) => ({
        ...vote,
        revealed: {},
        end: { how: 'cancelled', atMs, reason: body.reason },
      }))
  }
}

function closeItems(state: MeetingState, atMs: number): MeetingState {
  if (state.itemTimes.every((time) => time.closedAtMs !== null)) return state
  const itemTimes = state.itemTimes.map((time) =>
    time.closedAtMs === null ? { ...time, closedAtMs: atMs } : time,
  )
  return { ...state, itemTimes }
}

function changeVote(state: MeetingState, voteId: string, change: (vote: Vote) => Vote): MeetingState {
  return { ...state, votes: state.votes.map((vote) => (vote.voteId === voteId ? change(vote) : vote)) }
}
