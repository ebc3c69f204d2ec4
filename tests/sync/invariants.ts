/** What has to hold when a scene is over: of the hub's log, of every command ever given, and of every copy. */
import { expect } from 'vitest'
import { isHeadSignedBy } from '../../hub/tls/certificate.ts'
import type { ChainedEvent } from '../../hub/store/log-store.ts'
import { TestClient } from '../../hub/test-support/test-client.ts'
import type { AppState } from '../../protocol/app/state.ts'
import { commandAnswer, type CommandAnswer } from '../../protocol/live/channel.ts'
import type { Ballot } from '../../protocol/live/cast-ballot.ts'
import type { Command } from '../../protocol/live/command.ts'
import type { EventBody } from '../../protocol/live/event.ts'
import type { SyncedRow } from '../../protocol/rows/row.ts'
import { evolve } from '../../meeting/evolve.ts'
import { emptyLogHash, nextHash } from '../../meeting/hash-chain.ts'
import { initialState, type MeetingState } from '../../meeting/state.ts'
import { tally } from '../../meeting/tally.ts'
import type { Echoed } from './echo.ts'
import type { HarmDone } from './harm-done.ts'
import type { Laptop, Sent } from './laptop.ts'
import type { MortalHub } from './mortal-hub.ts'
import type { Papers } from './preparation.ts'

/** The hub's log as it lies on its disk, and the fold after each event: `folds[seq]`. */
export interface WholeLog {
  readonly events: readonly ChainedEvent[]
  readonly folds: readonly MeetingState[]
  readonly hash: string
}

/** L1, L2, L3: no gap, one chain, its head where the hub says, signed at every close and at the end. */
export async function checkLog({ store, address }: MortalHub, meetingId: string): Promise<WholeLog> {
  const events = await store.log.read(meetingId, 0, 100_000)
  expect(events.map(({ event }) => event.seq)).toEqual(events.map((_, index) => index + 1))
  const folds: MeetingState[] = [initialState]
  let hash = emptyLogHash
  for (const [index, chained] of events.entries()) {
    hash = nextHash(hash, chained.event)
    expect(chained.hash, `hash of event ${chained.event.seq}`).toBe(hash)
    folds.push(evolve(folds[index] ?? initialState, chained.event))
  }
  expect(await store.log.readHead(meetingId)).toEqual({ seq: events.length, hash })

  const checkpoints = await store.log.readCheckpoints(meetingId)
  const signed = events.filter(({ event }) => ['vote:closed', 'meeting:ended'].includes(event.body.type))
  expect(checkpoints.map(({ seq }) => seq)).toEqual(signed.map(({ event }) => event.seq))
  for (const checkpoint of checkpoints) {
    expect(checkpoint.hash).toBe(events[checkpoint.seq - 1]?.hash)
    expect(isHeadSignedBy(address.certificatePem, { meetingId, ...checkpoint })).toBe(true)
  }
  return { events, folds, hash }
}

const eventOf: Readonly<Record<Command['type'], EventBody['type']>> = {
  'meeting:start': 'meeting:started',
  'meeting:end': 'meeting:ended',
  'item:open': 'item:opened',
  'item:close': 'item:closed',
  'attendance:check-in': 'attendance:marked',
  'attendance:mark': 'attendance:marked',
  'vote:open': 'vote:opened',
  'ballot:cast': 'ballot:received',
  'vote:close': 'vote:closed',
  'vote:cancel': 'vote:cancelled',
}

/** A command, what its laptop said of it in the end, and what the hub remembers to have answered. */
interface Outcome {
  readonly sent: Sent
  readonly answer: CommandAnswer
}

/**
 * L4, L5: what a laptop said became of a command is what the hub did; every accepted command made exactly one event,
 * and every event that is a person's (checking in apart, which laptops do by themselves) is one accepted command.
 */
