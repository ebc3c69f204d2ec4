import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import Database from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { presets } from '../meeting/presets.ts'
import { initialState, openVoteOf } from '../meeting/state.ts'
import { evolve } from '../meeting/evolve.ts'
import type { Command } from '../protocol/live/command.ts'
import type { LogEvent } from '../protocol/live/event.ts'
import { parseJoinCode, formatJoinCode } from '../protocol/join-code.ts'
import { openSqliteStore } from './store/sqlite/open-store.ts'
import { startHub, type Hub } from './start-hub.ts'
import { command, inboxOf, join, show, type LiveClient, type TestClient } from './test-support/test-client.ts'
import { makeMeeting, putDocument, putItem, TestHub, type TestMeeting } from './test-support/test-hub.ts'
import { simplePdf } from './test-support/test-pdf.ts'
import { isHeadSignedBy } from './tls/certificate.ts'

let nowMs = 1_800_000_000_000
let test: TestHub
let secretary: TestClient
let meeting: TestMeeting

beforeEach(async () => {
  nowMs = 1_800_000_000_000
  test = await TestHub.start({ now: () => nowMs })
  secretary = await test.administrator()
  meeting = await makeMeeting(test, secretary, { startsAtMs: nowMs })
})
afterEach(() => test.end())

function openVote(voteId: string, timeLimitSeconds: number | null): Command {
  const rule = { ...presets['informal-poll'], timeLimitSeconds, reveal: 'at-close' as const }
  const motion = { text: 'Thông qua?', documentId: null, preset: 'custom', rule }
  return { type: 'vote:open', voteId, itemId: null, motion, withoutQuorum: true }
}

/** A new connection, as a laptop makes it after the line was cut. */
async function comeBack(client: TestClient): Promise<LiveClient> {
  const socket = await client.connected()
  await join(socket, meeting.meetingId)
  return socket
}

async function started(): Promise<LiveClient> {
  const chair = await comeBack(meeting.chair.client)
  await command(chair, meeting.meetingId, { type: 'meeting:start' })
  return chair
}

const cast = (voteId: string): Command => ({ type: 'ballot:cast', voteId, choice: 'approve' })

function delegate(): TestMeeting['delegates'][number] {
  const found = meeting.delegates[0]
  if (found === undefined) throw new Error('no delegate')
  return found
}

async function logOf(client: TestClient): Promise<readonly LogEvent[]> {
  return (await join(await client.connected(), meeting.meetingId)).events
}

describe.each(['close', 'kill'] as const)('a hub that comes back after %s', (how) => {
  it('has everything that anyone was told: rows, files, sessions, log, ballots, answers', async () => {
    const bytes = simplePdf('Tờ trình', 2)
    const file = await secretary.upload(meeting.meetingId, 'a.pdf', bytes)
    await secretary.edit(putDocument(meeting.meetingId, meeting.itemId, file))
    const chair = await started()
    const [voteId, commandId] = [newId(), newId()]
    await command(chair, meeting.meetingId, openVote(voteId, null))
    const socket = await comeBack(delegate().client)
    const answer = await command(socket, meeting.meetingId, cast(voteId), commandId)
    const before = { rows: await secretary.pull(0), log: await logOf(secretary) }

    await test.restart(how)
    expect(await secretary.pull(0)).toEqual(before.rows)
    expect(await logOf(secretary)).toEqual(before.log)
    const again = await comeBack(delegate().client)
    expect((await join(again, meeting.meetingId)).ownBallots).toEqual({ [voteId]: 'approve' })
    expect(await command(again, meeting.meetingId, cast(voteId), commandId)).toEqual(answer)
    expect(
      (await delegate().client.send('GET', `/api/files/${file.sha256}/chunks/0`)).bytes.equals(bytes),
    ).toBe(true)
    await command(await comeBack(meeting.chair.client), meeting.meetingId, { type: 'vote:close', voteId })
    expect((await logOf(secretary)).at(-1)?.body).toMatchObject({
      type: 'vote:closed',
      ballots: [{ personId: delegate().personId, choice: 'approve' }],
    })
  })

  it('V5 closes a vote whose time ran out while it was away, without the ballots that came too late', async () => {
    const chair = await started()
    const voteId = newId()
    await command(chair, meeting.meetingId, openVote(voteId, 60))
    await command(chair, meeting.meetingId, cast(voteId))
    nowMs += 60_000
    await test.restart(how)
    const socket = await delegate().client.connected()
    const events = inboxOf(socket, 'events')
    const joined = await join(socket, meeting.meetingId)
    expect(await command(socket, meeting.meetingId, cast(voteId))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'vote-not-open' },
    })
    const isClosed = (list: readonly LogEvent[]): boolean =>
      list.some((event) => event.body.type === 'vote:closed')
    if (!isClosed(joined.events)) await events.until((all) => all.some((message) => isClosed(message.events)))
    const closed = (await logOf(secretary)).at(-1)
    expect(closed).toMatchObject({
      by: null,
      body: { type: 'vote:closed', result: { counts: { approve: 1 } } },
    })
  })

  it("gives the presenter's place a revision above all it gave before", async () => {
    const chair = await started()
    const file = await secretary.upload(meeting.meetingId, 'a.pdf', simplePdf('x', 9))
    const edit = putDocument(meeting.meetingId, meeting.itemId, file)
    await secretary.edit(edit)
    const shown = (page: number): Parameters<typeof show>[2] => ({
      documentId: edit.row.id,
      page,
      pointer: null,
    })
    for (let page = 1; page <= 9; page += 1) await show(chair, meeting.meetingId, shown(page))
    const before = (await join(chair, meeting.meetingId)).place
    await test.restart(how)
    const socket = await meeting.chair.client.connected()
    const place = (await join(socket, meeting.meetingId)).place
    // The disk is written behind the place: after a crash it may be an earlier one, or none; after a close it is the last.
    if (how === 'close') expect(place).toEqual({ ...before, revision: place?.revision })
    await show(socket, meeting.meetingId, shown(3))
    const after = (await join(socket, meeting.meetingId)).place
    expect(after?.shown?.page).toBe(3)
    expect(after?.revision).toBeGreaterThan(before?.revision ?? Number.NaN)
  })
})

