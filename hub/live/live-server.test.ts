import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyLogHash, nextHash } from '../../meeting/hash-chain.ts'
import { presets } from '../../meeting/presets.ts'
import type { Command } from '../../protocol/live/command.ts'
import { protocolVersion } from '../../protocol/version.ts'
import {
  askLive,
  command,
  inboxOf,
  join,
  show,
  type LiveClient,
  type TestClient,
} from '../test-support/test-client.ts'
import {
  makeMeeting,
  putDocument,
  putParticipant,
  TestHub,
  type TestMeeting,
} from '../test-support/test-hub.ts'
import { simplePdf } from '../test-support/test-pdf.ts'

let test: TestHub
let secretary: TestClient
let meeting: TestMeeting

beforeAll(async () => {
  test = await TestHub.start()
  secretary = await test.administrator()
})
beforeEach(async () => {
  meeting = await makeMeeting(test, secretary)
})
afterEach(() => {
  expect(test.defects).toEqual([])
})
afterAll(() => test.end())

function openVote(voteId: string): Command {
  const rule = { ...presets['informal-poll'], reveal: 'at-close' as const }
  const motion = { text: 'Thông qua?', documentId: null, preset: 'informal-poll', rule }
  return { type: 'vote:open', voteId, itemId: null, motion, withoutQuorum: false }
}

function delegate(index: number): TestMeeting['delegates'][number] {
  const found = meeting.delegates[index]
  if (found === undefined) throw new Error('no such delegate')
  return found
}

async function started(): Promise<LiveClient> {
  const chair = await meeting.chair.client.connected()
  await join(chair, meeting.meetingId)
  expect(await command(chair, meeting.meetingId, { type: 'meeting:start' })).toEqual({
    outcome: 'committed',
    seq: 1,
  })
  return chair
}

async function addPaper(audience: 'everyone' | 'members' | string[]): Promise<string> {
  const file = await secretary.upload(meeting.meetingId, 'a.pdf', simplePdf(newId(), 3))
  const edit = putDocument(meeting.meetingId, meeting.itemId, { ...file, audience })
  await secretary.edit(edit)
  return edit.row.id
}

