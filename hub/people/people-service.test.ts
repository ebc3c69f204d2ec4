import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { knownPeople } from '../../protocol/http/people.ts'
import type { Failure } from '../../protocol/failures.ts'
import { inboxOf, type TestClient } from '../test-support/test-client.ts'
import {
  makeMeeting,
  putMeeting,
  putParticipant,
  TestHub,
  type TestMeeting,
} from '../test-support/test-hub.ts'

const dayMs = 24 * 3_600_000
let nowMs = 1_800_000_000_000
let test: TestHub
let administrator: TestClient
let meeting: TestMeeting

beforeAll(async () => {
  test = await TestHub.start({ now: () => nowMs })
  administrator = await test.administrator()
})
beforeEach(async () => {
  // Whatever attempts a test spent are given back.
  nowMs += dayMs
  meeting = await makeMeeting(test, administrator, { delegates: 1, startsAtMs: nowMs })
})
afterAll(async () => {
  expect(test.defects).toEqual([])
  await test.end()
})

function signIn(body: object, client = test.client()): Promise<{ status: number; failure: Failure | null }> {
  return client.send('POST', '/api/sign-in', { deviceId: client.deviceId, ...body })
}

const bySlip = (code: string, client?: TestClient): ReturnType<typeof signIn> =>
  signIn({ by: 'slip', code }, client)
const byPassword = (username: string, password: string): ReturnType<typeof signIn> =>
  signIn({ by: 'password', username, password })

function delegate(): TestMeeting['delegates'][number] {
  const found = meeting.delegates[0]
  if (found === undefined) throw new Error('no delegate')
  return found
}

function account(more: object = {}): Record<string, unknown> {
  return {
    personId: newId(),
    name: 'Trần Thị B',
    jobTitle: 'Văn phòng',
    unit: 'UBND',
    username: `tran.${newId().slice(-8)}`,
    password: 'mot mat khau',
    hubRole: 'secretary',
    isDisabled: false,
    ...more,
  }
}