describe('a vote with a time limit', () => {
  it('V5 is closed by the hub itself when its time is up, and not before', async () => {
    const chair = await started()
    const events = inboxOf(chair, 'events')
    const voteId = newId()
    await command(chair, meeting.meetingId, openVote(voteId, 30))
    nowMs += 29_999
    expect(await command(chair, meeting.meetingId, cast(voteId))).toMatchObject({ outcome: 'committed' })
    expect(openVoteOf((await logOf(secretary)).reduce(evolve, initialState))?.voteId).toBe(voteId)
    nowMs += 1
    const received = await events.until((all) =>
      all.some((message) => message.events.some((event) => event.body.type === 'vote:closed')),
    )
    expect(received.at(-1)?.events.at(-1)).toMatchObject({ by: null, atMs: nowMs })
  })
})

describe('a crash between commit and telling', () => {
  it('L4 loses nothing that was committed: the same command gets its answer afterwards', async () => {
    const chair = await started()
    const voteId = newId()
    await command(chair, meeting.meetingId, openVote(voteId, null))
    const hub: { current: Hub | null; dying: Promise<void> | undefined } = { current: null, dying: undefined }
    await test.restart('close', {
      hooks: {
        committed: () => {
          hub.dying ??= hub.current?.kill()
        },
      },
    })
    hub.current = test.hub
    const socket = await comeBack(delegate().client)
    const told = inboxOf(await comeBack(meeting.guest.client), 'events')
    const commandId = newId()
    await expect(command(socket, meeting.meetingId, cast(voteId), commandId)).rejects.toThrow('disconnected')
    await hub.dying
    expect(told.received).toEqual([])
    await test.restart('kill')
    const again = await comeBack(delegate().client)
    expect(await command(again, meeting.meetingId, cast(voteId), commandId)).toEqual({
      outcome: 'committed',
      seq: 3,
    })
    expect((await join(again, meeting.meetingId)).headSeq).toBe(3)
  })

  it('that is only a failure to tell answers "try again", and the second try gets the first answer', async () => {
    let isFailing = false
    await test.restart('close', {
      hooks: {
        committed: () => {
          if (isFailing) throw new Error('told nobody')
        },
      },
    })
    const chair = await started()
    const commandId = newId()
    isFailing = true
    const body: Command = { type: 'item:open', itemId: meeting.itemId }
    await expect(command(chair, meeting.meetingId, body, commandId)).rejects.toThrow('internal')
    isFailing = false
    expect(await command(chair, meeting.meetingId, body, commandId)).toEqual({ outcome: 'committed', seq: 2 })
  })
})

