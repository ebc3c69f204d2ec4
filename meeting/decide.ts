/**
 * What a command does to a meeting: the events it makes, or why it is refused. Run by the hub only.
 * No clock, no randomness, no I/O: everything it may look at is passed in.
 */
import type { Failure, FailureKind } from '../protocol/failures.ts'
import type { Ballot } from '../protocol/live/cast-ballot.ts'
import type { AnyCommand } from '../protocol/live/command.ts'
import type { EventBody } from '../protocol/live/event.ts'
import type { RosterEntry } from '../protocol/live/start-meeting.ts'
import type { Fraction } from '../protocol/live/voting-rule.ts'
import type { MeetingRole } from '../protocol/rows/participant.ts'
import { mayInMeeting } from './authorisation.ts'
import { openItemOf, type MeetingState } from './state.ts'
import { decideBallot, decideVoteCancel, decideVoteClose, decideVoteOpen } from './votes.ts'

/** Whose command it is. `hub`: the program itself (time limit, changed roster). */
export type Actor = { readonly personId: string; readonly role: MeetingRole | null } | 'hub'

/** The rows a decision may look at, as they are at this moment. */
export interface Prepared {
  readonly title: string
  readonly isPublished: boolean
  readonly quorum: Fraction
  readonly roster: readonly RosterEntry[]
  readonly itemIds: ReadonlySet<string>
  readonly documentIds: ReadonlySet<string>
}

export interface Circumstances {
  readonly actor: Actor
  /** The hub's clock. */
  readonly atMs: number
  readonly prepared: Prepared
  /** The ballots received so far in a vote, one for each person. */
  readonly box: (voteId: string) => readonly Ballot[]
}

export type Decision =
  | {
      readonly isAccepted: true
      readonly events: readonly EventBody[]
      /** A ballot to put into the box in the same commit, in place of this person's earlier one. */
      readonly ballot?: Ballot & { readonly voteId: string }
      /** A vote whose box is to be emptied in the same commit. */
      readonly emptyBox?: string
    }
  | { readonly isAccepted: false; readonly failure: Failure }

export function refuse(kind: FailureKind, detail?: string): Decision {
  return { isAccepted: false, failure: detail === undefined ? { kind } : { kind, detail } }
}

export function accept(...events: readonly EventBody[]): Decision {
  return { isAccepted: true, events }
}

export function decide(state: MeetingState, command: AnyCommand, now: Circumstances): Decision {
  const { actor } = now
  if (actor !== 'hub') {
    if (actor.role === null) return refuse('not-a-participant')
    if (command.type === 'roster:update' || !mayInMeeting(actor.role, command.type))
      return refuse('not-allowed')
  }
  if (command.type === 'meeting:start') return decideStart(state, now)
  if (state.phase === 'ended') return refuse('meeting-ended')
  if (state.phase === 'prepared') return refuse('meeting-not-live')

  switch (command.type) {
    case 'meeting:end':
      return state.votes.some((vote) => vote.end === null)
        ? refuse('vote-already-open')
        : accept({ type: 'meeting:ended' })
    case 'roster:update':
      return accept({ type: 'roster:updated', roster: [...now.prepared.roster] })
    case 'item:open':
      if (!now.prepared.itemIds.has(command.itemId)) return refuse('unknown-item')
      if (openItemOf(state)?.itemId === command.itemId) return refuse('item-already-open')
      return accept({ type: 'item:opened', itemId: command.itemId })
    case 'item:close':
      return openItemOf(state)?.itemId === command.itemId
        ? accept({ type: 'item:closed', itemId: command.itemId })
        : refuse('no-open-item')
    case 'attendance:check-in':
      return actor === 'hub' ? refuse('unknown-person') : decideAttendance(state, actor.personId, true)
    case 'attendance:mark':
      return decideAttendance(state, command.personId, command.isPresent)
    case 'vote:open':
      return decideVoteOpen(state, command, now)
    case 'ballot:cast':
      return decideBallot(state, command, now)
    case 'vote:close':
      return decideVoteClose(state, command, now)
    case 'vote:cancel':
      return decideVoteCancel(state, command)
  }
}

function decideStart(state: MeetingState, now: Circumstances): Decision {
  const { title, roster, quorum, isPublished } = now.prepared
  if (state.phase === 'ended') return refuse('meeting-ended')
  if (state.phase === 'live') return refuse('meeting-already-started')
  if (!isPublished) return refuse('meeting-not-published')
  if (!roster.some((entry) => entry.isMember)) return refuse('no-members')
  return accept({ type: 'meeting:started', title, roster: [...roster], quorum })
}

function decideAttendance(state: MeetingState, personId: string, isPresent: boolean): Decision {
  if (!state.roster.some((entry) => entry.personId === personId)) return refuse('unknown-person')
  if (state.present.includes(personId) === isPresent) return refuse('attendance-unchanged')
  return accept({ type: 'attendance:marked', personId, isPresent })
}
