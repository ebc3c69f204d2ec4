/**
 * The synced rows. A page of changes and its cursor go into SQLite in one transaction, and only then into memory:
 * after a crash the next pull goes on exactly where the last whole page ended.
 */
import type { SyncPage } from '../../../protocol/http/sync.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import type { MotionRow } from '../../../protocol/rows/motion.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import type { ReadinessRow } from '../../../protocol/rows/readiness.ts'
import { syncedRow, type SyncedRow } from '../../../protocol/rows/row.ts'
import { writing, type Db } from './database.ts'
import type { MetaStore } from './meta-store.ts'
import type { Sealer } from './sealing.ts'

/** By id. Read only: rows change through `applyPage`. */
export interface Tables {
  readonly meeting: ReadonlyMap<string, MeetingRow>
  readonly agendaItem: ReadonlyMap<string, AgendaItemRow>
  readonly document: ReadonlyMap<string, DocumentRow>
  readonly participant: ReadonlyMap<string, ParticipantRow>
  readonly motion: ReadonlyMap<string, MotionRow>
  readonly readiness: ReadonlyMap<string, ReadinessRow>
}

export interface RowStore {
  readonly tables: Tables
  cursor(): number
  applyPage(page: Pick<SyncPage, 'rows' | 'tombstones' | 'cursor'>): void
  /** Forgets all rows; the next pull fetches everything. */
  reset(): void
}

export function createRowStore(db: Db, sealer: Sealer, meta: MetaStore): RowStore {
  const put = db.prepare(
    'insert into synced_row values (?, ?, ?) on conflict do update set content = excluded.content',
  )
  const remove = db.prepare('delete from synced_row where table_name = ? and id = ?')
  const clear = db.prepare('delete from synced_row')
  const all = db.prepare<[], { table_name: string; id: string; content: Buffer }>('select * from synced_row')

  const tables = {
    meeting: new Map<string, MeetingRow>(),
    agendaItem: new Map<string, AgendaItemRow>(),
    document: new Map<string, DocumentRow>(),
    participant: new Map<string, ParticipantRow>(),
    motion: new Map<string, MotionRow>(),
    readiness: new Map<string, ReadinessRow>(),
  }
  let cursor = meta.cursor()

  function remember(entry: SyncedRow): void {
    const { table, row } = entry
    switch (table) {
      case 'meeting':
        return void tables.meeting.set(row.id, row)
      case 'agendaItem':
        return void tables.agendaItem.set(row.id, row)
      case 'document':
        return void tables.document.set(row.id, row)
      case 'participant':
        return void tables.participant.set(row.id, row)
      case 'motion':
        return void tables.motion.set(row.id, row)
      case 'readiness':
        return void tables.readiness.set(row.id, row)
    }
  }

  function reset(): void {
    writing(
      db.transaction(() => {
        clear.run()
        meta.setCursor(0)
      }),
    )
    for (const table of Object.values(tables)) table.clear()
    cursor = 0
  }

  for (const stored of all.all()) {
    const what = `row/${stored.table_name}/${stored.id}`
    const entry = syncedRow.safeParse({
      table: stored.table_name,
      row: sealer.openJson(stored.content, what),
    })
    if (!entry.success) {
      // Written by another version, or damaged: the hub has it, so everything is fetched anew.
      reset()
      break
    }
    remember(entry.data)
  }

  return {
    tables,
    cursor: () => cursor,
    applyPage(page) {
      writing(
        db.transaction(() => {
          for (const { table, row } of page.rows) {
            put.run(table, row.id, sealer.sealJson(row, `row/${table}/${row.id}`))
          }
          for (const { table, id } of page.tombstones) remove.run(table, id)
          meta.setCursor(page.cursor)
        }),
      )
      for (const entry of page.rows) remember(entry)
      for (const { table, id } of page.tombstones) tables[table].delete(id)
      cursor = page.cursor
    },
    reset,
  }
}