export async function checkCommands(
  { store }: MortalHub,
  { events }: WholeLog,
  sent: readonly Sent[],
  echoed: readonly Echoed[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const each of sent) {
    const { laptop, commandId, command, told } = each
    const remembered = await store.hub.findAnswer(laptop.personId, commandId)
    const answer = remembered === null ? null : commandAnswer.parse(JSON.parse(remembered.answer))
    if (answer === null) throw new Error(`${laptop.name}'s ${command.type} was never answered`)
    const shownRefusal = laptop.state.live?.refused.find((refused) => refused.commandId === commandId)
    if (told !== null) expect(told, `what ${laptop.name} was told`).toEqual(answer)
    // Nobody waited for the answer any more: a refusal is shown, and what is not refused counts as accepted.
    else expect(shownRefusal?.failure ?? null).toEqual(answer.outcome === 'refused' ? answer.failure : null)
    outcomes.push({ sent: each, answer })
  }
  for (const { sent: echoedOf, answer } of echoed) {
    const first = outcomes.find((outcome) => outcome.sent === echoedOf)
    expect(answer, `the answer to the same ${echoedOf.command.type} again`).toEqual(first?.answer)
  }

  const bySeq = new Map<number, Sent>()
  for (const { sent: each, answer } of outcomes) {
    if (answer.outcome === 'refused') continue
    expect(bySeq.has(answer.seq), `event ${answer.seq} is of two commands`).toBe(false)
    bySeq.set(answer.seq, each)
    const event = events[answer.seq - 1]?.event
    expect(event?.by).toBe(each.laptop.personId)
    expect(event?.body.type).toBe(eventOf[each.command.type])
    expect(event?.body).toMatchObject(namedBy(each.command))
  }
  const own = events.filter(({ event }) => event.by !== null && event.body.type !== 'attendance:marked')
  expect(own.map(({ event }) => event.seq)).toEqual([...bySeq.keys()].sort((a, b) => a - b))
  return outcomes
}

/** What of a command is in its event again. */
function namedBy(command: Command): Partial<Record<'voteId' | 'itemId', string>> {
  if (command.type === 'item:open' || command.type === 'item:close') return { itemId: command.itemId }
  return 'voteId' in command ? { voteId: command.voteId } : {}
}

/**
 * V1 to V5: the box that was opened holds, for each person, the last choice that was acknowledged, and nothing else;
 * the result follows from it; nothing was told before the close; the hub kept the time limits.
 */
export function checkVotes({ events, folds }: WholeLog, outcomes: readonly Outcome[], harm: HarmDone): void {
  const state = folds.at(-1) ?? initialState
  const chairId = state.roster.find((entry) => entry.role === 'chair')?.personId ?? null
  for (const vote of state.votes) {
    const { voteId, motion, voters, end, closesAtMs } = vote
    if (end === null || end.how !== 'closed') throw new Error('a vote was left open')
    const cast = outcomes
      .filter(({ sent }) => sent.command.type === 'ballot:cast' && sent.command.voteId === voteId)
      .flatMap(({ sent, answer }) => (answer.outcome === 'committed' ? [{ sent, seq: answer.seq }] : []))
      .sort((a, b) => a.seq - b.seq)
    const last = new Map<string, Ballot>()
    for (const { sent } of cast) {
      const { personId } = sent.laptop
      if (sent.command.type !== 'ballot:cast') continue
      if (last.has(personId)) {
        expect(motion.rule.isChangeable, 'a ballot that may not be changed was changed').toBe(true)
        harm.add('ballotsChanged')
      }
      last.set(personId, { personId, choice: sent.command.choice })
    }
    expect(end.ballots).toEqual(voters.flatMap((personId) => last.get(personId) ?? []))
    harm.add('ballotsCounted', end.ballots.length)
    const { presentCount } = end.result
    const counted = { rule: motion.rule, ballots: end.ballots, memberCount: voters.length }
    expect(end.result).toEqual(tally({ ...counted, presentCount, chairId }))

    for (const { event } of events) {
      if (event.body.type !== 'ballot:received' || event.body.voteId !== voteId) continue
      if (motion.rule.reveal === 'at-close') expect(event.body.choice).toBeUndefined()
      if (closesAtMs !== null) expect(event.atMs).toBeLessThan(closesAtMs)
    }
    const closed = events.find(
      ({ event }) => event.body.type === 'vote:closed' && event.body.voteId === voteId,
    )
    if (closed?.event.by === null) {
      expect(closesAtMs, 'the hub closed a vote that has no limit').not.toBeNull()
      expect(closed.event.atMs).toBeGreaterThanOrEqual(closesAtMs ?? Infinity)
      harm.add('votesClosedByTheHub')
    }
  }
  for (const { sent, answer } of outcomes) {
    if (sent.command.type === 'ballot:cast' && answer.outcome === 'refused') harm.add('ballotsRefused')
    if (sent.laptop.hasWaited(sent.commandId)) harm.add('commandsRetried')
  }
}

