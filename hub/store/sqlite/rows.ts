/** The rows that sync, in SQLite. */
import { syncedRow, tableName } from '../../../protocol/rows/row.ts'
import { meetingIdOf, type KeptRow, type RowsToSave, type RowStore } from '../row-store.ts'
import type { SqliteDatabase } from './database.ts'
import { answerWriter, auditWriter, changeCounter } from './hub.ts'

interface Row {
  table_name: string
  id: string
  body: string
  is_removed: number
  change: number
}

interface PulledRow {
  table_name: string
  id: string
  meeting_id: string
  change: number
}

/** Rows of a person's meetings from after a change; all rows of a meeting whose sight has changed since. */
const unseen = /* sql */ `
  SELECT r.table_name, r.id, r.meeting_id, max(r.change, s.change) AS change
  FROM sight s CROSS JOIN synced_row r ON r.meeting_id = s.meeting_id
    AND r.change > CASE WHEN s.change > @since THEN -1 ELSE @since END
  WHERE s.person_id = @personId`

/** For `save` here and for the log, whose start and end of a session change the meeting's row. */
export function rowWriter(database: SqliteDatabase): (row: KeptRow, change: number) => void {
  const upsert = database.prepare<[string, string, string, string, number, number]>(
    `INSERT INTO synced_row (table_name, id, meeting_id, body, is_removed, change) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (table_name, id) DO UPDATE
     SET body = excluded.body, is_removed = excluded.is_removed, change = excluded.change`,
  )
  const grant = database.prepare<[string, string]>(
    `INSERT INTO file_grant (meeting_id, file_sha256, person_id) VALUES (?, ?, '') ON CONFLICT DO NOTHING`,
  )
  return (row, change) => {
    const meetingId = meetingIdOf(row)
    upsert.run(row.table, row.row.id, meetingId, JSON.stringify(row.row), row.isRemoved ? 1 : 0, change)
    if (row.table === 'document') grant.run(meetingId, row.row.sha256)
  }
}

export function openRowStore(database: SqliteDatabase): RowStore {
  const counter = changeCounter(database)
  const writeRow = rowWriter(database)
  const writeAudit = auditWriter(database)
  const writeAnswer = answerWriter(database)
  const meetingRows = database.prepare<[string], Row>(`SELECT * FROM synced_row WHERE meeting_id = ?`)
  const meetingChange = database.prepare<[string], { change: number | null }>(
    `SELECT max(change) AS change FROM synced_row WHERE meeting_id = ?`,
  )
  const live = database.prepare<[], { id: string }>(
    `SELECT id FROM synced_row WHERE table_name = 'meeting' AND json_extract(body, '$.status') = 'live'
     AND is_removed = 0`,
  )
  const locate = database.prepare<[string, string], { meeting_id: string }>(
    `SELECT meeting_id FROM synced_row WHERE table_name = ? AND id = ?`,
  )
  const person = database.prepare<[string, string, string, string]>(
    `INSERT INTO person (id, name, job_title, unit) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, job_title = excluded.job_title, unit = excluded.unit
     WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)`,
  )
  const sight = database.prepare<[string, string, number]>(
    `INSERT INTO sight (person_id, meeting_id, change) VALUES (?, ?, ?)
     ON CONFLICT (person_id, meeting_id) DO UPDATE SET change = excluded.change`,
  )
  const boundary = database.prepare<{ personId: string; since: number; offset: number }, { change: number }>(
    `SELECT change FROM (${unseen}) ORDER BY change LIMIT 1 OFFSET @offset`,
  )
  const pulled = database.prepare<{ personId: string; since: number; boundary: number }, PulledRow>(
    `SELECT * FROM (${unseen}) WHERE change <= @boundary ORDER BY change`,
  )
  const withFile = database.prepare<[string], { meeting_id: string; id: string }>(
    `SELECT meeting_id, id FROM synced_row WHERE file_sha256 = ? AND is_removed = 0`,
  )
  const peopleOf = database.prepare<[string], { person_id: string }>(
    `SELECT person_id FROM sight WHERE meeting_id = ?`,
  )

  const save = database.transaction((given: RowsToSave) => {
    for (const { meetingId, change } of given.expected) {
      if ((meetingChange.get(meetingId)?.change ?? 0) !== change) return { outcome: 'behind' } as const
    }
    const change = counter.next()
    for (const each of given.people) person.run(each.id, each.name, each.jobTitle, each.unit)
    for (const row of given.rows) writeRow(row, change)
    for (const { personId, meetingId } of given.sights) sight.run(personId, meetingId, change)
    if (given.answer !== null) writeAnswer(given.answer(change))
    if (given.audit !== null) writeAudit(given.audit)
    return { outcome: 'saved', change } as const
  })

  const pull = database.transaction((request: { personId: string; since: number; limit: number }) => {
    const { personId, since, limit } = request
    const end = boundary.get({ personId, since, offset: limit - 1 })?.change ?? Number.MAX_SAFE_INTEGER
    const found = pulled.all({ personId, since, boundary: end })
    const hasMore = boundary.get({ personId, since, offset: found.length }) !== undefined
    const cursor = hasMore ? (found.at(-1)?.change ?? since) : counter.last()
    const rows = found.map((row) => ({
      table: tableName.parse(row.table_name),
      id: row.id,
      meetingId: row.meeting_id,
    }))
    return { rows, cursor, hasMore }
  })

  return {
    async loadMeeting(meetingId) {
      const rows = meetingRows.all(meetingId)
      if (rows.length === 0) return null
      return {
        change: Math.max(...rows.map((row) => row.change)),
        rows: rows.map((row) => ({
          ...syncedRow.parse({ table: row.table_name, row: JSON.parse(row.body) }),
          isRemoved: row.is_removed === 1,
        })),
      }
    },
    async liveMeetingIds() {
      return live.all().map((row) => row.id)
    },
    async locate(rows) {
      const found = new Map<string, string>()
      for (const { table, id } of rows) {
        const row = locate.get(table, id)
        if (row !== undefined) found.set(`${table}:${id}`, row.meeting_id)
      }
      return found
    },
    async save(change) {
      return save.immediate(change)
    },
    async pull(request) {
      return pull(request)
    },
    async lastChange() {
      return counter.last()
    },
    async documentsWithFile(sha256) {
      return withFile.all(sha256).map((row) => ({ meetingId: row.meeting_id, documentId: row.id }))
    },
    async peopleOf(meetingId) {
      return peopleOf.all(meetingId).map((row) => row.person_id)
    },
  }
}