describe('the log on its way', () => {
  it('L1 gives everyone who follows the same events in order, with a chain that holds', async () => {
    const chair = await started()
    const follower = await delegate(0).client.connected()
    const events = inboxOf(follower, 'events')
    const { headSeq } = await join(follower, meeting.meetingId)
    await command(chair, meeting.meetingId, { type: 'item:open', itemId: meeting.itemId })
    await command(follower, meeting.meetingId, { type: 'attendance:check-in' })
    await events.until((all) => all.flatMap((message) => message.events).length >= 2)

    const late = await join(await meeting.guest.client.connected(), meeting.meetingId)
    expect(late.events.map((event) => event.body.type)).toEqual([
      'meeting:started',
      'item:opened',
      'attendance:marked',
    ])
    expect(events.received.flatMap((message) => message.events)).toEqual(late.events.slice(headSeq))
    expect(late.events.reduce(nextHash, emptyLogHash)).toBe(late.headHash)
  })

  it('L5 gives the first answer again when a command comes again, and commits it once', async () => {
    const chair = await started()
    const again: Command = { type: 'item:open', itemId: meeting.itemId }
    const commandId = newId()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => command(chair, meeting.meetingId, again, commandId)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ outcome: 'committed', seq: 2 })]),
    )
    expect(await command(chair, meeting.meetingId, again, commandId)).toEqual(answers[0])
    expect((await join(chair, meeting.meetingId)).headSeq).toBe(2)
  })

  it('gives a refusal again too, even when the command would now be accepted', async () => {
    const chair = await meeting.chair.client.connected()
    const commandId = newId()
    const item: Command = { type: 'item:open', itemId: meeting.itemId }
    const refused = await command(chair, meeting.meetingId, item, commandId)
    expect(refused).toMatchObject({ outcome: 'refused', failure: { kind: 'meeting-not-live' } })
    await command(chair, meeting.meetingId, { type: 'meeting:start' })
    expect(await command(chair, meeting.meetingId, item, commandId)).toEqual(refused)
    expect(await command(chair, meeting.meetingId, item)).toMatchObject({ outcome: 'committed' })
  })

  it("does not give one person's answer to another who sends the same command id", async () => {
    const chair = await started()
    const commandId = newId()
    const body: Command = { type: 'attendance:check-in' }
    expect(await command(chair, meeting.meetingId, body, commandId)).toEqual({ outcome: 'committed', seq: 2 })
    const other = await delegate(0).client.connected()
    expect(await command(other, meeting.meetingId, body, commandId)).toEqual({ outcome: 'committed', seq: 3 })
  })

  it('refuses a command id that is used again for something else', async () => {
    const chair = await started()
    const commandId = newId()
    await command(chair, meeting.meetingId, { type: 'attendance:check-in' }, commandId)
    expect(
      await command(chair, meeting.meetingId, { type: 'item:open', itemId: meeting.itemId }, commandId),
    ).toMatchObject({ outcome: 'refused', failure: { kind: 'bad-request' } })
  })

  it('answers every ballot of a burst, gathers them for the room, and counts each once', async () => {
    const chair = await started()
    const voteId = newId()
    await command(chair, meeting.meetingId, openVote(voteId))
    const follower = await meeting.guest.client.connected()
    const events = inboxOf(follower, 'events')
    await join(follower, meeting.meetingId)
    const voters = [meeting.chair, ...meeting.delegates]
    const answers = await Promise.all(
      voters.map(async (voter) => {
        const socket = await voter.client.connected()
        return command(socket, meeting.meetingId, { type: 'ballot:cast', voteId, choice: 'approve' })
      }),
    )
    expect(answers.every((answer) => answer.outcome === 'committed')).toBe(true)
    const own = await join(await delegate(0).client.connected(), meeting.meetingId)
    expect(own.ownBallots).toEqual({ [voteId]: 'approve' })
    await command(chair, meeting.meetingId, { type: 'vote:close', voteId })
    const received = await events.until((all) =>
      all.some((message) => message.events.some((event) => event.body.type === 'vote:closed')),
    )
    const closed = received.flatMap((message) => message.events).at(-1)?.body
    expect(closed).toMatchObject({
      ballots: voters.map((voter) => ({ personId: voter.personId, choice: 'approve' })),
      result: { counts: { approve: 3, reject: 0, abstain: 0 } },
    })
    expect((await join(chair, meeting.meetingId)).ownBallots).toEqual({})
  })

  it('V3 says what a ballot was to nobody before the close', async () => {
    const chair = await started()
    const voteId = newId()
    await command(chair, meeting.meetingId, openVote(voteId))
    const socket = await delegate(0).client.connected()
    await command(socket, meeting.meetingId, { type: 'ballot:cast', voteId, choice: 'reject' })
    const seen = await join(chair, meeting.meetingId)
    expect(JSON.stringify(seen)).not.toContain('reject')
    expect(seen.events.at(-1)?.body).toEqual({
      type: 'ballot:received',
      voteId,
      personId: delegate(0).personId,
    })
  })

  it('L7 sends the state whole to who was away for long, when that is shorter', async () => {
    const chair = await started()
    for (let round = 0; round < 60; round += 1) {
      await command(chair, meeting.meetingId, {
        type: 'attendance:mark',
        personId: delegate(0).personId,
        isPresent: round % 2 === 0,
      })
    }
    const late = await join(await meeting.guest.client.connected(), meeting.meetingId)
    expect(late.events).toEqual([])
    expect(late.snapshot).toMatchObject({ seq: 61, hash: late.headHash, state: { phase: 'live' } })
    const recent = await join(chair, meeting.meetingId, 58)
    expect(recent.snapshot).toBeNull()
    expect(recent.events.map((event) => event.seq)).toEqual([59, 60, 61])
  })

  it('L8 repeats where the log stands, so that a silent loss is noticed', async () => {
    const chair = await started()
    const heads = inboxOf(chair, 'head')
    const [head] = await heads.until((all) => all.length > 0)
    expect(head).toMatchObject({ meetingId: meeting.meetingId, headSeq: 1 })
  })

  it('sets the status of the meeting with the start and the end of its session, and locks it', async () => {
    const chair = await started()
    const since = (await secretary.pull(0)).cursor
    await command(chair, meeting.meetingId, { type: 'meeting:end' })
    const page = await secretary.pull(since)
    expect(page.rows).toEqual([
      { table: 'meeting', row: expect.objectContaining({ id: meeting.meetingId, status: 'ended' }) },
    ])
    const edit = putParticipant(meeting.meetingId, { id: newId(), personId: newId() })
    expect(await secretary.refusedEdit(edit)).toMatchObject({ kind: 'meeting-locked' })
    expect(await command(chair, meeting.meetingId, { type: 'meeting:start' })).toMatchObject({
      failure: { kind: 'meeting-ended' },
    })
  })

  it('writes a changed roster into the log of a running session', async () => {
    const chair = await started()
    const events = inboxOf(chair, 'events')
    const personId = newId()
    await secretary.edit(putParticipant(meeting.meetingId, { id: newId(), personId, name: 'Đến muộn' }))
    const received = await events.until((all) => all.length > 0)
    expect(received[0]?.events[0]).toMatchObject({ by: null, body: { type: 'roster:updated' } })
    expect(JSON.stringify(received[0])).toContain(personId)
  })
})