describe('a slip', () => {
  it('A2 signs in on one device only, which may come again, until it is issued anew', async () => {
    const { client, slip, participantId } = delegate()
    expect((await bySlip(slip, client)).status).toBe(200)
    expect((await bySlip(slip)).failure).toEqual({ kind: 'slip-used-elsewhere' })
    const slips = await meeting.secretary.issueSlips(meeting.meetingId, [participantId])
    const next = slips.get(participantId) ?? ''
    expect((await client.send('GET', '/api/me')).failure).toEqual({ kind: 'signed-out' })
    expect((await bySlip(slip, client)).failure).toEqual({ kind: 'wrong-slip' })
    expect((await bySlip(next)).status).toBe(200)
  })

  it('A2 lets in one of two devices that try it at the same moment', async () => {
    const { participantId } = delegate()
    const slips = await meeting.secretary.issueSlips(meeting.meetingId, [participantId])
    const code = slips.get(participantId) ?? ''
    const answers = await Promise.all([bySlip(code), bySlip(code), bySlip(code)])
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 401, 401])
  })

  it('is read as people type it', async () => {
    const { client, slip } = delegate()
    const typed = ` ${slip.slice(0, 5).toLowerCase()}-${slip.slice(5).replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect((await bySlip(typed, client)).status).toBe(200)
  })

  it('expires a week after the meeting, later when the meeting is put off, and its session with it', async () => {
    const { client, slip } = delegate()
    const startsAtMs = nowMs
    nowMs += 7 * dayMs - 1
    expect((await client.send('GET', '/api/me')).status).toBe(200)
    nowMs += 1
    expect((await client.send('GET', '/api/me')).failure).toEqual({ kind: 'signed-out' })
    expect((await bySlip(slip, client)).failure).toEqual({ kind: 'slip-expired' })
    await administrator.edit(putMeeting(meeting.meetingId, startsAtMs + 5 * dayMs))
    expect((await bySlip(slip, client)).status).toBe(200)
  })

  it('of somebody taken off the list, or of a removed meeting, is none', async () => {
    const { client, slip, participantId } = delegate()
    await administrator.edit({ edit: 'remove', table: 'participant', id: participantId })
    expect((await bySlip(slip, client)).failure).toEqual({ kind: 'wrong-slip' })
    await administrator.edit({ edit: 'remove', table: 'meeting', id: meeting.meetingId })
    expect((await bySlip(meeting.guest.slip, meeting.guest.client)).failure).toEqual({ kind: 'wrong-slip' })
  })

  it('carries no role on the hub and opens no other meeting, whoever it was printed for', async () => {
    // A secretary lists the administrator, prints the slip, and signs in with it.
    const other = await makeMeeting(test, administrator, { delegates: 0, startsAtMs: nowMs })
    const [id, thief] = [newId(), test.client()]
    const secretary = account()
    await administrator.ask('POST', '/api/accounts', z.unknown(), secretary)
    const plotter = test.client()
    await plotter.signInByPassword(String(secretary['username']), 'mot mat khau')
    const trap = newId()
    await plotter.edit(
      putMeeting(trap, nowMs),
      putParticipant(trap, { id: newId(), personId: plotter.personId, role: 'secretary' }),
      putParticipant(trap, { id, personId: administrator.personId, role: 'delegate' }),
      { edit: 'publish', meetingId: trap, isPublished: true },
    )
    const slips = await plotter.issueSlips(trap, [id])
    await thief.signInBySlip(slips.get(id) ?? '')
    expect(thief.personId).toBe(administrator.personId)
    expect((await thief.send('GET', '/api/me')).json).toMatchObject({
      person: { hubRole: null },
      meetingId: trap,
    })
    expect((await thief.send('GET', '/api/people')).failure).toEqual({ kind: 'not-allowed' })
    expect((await thief.send('POST', '/api/accounts', account())).failure).toEqual({ kind: 'not-allowed' })
    const page = await thief.pull(0)
    expect(JSON.stringify(page.rows)).toContain(trap)
    expect(JSON.stringify(page.rows)).not.toContain(other.meetingId)
    expect(await thief.refusedEdit(putMeeting(other.meetingId, 1))).toMatchObject({ kind: 'not-found' })
    const change = { current: 'mat khau dai', next: 'mat khau khac' }
    expect((await thief.send('POST', '/api/password', change)).failure).toEqual({ kind: 'not-allowed' })
  })

  it('is issued by the secretary of its meeting, for who is on the list', async () => {
    const { client, participantId } = delegate()
    const request = { meetingId: meeting.meetingId, participantIds: [participantId] }
    expect((await client.send('POST', '/api/slips', request)).failure).toEqual({ kind: 'not-allowed' })
    const stranger = await makeMeeting(test, administrator, { delegates: 0, startsAtMs: nowMs })
    expect((await stranger.chair.client.send('POST', '/api/slips', request)).failure).toMatchObject({
      kind: 'not-found',
    })
    expect(
      (await administrator.send('POST', '/api/slips', { ...request, participantIds: [newId()] })).failure,
    ).toMatchObject({ kind: 'unknown-person' })
  })
})

describe('A3 guessing', () => {
  it('of a password is stopped after a few tries, for that account from that address', async () => {
    for (let guess = 0; guess < 6; guess += 1) {
      expect((await byPassword('admin', 'sai mat khau')).failure).toEqual({ kind: 'wrong-password' })
    }
    expect((await byPassword('admin', 'mat khau dai')).failure).toEqual({ kind: 'too-many-attempts' })
    expect((await byPassword('ADMIN ', 'mat khau dai')).failure).toEqual({ kind: 'too-many-attempts' })
    nowMs += 60_000
    expect((await byPassword('Admin', 'mat khau dai')).status).toBe(200)
  })

  it('of slips is stopped for the address, while right ones cost nothing', async () => {
    const { client, slip } = delegate()
    for (let round = 0; round < 60; round += 1) expect((await bySlip(slip, client)).status).toBe(200)
    const kinds: (string | undefined)[] = []
    for (let guess = 0; guess < 45; guess += 1) {
      kinds.push((await bySlip(`${guess}`.padStart(10, '0'))).failure?.kind)
    }
    expect(kinds.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 'wrong-slip'))
    expect(kinds.slice(41)).toEqual(Array.from({ length: 4 }, () => 'too-many-attempts'))
  })

  it('is told the same for an account that does not exist', async () => {
    expect((await byPassword('khong.co', 'sai mat khau')).failure).toEqual({ kind: 'wrong-password' })
  })
})

describe('accounts', () => {
  it('are made and changed by an administrator alone', async () => {
    const secretary = account()
    await administrator.ask('POST', '/api/accounts', z.unknown(), secretary)
    const client = test.client()
    await client.signInByPassword(String(secretary['username']), 'mot mat khau')
    expect((await client.send('POST', '/api/accounts', account())).failure).toEqual({ kind: 'not-allowed' })
    const people = await client.ask('GET', '/api/people', knownPeople)
    expect(people.people).toContainEqual(
      expect.objectContaining({ id: client.personId, name: 'Trần Thị B', hubRole: 'secretary' }),
    )
    expect((await delegate().client.send('GET', '/api/people')).failure).toEqual({ kind: 'not-allowed' })
    for (const [bad, kind] of [
      [{ username: secretary['username'] }, 'username-taken'],
      [{ password: null }, 'bad-request'],
      [{ username: 'a b' }, 'bad-request'],
      [{ password: 'ngan' }, 'bad-request'],
      [{ extra: 1 }, 'bad-request'],
    ] as const) {
      expect((await administrator.send('POST', '/api/accounts', account(bad))).failure?.kind).toBe(kind)
    }
    const own = { personId: administrator.personId, username: 'admin', hubRole: 'secretary', password: null }
    expect((await administrator.send('POST', '/api/accounts', account(own))).failure).toEqual({
      kind: 'last-administrator',
    })
  })

  it('A1 that are disabled lose their sessions at once, the live ones told', async () => {
    const secretary = account()
    await administrator.ask('POST', '/api/accounts', z.unknown(), secretary)
    const client = test.client()
    await client.signInByPassword(String(secretary['username']), 'mot mat khau')
    const socket = await client.connected()
    const told = inboxOf(socket, 'signed-out')
    await administrator.ask('POST', '/api/accounts', z.unknown(), {
      ...secretary,
      isDisabled: true,
      password: null,
    })
    await told.until((all) => all.length === 1)
    expect((await client.send('GET', '/api/me')).failure).toEqual({ kind: 'signed-out' })
    expect((await byPassword(String(secretary['username']), 'mot mat khau')).failure).toEqual({
      kind: 'wrong-password',
    })
  })

  it('change their own password, which ends their other sessions', async () => {
    const secretary = account()
    await administrator.ask('POST', '/api/accounts', z.unknown(), secretary)
    const [one, two] = [test.client(), test.client()]
    for (const client of [one, two]) {
      await client.signInByPassword(String(secretary['username']), 'mot mat khau')
    }
    const wrong = { current: 'sai mat khau', next: 'mat khau moi' }
    expect((await one.send('POST', '/api/password', wrong)).failure).toEqual({ kind: 'wrong-password' })
    const right = { current: 'mot mat khau', next: 'mat khau moi' }
    expect((await one.send('POST', '/api/password', right)).status).toBe(200)
    expect((await one.send('GET', '/api/me')).status).toBe(200)
    expect((await two.send('GET', '/api/me')).failure).toEqual({ kind: 'signed-out' })
    await two.signInByPassword(String(secretary['username']), 'mat khau moi')
  })

  it('sign out for good', async () => {
    const { client } = delegate()
    expect((await client.send('POST', '/api/sign-out')).status).toBe(200)
    expect((await client.send('GET', '/api/me')).failure).toEqual({ kind: 'signed-out' })
  })
})