describe('signed heads', () => {
  it('L3 are kept at every close of a vote and at the end, and prove the log to whoever has the certificate', async () => {
    const chair = await started()
    const voteId = newId()
    await command(chair, meeting.meetingId, openVote(voteId, null))
    await command(chair, meeting.meetingId, { type: 'vote:close', voteId })
    await command(chair, meeting.meetingId, { type: 'meeting:end' })
    const { headHash } = await join(chair, meeting.meetingId)
    await test.hub.close()
    const store = openSqliteStore(joinPath(test.dataFolder, 'hub.sqlite'))
    const checkpoints = await store.log.readCheckpoints(meeting.meetingId)
    await store.close()
    expect(checkpoints.map((checkpoint) => checkpoint.seq)).toEqual([3, 4])
    expect(checkpoints.at(-1)?.hash).toBe(headHash)
    for (const checkpoint of checkpoints) {
      const head = { meetingId: meeting.meetingId, ...checkpoint }
      expect(isHeadSignedBy(test.hub.certificatePem, head)).toBe(true)
      expect(isHeadSignedBy(test.hub.certificatePem, { ...head, seq: head.seq + 1 })).toBe(false)
    }
  })
})

describe('a backup', () => {
  it('made while everyone writes is whole, and a hub restored from it is the one its laptops trust', async () => {
    const chair = await started()
    const path = joinPath(test.dataFolder, 'backup.sqlite')
    const done = new AbortController()
    const writing = (async () => {
      let count = 0
      while (!done.signal.aborted) {
        const itemId = newId()
        await secretary.edit(putItem(meeting.meetingId, itemId))
        await command(chair, meeting.meetingId, { type: 'item:open', itemId })
        count += 1
      }
      return count
    })()
    await test.hub.backup(path)
    done.abort()
    expect(await writing).toBeGreaterThan(0)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await expect(test.hub.backup(path)).rejects.toMatchObject({ kind: 'bad-request' })
    const copy = new Database(path, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    copy.close()

    const live = await logOf(secretary)
    const { cursor } = await secretary.pull(0)
    const { port, hubId, fingerprint } = test.hub
    await test.hub.close()
    const folder = await mkdtemp(joinPath(tmpdir(), 'dien-hong-restored-'))
    await copyFile(path, joinPath(folder, 'hub.sqlite'))
    const restored = await startHub({
      dataFolder: folder,
      name: 'Hub',
      port,
      isAnnounced: false,
      now: () => nowMs,
    })
    try {
      expect(restored).toMatchObject({ hubId, fingerprint })
      const log = await logOf(secretary)
      expect(log.length).toBeGreaterThan(0)
      expect(live.slice(0, log.length)).toEqual(log)
      // A laptop that was ahead of the backup is given everything again.
      const page = await secretary.pull(cursor)
      expect(page.rows.map((row) => row.row.id)).toContain(meeting.meetingId)
      expect(page.cursor).toBeGreaterThan(cursor)
    } finally {
      await restored.close()
      await rm(folder, { recursive: true })
    }
  })
})

describe('one data folder', () => {
  it('has one hub at a time, and is free again after a close as after a crash', async () => {
    const again = { dataFolder: test.dataFolder, name: 'Hai', port: 0, isAnnounced: false }
    await expect(startHub(again)).rejects.toMatchObject({ kind: 'already-running' })
    for (const how of ['close', 'kill'] as const) {
      await test.restart(how)
      expect((await secretary.send('GET', '/api/me')).status).toBe(200)
    }
  })

  it('keeps the key and the data for its owner alone', async () => {
    for (const name of ['hub-key.pem', 'hub.sqlite']) {
      expect((await stat(joinPath(test.dataFolder, name))).mode & 0o777).toBe(0o600)
    }
  })

  it('holds everything in one file after a close', async () => {
    await test.hub.close()
    for (const left of ['hub.sqlite-wal', 'hub.sqlite-shm']) {
      expect(existsSync(joinPath(test.dataFolder, left))).toBe(false)
    }
  })
})

describe('the port', () => {
  it('that is taken is said to be, unless another will do', async () => {
    const dataFolder = await mkdtemp(joinPath(tmpdir(), 'dien-hong-port-'))
    const options = { dataFolder, name: 'Hai', port: test.hub.port, isAnnounced: false }
    await expect(startHub(options)).rejects.toMatchObject({ kind: 'port-taken' })
    const other = await startHub({ ...options, isPortFlexible: true })
    expect(other.port).not.toBe(test.hub.port)
    await other.close()
    await rm(dataFolder, { recursive: true })
  })
})

describe('the addresses of a hub', () => {
  it('make a join code', () => {
    const { addresses, fingerprint } = test.hub
    expect(addresses.length).toBeGreaterThan(0)
    const code = { addresses: [...addresses], fingerprint, slip: null, hubName: 'Hub' }
    expect(parseJoinCode(formatJoinCode(code))).toEqual(code)
  })
})