describe('who may do what, by the live channel', () => {
  it('lets a delegate not do what only the chair may', async () => {
    await started()
    const socket = await delegate(0).client.connected()
    await join(socket, meeting.meetingId)
    const forbidden: Command[] = [
      { type: 'meeting:end' },
      { type: 'item:open', itemId: meeting.itemId },
      openVote(newId()),
      { type: 'attendance:mark', personId: meeting.guest.personId, isPresent: true },
    ]
    for (const body of forbidden) {
      expect(await command(socket, meeting.meetingId, body)).toEqual({
        outcome: 'refused',
        failure: { kind: 'not-allowed' },
      })
    }
    const documentId = await addPaper('everyone')
    expect(await show(socket, meeting.meetingId, { documentId, page: 1, pointer: null })).toEqual({
      ok: false,
      failure: { kind: 'not-allowed' },
    })
  })

  it('is the same for a stranger whether the meeting exists or not', async () => {
    const other = await makeMeeting(test, secretary, { delegates: 0 })
    const stranger = await other.chair.client.connected()
    for (const meetingId of [meeting.meetingId, newId()]) {
      expect(await askLive(stranger, 'meeting:join', { meetingId, since: 0 })).toEqual({
        ok: false,
        failure: { kind: 'not-found', detail: 'meeting' },
      })
      expect(await command(stranger, meetingId, { type: 'attendance:check-in' })).toEqual({
        outcome: 'refused',
        failure: { kind: 'not-a-participant' },
      })
      expect(await show(stranger, meetingId, null)).toMatchObject({ ok: false })
    }
  })

  it('puts who is taken off the list out of the meeting at once', async () => {
    const chair = await started()
    const socket = await delegate(0).client.connected()
    const events = inboxOf(socket, 'events')
    await join(socket, meeting.meetingId)
    const changes = inboxOf(socket, 'changed')
    await secretary.edit({ edit: 'remove', table: 'participant', id: delegate(0).participantId })
    await changes.until((all) => all.length > 0)
    await command(chair, meeting.meetingId, { type: 'item:open', itemId: meeting.itemId })
    expect(await askLive(socket, 'meeting:join', { meetingId: meeting.meetingId, since: 0 })).toMatchObject({
      ok: false,
    })
    expect(
      events.received.flatMap((message) => message.events.map((event) => event.body.type)),
    ).not.toContain('item:opened')
  })

  it('A1 W4 refuses a connection without a valid session, and one of another version, and says why', async () => {
    const reasonOf = (auth: object): Promise<unknown> =>
      new Promise((resolve) => {
        secretary.live(auth).once('connect_error', (error) => resolve(Reflect.get(error, 'data')))
      })
    expect(await reasonOf({ token: 'x', protocolVersion })).toEqual({ failure: { kind: 'signed-out' } })
    expect(await reasonOf({ token: secretary.token, protocolVersion: 99 })).toEqual({
      failure: { kind: 'hub-too-old' },
    })
    expect(await reasonOf({ nothing: true })).toMatchObject({ failure: { kind: 'bad-request' } })
  })

  it('A1 tells a connection whose slip was issued anew that it is signed out, and closes it', async () => {
    const socket = await delegate(0).client.connected()
    const told = inboxOf(socket, 'signed-out')
    const closed = new Promise((resolve) => socket.once('disconnect', resolve))
    await secretary.issueSlips(meeting.meetingId, [delegate(0).participantId])
    await closed
    expect(told.received).toEqual([{ failure: { kind: 'signed-out' } }])
    expect((await delegate(0).client.send('GET', '/api/me')).failure).toEqual({ kind: 'signed-out' })
  })

  it('tells chair and secretaries who is connected, and nobody else', async () => {
    const chair = await meeting.chair.client.connected()
    const seen = inboxOf(chair, 'connected')
    await join(chair, meeting.meetingId)
    const socket = await delegate(0).client.connected()
    const unseen = inboxOf(socket, 'connected')
    await join(socket, meeting.meetingId)
    await seen.until((all) => all.at(-1)?.personIds.includes(delegate(0).personId) === true)
    socket.disconnect()
    await seen.until((all) => all.at(-1)?.personIds.includes(delegate(0).personId) === false)
    expect(unseen.received).toEqual([])
  })
})

