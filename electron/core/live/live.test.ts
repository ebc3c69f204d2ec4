import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { presets } from '../../../meeting/presets.ts'
import { meetingState, type MeetingState } from '../../../meeting/state.ts'
import type { AppState } from '../../../protocol/app/state.ts'
import { Line } from '../../../tests/net/line.ts'
import { makePdf } from '../testing/make-pdf.ts'
import {
  makeMeeting,
  signInAdministrator,
  signInBySlip,
  startTestCore,
  startTestHub,
  upload,
  type TestCore,
  type TestHub,
  type TestMeeting,
} from '../testing/room.ts'

const stateOf = (state: AppState): MeetingState => meetingState.parse(state.live?.state)
const voteOf = (state: AppState, voteId: string) =>
  state.live === null ? undefined : stateOf(state).votes.find((vote) => vote.voteId === voteId)

interface Session {
  readonly hub: TestHub
  readonly line: Line
  readonly meeting: TestMeeting
  readonly secretary: TestCore
  readonly chair: TestCore
  /** Behind `line`. */
  readonly delegate: TestCore
}

/** A running session with a chair and one delegate, who reaches the hub through a line that can be cut. */
async function startSession(): Promise<Session> {
  const hub = await startTestHub()
  const line = await Line.open(() => hub.hub().port)
  onTestFinished(() => line.close())
  const secretary = await startTestCore()
  await signInAdministrator(hub, secretary)
  const meeting = await makeMeeting(secretary)
  const chair = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('chair'), chair)
  const delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate, line.address)
  const { meetingId } = meeting
  await chair.call('live:command', { meetingId, command: { type: 'meeting:start' } })
  await delegate.until('present', (state) => {
    if (state.live === null) return false
    return stateOf(state).present.includes(meeting.person('delegate').personId)
  })
  return { hub, line, meeting, secretary, chair, delegate }
}

async function openVote({ chair, meeting }: Session, isChangeable = true): Promise<string> {
  const voteId = newId()
  const rule = { ...presets['informal-poll'], reveal: 'at-close' as const, isChangeable }
  const answer = await chair.call('live:command', {
    meetingId: meeting.meetingId,
    command: {
      type: 'vote:open',
      voteId,
      itemId: null,
      motion: { text: 'Thông qua?', documentId: null, preset: 'custom', rule },
      withoutQuorum: true,
    },
  })
  expect(answer.outcome).toBe('committed')
  return voteId
}

const cast = (core: TestCore, { meeting }: Session, voteId: string, choice: 'approve' | 'reject') =>
  core.call('live:command', {
    meetingId: meeting.meetingId,
    command: { type: 'ballot:cast', voteId, choice },
  })

async function closeVote({ chair, meeting }: Session, voteId: string) {
  await chair.call('live:command', {
    meetingId: meeting.meetingId,
    command: { type: 'vote:close', voteId },
  })
  const state = await chair.until('closed', (now) => Boolean(voteOf(now, voteId)?.end))
  const end = voteOf(state, voteId)?.end
  if (end?.how !== 'closed') throw new Error('not closed')
  return end
}

test('a session from start to result: check-in, item, page turn, vote', async () => {
  const session = await startSession()
  const { chair, delegate, meeting, secretary } = session
  const { meetingId } = meeting
  const documentId = await upload(secretary, meeting, 0, 'a.pdf', makePdf({ pages: 9 }))
  await chair.until('paper', (state) => state.meeting?.papers.length === 1)
  const itemId = meeting.itemIds[0] ?? ''
  await chair.call('live:command', { meetingId, command: { type: 'item:open', itemId } })
  await delegate.until('item', (state) => stateOf(state).itemTimes.at(-1)?.itemId === itemId)

  await chair.call('live:show', { meetingId, shown: { documentId, page: 7, pointer: null } })
  const turned = await delegate.until('page', (state) => state.place?.shown?.page === 7)
  expect(turned.place?.by).toBe(meeting.person('chair').personId)

  const voteId = await openVote(session)
  await delegate.until('vote', (state) => voteOf(state, voteId) !== undefined)
  expect((await cast(delegate, session, voteId, 'approve')).outcome).toBe('committed')
  const voted = await delegate.until('received', (state) => voteOf(state, voteId)?.receivedFrom.length === 1)
  expect(voted.live?.ownBallots).toEqual({ [voteId]: 'approve' })
  expect(voted.live?.pending).toEqual([])
  const end = await closeVote(session, voteId)
  expect(end.result.counts).toEqual({ approve: 1, reject: 0, abstain: 0 })
})

test('what only the chair may is refused with its reason, and nothing waits', async () => {
  const { delegate, meeting } = await startSession()
  const { meetingId } = meeting
  const answer = await delegate.call('live:command', { meetingId, command: { type: 'meeting:end' } })
  expect(answer).toMatchObject({ outcome: 'refused', failure: { kind: 'not-allowed' } })
  await expect(delegate.call('live:show', { meetingId, shown: null })).rejects.toThrow('not-allowed')
  expect(delegate.state().live).toMatchObject({ pending: [], refused: [] })
})

test('a vote cast without a network survives a crash of the app and counts exactly once', async () => {
  const session = await startSession()
  const voteId = await openVote(session)
  let { delegate } = session
  await delegate.until('vote', (state) => voteOf(state, voteId) !== undefined)
  session.line.cut()
  await delegate.until('away', ({ connection }) => connection.state === 'away')
  expect(await cast(delegate, session, voteId, 'reject')).toEqual({ outcome: 'queued' })
  expect(delegate.state().live?.pending).toMatchObject([{ type: 'ballot:cast', voteId, choice: 'reject' }])

  delegate = await delegate.crashAndStart()
  await delegate.call('meeting:open', { meetingId: session.meeting.meetingId })
  expect(delegate.state().live?.pending).toMatchObject([{ voteId, choice: 'reject' }])
  session.line.mend()
  await delegate.call('hub:retry', null)
  const state = await delegate.until('counted', ({ live }) => live?.ownBallots[voteId] === 'reject')
  expect(state.live?.pending).toEqual([])
  const end = await closeVote(session, voteId)
  expect(end.ballots).toEqual([{ personId: session.meeting.person('delegate').personId, choice: 'reject' }])
})