/** L2, L6, L7: whatever a laptop ever showed was the fold of the hub's log at that point; in the end all are equal. */
export function checkCopies(laptops: readonly Laptop[], meetingId: string, log: WholeLog): void {
  const seq = log.events.length
  for (const laptop of laptops) {
    const { name, state, shown } = laptop
    for (const each of shown) {
      expect(each.state, `${name} at event ${each.headSeq}`).toEqual(log.folds[each.headSeq])
    }
    expect(state.live?.headSeq, name).toBe(seq)
    expect(state.live?.state, name).toEqual(log.folds[seq])
    expect(state.live?.pending, name).toEqual([])
    expect(laptop.disk.headOf(meetingId), name).toEqual({ seq, hash: log.hash, state: log.folds[seq] })
  }
}

/** What each person's only laptop says of their own ballots is what was counted. */
export function checkOwnBallots(laptops: readonly Laptop[], { folds }: WholeLog): void {
  for (const { name, personId, state } of laptops) {
    // Who votes on two laptops sees on each what was voted on it.
    if (laptops.filter((each) => each.personId === personId).length > 1) continue
    const counted = Object.fromEntries(
      (folds.at(-1)?.votes ?? []).flatMap(({ voteId, end }) => {
        const own =
          end?.how === 'closed' ? end.ballots.find((ballot) => ballot.personId === personId) : undefined
        return own === undefined ? [] : [[voteId, own.choice] as const]
      }),
    )
    expect(state.live?.ownBallots, name).toEqual(counted)
  }
}

type TableRows = readonly { readonly id: string }[]
/** Readiness apart: it is told a second late, and says something about laptops, not about the meeting. */
type Rows = Readonly<Record<'meeting' | 'agendaItem' | 'document' | 'participant' | 'motion', TableRows>>

function sorted(rows: TableRows): TableRows {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function rowsOf({ meeting }: AppState): Rows | null {
  if (meeting === null) return null
  return {
    meeting: [meeting.meeting],
    agendaItem: sorted(meeting.items),
    document: sorted(meeting.papers.map((paper) => paper.document)),
    participant: sorted(meeting.participants),
    motion: sorted(meeting.motions),
  }
}

/** S1: what the hub shows to this person, asked by another client that starts from nothing in this meeting. */
async function rowsAtHub(hub: MortalHub, laptop: Laptop, meetingId: string, since: number): Promise<Rows> {
  const client = new TestClient(hub.address)
  client.token = laptop.disk.token
  const found = new Map<string, SyncedRow>()
  try {
    for (let cursor = since, hasMore = true; hasMore;) {
      const page = await client.pull(cursor)
      for (const row of page.rows) found.set(`${row.table}:${row.row.id}`, row)
      for (const { table, id } of page.tombstones) found.delete(`${table}:${id}`)
      ;({ cursor, hasMore } = page)
    }
  } finally {
    client.close()
  }
  const all = (table: keyof Rows): TableRows =>
    sorted(
      [...found.values()].flatMap((each) =>
        each.table === table && (each.table === 'meeting' ? each.row.id : each.row.meetingId) === meetingId
          ? [each.row]
          : [],
      ),
    )
  return {
    meeting: all('meeting'),
    agendaItem: all('agendaItem'),
    document: all('document'),
    participant: all('participant'),
    motion: all('motion'),
  }
}

/** S1, S3: every laptop comes to hold the rows its person may see. `since`: the hub's change before the meeting. */
export async function checkRows(
  hub: MortalHub,
  laptops: readonly Laptop[],
  meetingId: string,
  since: number,
): Promise<void> {
  await Promise.all(
    laptops.map(async (laptop) => {
      const expected = await rowsAtHub(hub, laptop, meetingId, since)
      expect(expected.meeting).toHaveLength(1)
      expect(expected.participant).toHaveLength(5)
      const text = JSON.stringify(expected)
      await laptop.until(`the rows ${text}`, (state) => JSON.stringify(rowsOf(state)) === text)
    }),
  )
}

/** F1, F2: the paper is whole on every laptop, byte for byte. */
export async function checkPapers(laptops: readonly Laptop[], paper: Papers): Promise<void> {
  await Promise.all(
    laptops.map(async (laptop) => {
      await laptop.until('the paper whole', ({ meeting }) => meeting?.papers[0]?.isReady === true)
      const range = { sha256: paper.sha256, begin: 0, end: paper.bytes.length }
      const { bytes } = await laptop.core.call('paper:read', range)
      expect(Buffer.from(bytes).equals(paper.bytes), `${laptop.name}'s bytes`).toBe(true)
    }),
  )
}

/** The last name the hub said it has, or one that was tried after it. */
export function checkTags(
  name: string,
  tags: readonly { readonly tag: string; readonly isSure: boolean }[],
): void {
  const lastSure = tags.findLastIndex((each) => each.isSure)
  expect(tags.slice(lastSure).map((each) => each.tag)).toContain(name)
}
