/** What the tests of the rules share: a small meeting, and commands to try on it. Not part of the program. */
import type { AnyCommand } from '../protocol/live/command.ts'
import type { Ballot } from '../protocol/live/cast-ballot.ts'
import type { EventBody, LogEvent } from '../protocol/live/event.ts'
import type { RosterEntry } from '../protocol/live/start-meeting.ts'
import type { VotingRule } from '../protocol/live/voting-rule.ts'
import type { MeetingRole } from '../protocol/rows/participant.ts'
import { decide, type Actor, type Circumstances, type Decision, type Prepared } from './decide.ts'
import { evolve } from './evolve.ts'
import { presets } from './presets.ts'
import { initialState, type MeetingState } from './state.ts'

/** A UUID that says which one it is: id(7) ends in …0007. */
export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const itemIds = [id(101), id(102), id(103)]
export const documentIds = [id(201), id(202)]
export const voteIds = [id(301), id(302), id(303)]

const person = (n: number, role: MeetingRole, isMember: boolean): RosterEntry => ({
  personId: id(n),
  name: `Person ${n}`,
  role,
  isMember,
})

/** A chair, four more members, a secretary without a vote, a guest. */
export const roster = [
  person(1, 'chair', true),
  person(2, 'delegate', true),
  person(3, 'delegate', true),
  person(4, 'delegate', true),
  person(5, 'delegate', true),
  person(6, 'secretary', false),
  person(7, 'guest', false),
]

export const prepared: Prepared = {
  title: 'Session',
  isPublished: true,
  quorum: { numerator: 2, denominator: 3 },
  roster,
  itemIds: new Set(itemIds),
  documentIds: new Set(documentIds),
}

export const as = (n: number): Actor => ({
  personId: id(n),
  role: roster.find((entry) => entry.personId === id(n))?.role ?? null,
})
export const chair = as(1)

export function voteOpenCommand(rule: Partial<VotingRule> = {}, voteId = id(301)): AnyCommand {
  return {
    type: 'vote:open',
    voteId,
    itemId: null,
    motion: {
      text: 'Approve the budget',
      documentId: null,
      preset: 'custom',
      rule: { ...presets['ubnd-decision'], ...rule },
    },
    withoutQuorum: true,
  }
}

/** A log under test: decides as the hub does, keeps the box, and remembers everything that happened. */
export class Log {
  state: MeetingState = initialState
  readonly events: LogEvent[] = []
  readonly boxes = new Map<string, Map<string, Ballot>>()
  atMs = 1_000_000
  prepared: Prepared = prepared

  try(command: AnyCommand, actor: Actor = chair): Decision {
    const now: Circumstances = {
      actor,
      atMs: this.atMs,
      prepared: this.prepared,
      box: (voteId) => [...(this.boxes.get(voteId)?.values() ?? [])],
    }
    const decision = decide(this.state, command, now)
    if (!decision.isAccepted) return decision
    const { ballot, emptyBox } = decision
    if (ballot !== undefined) {
      const box = this.boxes.get(ballot.voteId) ?? new Map<string, Ballot>()
      box.set(ballot.personId, { personId: ballot.personId, choice: ballot.choice })
      this.boxes.set(ballot.voteId, box)
    }
    if (emptyBox !== undefined) this.boxes.delete(emptyBox)
    for (const body of decision.events) this.append(body, actor)
    return decision
  }

  append(body: EventBody, actor: Actor = chair): void {
    const by = actor === 'hub' ? null : actor.personId
    const event: LogEvent = { seq: this.events.length + 1, atMs: this.atMs, by, body }
    this.events.push(event)
    this.state = evolve(this.state, event)
  }

  /** Expects to be accepted. */
  do(command: AnyCommand, actor: Actor = chair): this {
    const decision = this.try(command, actor)
    if (!decision.isAccepted) throw new Error(`${command.type} was refused: ${decision.failure.kind}`)
    return this
  }

  /** The kind of the refusal, or null when the command was accepted. */
  refusal(command: AnyCommand, actor: Actor = chair): string | null {
    const decision = this.try(command, actor)
    return decision.isAccepted ? null : decision.failure.kind
  }
}

export const startedLog = () => new Log().do({ type: 'meeting:start' })
