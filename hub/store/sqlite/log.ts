/** The meetings' logs, in SQLite. */
import { emptyLogHash } from '../../../meeting/hash-chain.ts'
import { ballot } from '../../../protocol/live/cast-ballot.ts'
import { logEvent } from '../../../protocol/live/event.ts'
import { place } from '../../../protocol/live/place.ts'
import type { LogStore, MeetingAppend } from '../log-store.ts'
import type { RememberedAnswer } from '../store.ts'
import type { SqliteDatabase } from './database.ts'
import { answerWriter, changeCounter } from './hub.ts'
import { rowWriter } from './rows.ts'

interface EventRow {
  event: string
  hash: string
}

interface BallotRow {
  vote_id: string
  person_id: string
  choice: string
}

interface CheckpointRow {
  seq: number
  hash: string
  signature: string
  at_ms: number
}

export function openLogStore(database: SqliteDatabase): LogStore {
  const counter = changeCounter(database)
  const writeRow = rowWriter(database)
  const writeAnswer = answerWriter(database)
  const head = database.prepare<[string], { seq: number; hash: string }>(
    `SELECT seq, hash FROM log_head WHERE meeting_id = ?`,
  )
  const moveHead = database.prepare<[string, number, string]>(
    `INSERT INTO log_head (meeting_id, seq, hash) VALUES (?, ?, ?)
     ON CONFLICT (meeting_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  )
  const insertEvent = database.prepare<[string, number, string, string]>(
    `INSERT INTO log_event (meeting_id, seq, event, hash) VALUES (?, ?, ?, ?)`,
  )
  const events = database.prepare<[string, number, number], EventRow>(
    `SELECT event, hash FROM log_event WHERE meeting_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const putBallot = database.prepare<[string, string, string, string]>(
    `INSERT INTO ballot (meeting_id, vote_id, person_id, choice) VALUES (?, ?, ?, ?)
     ON CONFLICT (meeting_id, vote_id, person_id) DO UPDATE SET choice = excluded.choice`,
  )
  const ballots = database.prepare<[string], BallotRow>(
    `SELECT vote_id, person_id, choice FROM ballot WHERE meeting_id = ?`,
  )
  const emptyBox = database.prepare<[string, string]>(
    `DELETE FROM ballot WHERE meeting_id = ? AND vote_id = ?`,
  )
  const insertCheckpoint = database.prepare<[string, number, string, string, number]>(
    `INSERT INTO checkpoint (meeting_id, seq, hash, signature, at_ms) VALUES (?, ?, ?, ?, ?)`,
  )
  const checkpoints = database.prepare<[string], CheckpointRow>(
    `SELECT seq, hash, signature, at_ms FROM checkpoint WHERE meeting_id = ? ORDER BY seq`,
  )
  const readPlace = database.prepare<[string], { place: string }>(
    `SELECT place FROM presented_place WHERE meeting_id = ?`,
  )
  const writePlace = database.prepare<[string, string]>(
    `INSERT INTO presented_place (meeting_id, place) VALUES (?, ?)
     ON CONFLICT (meeting_id) DO UPDATE SET place = excluded.place`,
  )

  const appendMeeting = (given: MeetingAppend, change: () => number): void => {
    const { meetingId } = given
    const last = given.events.at(-1)
    if (last !== undefined) moveHead.run(meetingId, last.event.seq, last.hash)
    for (const { event, hash } of given.events) {
      insertEvent.run(meetingId, event.seq, JSON.stringify(event), hash)
    }
    for (const each of given.ballots) putBallot.run(meetingId, each.voteId, each.personId, each.choice)
    for (const voteId of given.emptiedVoteIds) emptyBox.run(meetingId, voteId)
    for (const { seq, hash, signature, atMs } of given.checkpoints) {
      insertCheckpoint.run(meetingId, seq, hash, signature, atMs)
    }
    if (given.meetingRow !== null) {
      writeRow({ table: 'meeting', row: given.meetingRow, isRemoved: false }, change())
    }
  }

  const append = database.transaction(
    (meetings: readonly MeetingAppend[], answers: readonly RememberedAnswer[]) => {
      for (const { meetingId, afterSeq } of meetings) {
        if ((head.get(meetingId)?.seq ?? 0) !== afterSeq) return { outcome: 'behind' } as const
      }
      let taken: number | null = null
      const change = (): number => (taken ??= counter.next())
      for (const meeting of meetings) appendMeeting(meeting, change)
      for (const answer of answers) writeAnswer(answer)
      return { outcome: 'appended', change: taken ?? counter.last() } as const
    },
  )

  return {
    async readHead(meetingId) {
      return head.get(meetingId) ?? { seq: 0, hash: emptyLogHash }
    },
    async read(meetingId, since, limit) {
      return events.all(meetingId, since, limit).map((row) => ({
        event: logEvent.parse(JSON.parse(row.event)),
        hash: row.hash,
      }))
    },
    async readBallots(meetingId) {
      return ballots.all(meetingId).map((row) => ({
        ...ballot.parse({ personId: row.person_id, choice: row.choice }),
        voteId: row.vote_id,
      }))
    },
    async readCheckpoints(meetingId) {
      return checkpoints.all(meetingId).map((row) => ({
        seq: row.seq,
        hash: row.hash,
        signature: row.signature,
        atMs: row.at_ms,
      }))
    },
    async append(meetings, answers) {
      return append.immediate(meetings, answers)
    },
    async readPlace(meetingId) {
      const row = readPlace.get(meetingId)
      return row === undefined ? null : place.parse(JSON.parse(row.place))
    },
    async savePlace(value) {
      writePlace.run(value.meetingId, JSON.stringify(value))
    },
  }
}
