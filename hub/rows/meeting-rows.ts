/** One meeting as it is prepared: its rows at one change number. Never altered; a change makes a new one. */
import type { Prepared } from '../../meeting/decide.ts'
import type { AgendaItemRow } from '../../protocol/rows/agenda-item.ts'
import type { DocumentRow } from '../../protocol/rows/document.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'
import type { MotionRow } from '../../protocol/rows/motion.ts'
import type { ReadinessRow } from '../../protocol/rows/readiness.ts'
import type { ParticipantRow } from '../../protocol/rows/participant.ts'
import type { SyncedRow, TableName } from '../../protocol/rows/row.ts'
import type { RosterEntry } from '../../protocol/live/start-meeting.ts'
import type { KeptRow } from '../store/row-store.ts'

export interface RowTypes {
  readonly meeting: MeetingRow
  readonly agendaItem: AgendaItemRow
  readonly document: DocumentRow
  readonly participant: ParticipantRow
  readonly motion: MotionRow
  readonly readiness: ReadinessRow
}

export class MeetingRows {
  readonly meetingId: string
  readonly change: number
  readonly #kept: ReadonlyMap<string, KeptRow>
  #parts: ReadonlyMap<string, ParticipantRow> | null = null
  #prepared: Prepared | null = null

  constructor(meetingId: string, change: number, rows: readonly KeptRow[] | ReadonlyMap<string, KeptRow>) {
    this.meetingId = meetingId
    this.change = change
    this.#kept = rows instanceof Map ? rows : new Map([...rows.values()].map((row) => [keyOf(row), row]))
  }

  /** null when it was removed (or does not exist yet). */
  get meeting(): MeetingRow | null {
    return this.find('meeting', this.meetingId)
  }

  /** The row, unless it was removed. */
  find<T extends TableName>(table: T, id: string): RowTypes[T] | null {
    const kept = this.#kept.get(`${table}:${id}`)
    return kept === undefined || kept.isRemoved || !isOf(kept, table) ? null : kept.row
  }

  /** The row, removed or not. */
  findKept(table: TableName, id: string): KeptRow | null {
    return this.#kept.get(`${table}:${id}`) ?? null
  }

  /** Rows of a table that are not removed. */
  all<T extends TableName>(table: T): RowTypes[T][] {
    const rows: RowTypes[T][] = []
    for (const kept of this.#kept.values()) if (!kept.isRemoved && isOf(kept, table)) rows.push(kept.row)
    return rows
  }

  partOf(personId: string): ParticipantRow | null {
    this.#parts ??= new Map(this.all('participant').map((row) => [row.personId, row]))
    return this.#parts.get(personId) ?? null
  }

  /** What the rules of the session may look at. */
  get prepared(): Prepared {
    const meeting = this.meeting
    this.#prepared ??= {
      title: meeting?.title ?? '',
      isPublished: meeting !== null && meeting.status !== 'draft',
      quorum: meeting?.quorum ?? { numerator: 1, denominator: 1 },
      roster: this.#roster(),
      itemIds: new Set(this.all('agendaItem').map((row) => row.id)),
      documentIds: new Set(this.all('document').map((row) => row.id)),
    }
    return this.#prepared
  }

  #roster(): RosterEntry[] {
    return this.all('participant')
      .sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id))
      .map(({ personId, name, role, isMember }) => ({ personId, name, role, isMember }))
  }

  with(change: number, rows: readonly KeptRow[]): MeetingRows {
    const kept = new Map(this.#kept)
    for (const row of rows) kept.set(keyOf(row), row)
    return new MeetingRows(this.meetingId, change, kept)
  }

  /** Everyone who has or had a part. */
  everyPart(): ParticipantRow[] {
    const parts: ParticipantRow[] = []
    for (const kept of this.#kept.values()) if (isOf(kept, 'participant')) parts.push(kept.row)
    return parts
  }
}

function keyOf(row: SyncedRow): string {
  return `${row.table}:${row.row.id}`
}

/** Whether a row is of this table; narrows its type. */
export function isOf<T extends TableName>(
  row: SyncedRow,
  table: T,
): row is SyncedRow & { readonly table: T; readonly row: RowTypes[T] } {
  return row.table === table
}

/** By UTF-16 code unit, as fractional indices are meant to be compared. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
