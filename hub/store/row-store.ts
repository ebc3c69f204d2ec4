/**
 * The rows that sync. Every saving takes the next change number of the hub; a pull gives what a person has not seen.
 * A sight is a person's part in a meeting, past or present, with a change number of its own: when what the person may
 * see there changes as a whole, all rows of that meeting are given to them again.
 */
import type { SyncedRow, TableName } from '../../protocol/rows/row.ts'
import type { AuditEntry, RememberedAnswer } from './store.ts'

/** A row with its mark of removal: removed rows stay, so that putting one again restores it. */
export type KeptRow = SyncedRow & { readonly isRemoved: boolean }

export interface Sight {
  readonly personId: string
  readonly meetingId: string
}

export interface RowsToSave {
  readonly rows: readonly KeptRow[]
  /** The last change each touched meeting had when the rows were decided; 0: it did not exist. */
  readonly expected: readonly { readonly meetingId: string; readonly change: number }[]
  readonly sights: readonly Sight[]
  /** People to make, or to rename where they have no account. */
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly jobTitle: string
    readonly unit: string
  }[]
  /** Remembered in the same transaction; made from the change number it gets. */
  readonly answer: ((change: number) => RememberedAnswer) | null
  readonly audit: AuditEntry | null
}

export type RowsSaved =
  | { readonly outcome: 'saved'; readonly change: number }
  /** Someone else changed one of the meetings since: read again, decide again. */
  | { readonly outcome: 'behind' }

export interface RowReference {
  readonly table: TableName
  readonly id: string
  readonly meetingId: string
}

export interface Pull {
  readonly rows: readonly RowReference[]
  readonly cursor: number
  readonly hasMore: boolean
}

export interface RowStore {
  /** null: there is no such meeting. Removed rows included. */
  loadMeeting(
    meetingId: string,
  ): Promise<{ readonly change: number; readonly rows: readonly KeptRow[] } | null>
  /** Meetings whose session runs. */
  liveMeetingIds(): Promise<readonly string[]>
  /** The meeting each of these rows is in; those that don't exist are left out. Keys: `table:id`. */
  locate(
    rows: readonly { readonly table: TableName; readonly id: string }[],
  ): Promise<ReadonlyMap<string, string>>
  save(change: RowsToSave): Promise<RowsSaved>
  /** About `limit` rows, oldest change first; rows of one change are never torn apart. */
  pull(request: { personId: string; since: number; limit: number }): Promise<Pull>
  /** The hub's last change number. */
  lastChange(): Promise<number>
  /** Documents, not removed, whose present file is this. */
  documentsWithFile(
    sha256: string,
  ): Promise<readonly { readonly meetingId: string; readonly documentId: string }[]>
  /** Everyone who has or had a part in the meeting. */
  peopleOf(meetingId: string): Promise<readonly string[]>
}

export function meetingIdOf(row: SyncedRow): string {
  return row.table === 'meeting' ? row.row.id : row.row.meetingId
}