describe("the presenter's place", () => {
  it('P1 reaches every follower at once, with a revision that only grows, and late joiners too', async () => {
    const chair = await started()
    const documentId = await addPaper('everyone')
    const socket = await delegate(0).client.connected()
    const places = inboxOf(socket, 'place')
    await join(socket, meeting.meetingId)
    for (const page of [1, 2, 3]) {
      expect(await show(chair, meeting.meetingId, { documentId, page, pointer: null })).toMatchObject({
        ok: true,
      })
    }
    const received = await places.until((all) => all.length === 3)
    expect(received.map((place) => place.shown?.page)).toEqual([1, 2, 3])
    const revisions = received.map((place) => place.revision)
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
    expect(new Set(revisions).size).toBe(3)
    const late = await join(await meeting.guest.client.connected(), meeting.meetingId)
    expect(late.place).toEqual(received.at(-1))
  })

  it('passes on fewer pointer moves than come, and always the last one', async () => {
    const chair = await started()
    const documentId = await addPaper('everyone')
    const places = inboxOf(chair, 'place')
    await show(chair, meeting.meetingId, { documentId, page: 1, pointer: null })
    const moves = Array.from({ length: 60 }, (_, index) => ({ x: index / 100, y: 0.5 }))
    await Promise.all(
      moves.map((pointer) => show(chair, meeting.meetingId, { documentId, page: 1, pointer })),
    )
    await places.until((all) => all.at(-1)?.shown?.pointer?.x === 0.59)
    expect(places.received.length).toBeLessThan(20)
  })

  it('P3 shows nothing of a closed paper to who may not read it, under the same revision', async () => {
    const chair = await started()
    const documentId = await addPaper('members')
    const [member, guest] = [await delegate(0).client.connected(), await meeting.guest.client.connected()]
    const [seen, unseen] = [inboxOf(member, 'place'), inboxOf(guest, 'place')]
    await join(member, meeting.meetingId)
    await join(guest, meeting.meetingId)
    await show(chair, meeting.meetingId, { documentId, page: 2, pointer: null })
    await seen.until((all) => all.length === 1)
    await unseen.until((all) => all.length === 1)
    expect(seen.received[0]?.shown).toEqual({ documentId, page: 2, pointer: null })
    expect(unseen.received[0]).toEqual({ ...seen.received[0], shown: null })
    expect((await join(guest, meeting.meetingId)).place?.shown).toBeNull()
    expect(JSON.stringify(unseen.received)).not.toContain(documentId)
  })

  it('is given out anew when who may read the presented paper changes, and ends with the paper', async () => {
    const chair = await started()
    const file = await secretary.upload(meeting.meetingId, 'a.pdf', simplePdf('kín', 2))
    const edit = putDocument(meeting.meetingId, meeting.itemId, file)
    await secretary.edit(edit)
    const guest = await meeting.guest.client.connected()
    const places = inboxOf(guest, 'place')
    await join(guest, meeting.meetingId)
    await show(chair, meeting.meetingId, { documentId: edit.row.id, page: 1, pointer: null })
    await secretary.edit({ ...edit, row: { ...edit.row, audience: 'members' } })
    await places.until((all) => all.length === 2)
    expect(places.received.map((place) => place.shown?.page)).toEqual([1, undefined])
    await secretary.edit({ edit: 'remove', table: 'document', id: edit.row.id })
    await places.until((all) => all.length === 3)
    expect((await join(chair, meeting.meetingId)).place?.shown).toBeNull()
  })

  it('is refused outside a running session, for unknown papers and pages, and ends with the session', async () => {
    const before = await meeting.chair.client.connected()
    await join(before, meeting.meetingId)
    const documentId = await addPaper('everyone')
    const shown = { documentId, page: 1, pointer: null }
    expect(await show(before, meeting.meetingId, shown)).toMatchObject({
      failure: { kind: 'meeting-not-live' },
    })
    const chair = await started()
    expect(await show(chair, meeting.meetingId, { ...shown, documentId: newId() })).toMatchObject({
      failure: { kind: 'unknown-document' },
    })
    expect(await show(chair, meeting.meetingId, { ...shown, page: 4 })).toMatchObject({
      failure: { kind: 'bad-request' },
    })
    await show(chair, meeting.meetingId, shown)
    await command(chair, meeting.meetingId, { type: 'meeting:end' })
    const places = inboxOf(chair, 'place')
    const { place } = await join(chair, meeting.meetingId)
    if (place?.shown !== null) await places.until((all) => all.at(-1)?.shown === null)
    expect(await show(chair, meeting.meetingId, shown)).toMatchObject({ failure: { kind: 'meeting-ended' } })
  })
})