test("an answer that got lost is asked for again under the same id: one event, and the person's own ballot", async () => {
  const session = await startSession()
  const { chair, delegate, line } = session
  const voteId = await openVote(session, false)
  await delegate.until('vote', (state) => voteOf(state, voteId) !== undefined)
  line.deafen()
  const answer = cast(delegate, session, voteId, 'approve')
  await chair.until('the hub has it', (state) => voteOf(state, voteId)?.receivedFrom.length === 1)
  const before = chair.state().live?.headSeq
  line.mend()
  await delegate.call('hub:retry', null)
  // A second ballot would be refused: this motion lets nobody change theirs. Either answer may come first.
  expect(['committed', 'queued']).toContain((await answer).outcome)
  const state = await delegate.until('acknowledged', ({ live }) => live?.pending.length === 0)
  expect(state.live?.ownBallots).toEqual({ [voteId]: 'approve' })
  expect(state.live?.refused).toEqual([])
  expect(chair.state().live?.headSeq).toBe(before)
})

test('a ballot for a vote that has closed meanwhile is not counted, and the person is told', async () => {
  const session = await startSession()
  const { delegate, line } = session
  const voteId = await openVote(session)
  await delegate.until('vote', (state) => voteOf(state, voteId) !== undefined)
  line.cut()
  await delegate.until('away', ({ connection }) => connection.state === 'away')
  await cast(delegate, session, voteId, 'approve')
  const end = await closeVote(session, voteId)
  expect(end.ballots).toEqual([])
  line.mend()
  await delegate.call('hub:retry', null)
  const state = await delegate.until('refused', ({ live }) => live?.refused.length === 1)
  const refused = state.live?.refused[0]
  expect(refused).toMatchObject({ voteId, choice: 'approve', failure: { kind: 'vote-not-open' } })
  expect(state.live?.ownBallots).toEqual({})
  await delegate.call('live:dismiss-refusal', { commandId: refused?.commandId ?? '' })
  expect(delegate.state().live?.refused).toEqual([])
})

test('a steering command that is too old when the hub is back never fires', async () => {
  const session = await startSession()
  const { meeting, secretary, hub } = session
  let nowMs = Date.now()
  const line = await Line.open(() => hub.hub().port)
  onTestFinished(() => line.close())
  const chair = await startTestCore({ now: () => nowMs })
  await signInBySlip(hub, secretary, meeting, meeting.person('chair'), chair, line.address)
  line.cut()
  await chair.until('away', ({ connection }) => connection.state === 'away')
  const itemId = meeting.itemIds[2] ?? ''
  const command = { type: 'item:open', itemId } as const
  await chair.call('live:command', { meetingId: meeting.meetingId, command })
  nowMs += 31_000
  line.mend()
  await chair.call('hub:retry', null)
  const state = await chair.until('given up', ({ live }) => live?.refused.length === 1)
  expect(state.live?.refused[0]).toMatchObject({ type: 'item:open', failure: { kind: 'hub-timeout' } })
  await chair.until('connected', ({ connection }) => connection.state === 'connected')
  expect(stateOf(chair.state()).itemTimes).toEqual([])
})

test('a hub that comes back from a crash is followed again from where the log was', async () => {
  const session = await startSession()
  const { hub, chair, delegate, meeting } = session
  const before = delegate.state().live?.headSeq ?? 0
  await hub.kill()
  await delegate.until('away', ({ connection }) => connection.state === 'away')
  await hub.start()
  for (const core of [chair, delegate]) await core.call('hub:retry', null)
  await chair.until('back', ({ connection }) => connection.state === 'connected')
  const command = { type: 'item:open', itemId: meeting.itemIds[1] ?? '' } as const
  await chair.call('live:command', { meetingId: meeting.meetingId, command })
  const state = await delegate.until('followed', ({ live }) => (live?.headSeq ?? 0) > before)
  expect(stateOf(state).itemTimes.at(-1)?.itemId).toBe(meeting.itemIds[1])
  expect(delegate.lines.filter((line) => line.includes('differs'))).toEqual([])
})

test('a slip issued anew ends the session of the laptop before; what it holds stays readable', async () => {
  const { hub, secretary, meeting, delegate } = await startSession()
  const other = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), other)
  const state = await delegate.until('stopped', ({ connection }) => connection.state === 'stopped')
  expect(state.connection).toEqual({ state: 'stopped', failure: { kind: 'signed-out' } })
  expect(state.meeting?.items).toHaveLength(3)
  const again = await delegate.crashAndStart()
  expect(again.state().connection).toMatchObject({ state: 'stopped', failure: { kind: 'signed-out' } })
})

test('with the key lost the cache is dropped, said so, and fetched again after signing in', async () => {
  const { hub, secretary, meeting, delegate } = await startSession()
  const { profileFolder } = delegate
  delegate.kill()
  const keyless = await startTestCore({}, profileFolder, randomBytes(32))
  expect(keyless.state().connection).toMatchObject({ state: 'stopped', failure: { kind: 'key-lost' } })
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), keyless)
  expect(keyless.state().meeting?.items).toHaveLength(3)
})
