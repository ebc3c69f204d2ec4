/** A meeting's rows while a batch of edits is applied to them: the rows as they were, and over them what changed. */
import type { ParticipantRow } from '../../protocol/rows/participant.ts'
import type { TableName } from '../../protocol/rows/row.ts'
import type { KeptRow } from '../store/row-store.ts'
import { isOf, MeetingRows, type RowTypes } from './meeting-rows.ts'

export class MeetingDraft {
  readonly meetingId: string
  /** null: the meeting is made by these edits. */
  readonly base: MeetingRows | null
  readonly #before: MeetingRows
  readonly #changed = new Map<string, KeptRow>()

  constructor(meetingId: string, base: MeetingRows | null) {
    this.meetingId = meetingId
    this.base = base
    this.#before = base ?? new MeetingRows(meetingId, 0, [])
  }

  get changed(): readonly KeptRow[] {
    return [...this.#changed.values()]
  }

  findKept(table: TableName, id: string): KeptRow | null {
    return this.#changed.get(`${table}:${id}`) ?? this.#before.findKept(table, id)
  }

  /** The row, unless it was removed. */
  find<T extends TableName>(table: T, id: string): RowTypes[T] | null {
    const kept = this.findKept(table, id)
    return kept === null || kept.isRemoved || !isOf(kept, table) ? null : kept.row
  }

  /** Rows of a table that are not removed. */
  all<T extends TableName>(table: T): RowTypes[T][] {
    const rows = this.#before.all(table).filter((row) => !this.#changed.has(`${table}:${row.id}`))
    for (const kept of this.#changed.values()) if (!kept.isRemoved && isOf(kept, table)) rows.push(kept.row)
    return rows
  }

  /** The row as it was before the edits. */
  findBefore(table: TableName, id: string): KeptRow | null {
    return this.#before.findKept(table, id)
  }

  /** How the meeting is once the edits are saved under this change. */
  saved(change: number): MeetingRows {
    return this.#before.with(change, this.changed)
  }

  put(row: KeptRow): void {
    this.#changed.set(`${row.table}:${row.row.id}`, row)
  }

  /** With an item go the items below it, their papers and motions; with a paper goes its mention in motions. */
  remove(table: TableName, id: string): void {
    const kept = this.findKept(table, id)
    if (kept === null || kept.isRemoved) return
    this.put({ ...kept, isRemoved: true })
    if (table === 'agendaItem') {
      for (const item of this.all('agendaItem')) if (item.parentId === id) this.remove('agendaItem', item.id)
      for (const document of this.all('document')) {
        if (document.itemId === id) this.remove('document', document.id)
      }
      for (const motion of this.all('motion')) if (motion.itemId === id) this.remove('motion', motion.id)
    }
    if (table === 'document') {
      for (const row of this.all('motion')) {
        if (row.motion.documentId !== id) continue
        const motion = { ...row.motion, documentId: null }
        this.put({ table: 'motion', row: { ...row, motion }, isRemoved: false })
      }
    }
  }

  /** Whoever may now see more or less of the meeting than before. */
  peopleWhoseSightChanged(): ReadonlySet<string> {
    const people = new Set<string>()
    const meetingBefore = this.#before.meeting
    const meetingNow = this.find('meeting', this.meetingId)
    const wasOpen = meetingBefore !== null && meetingBefore.status !== 'draft'
    const isOpen = meetingNow !== null && meetingNow.status !== 'draft'
    if (wasOpen !== isOpen || (meetingBefore === null) !== (meetingNow === null)) {
      for (const row of [...this.#before.everyPart(), ...this.all('participant')]) people.add(row.personId)
    }
    for (const row of this.#changed.values()) {
      if (row.table !== 'participant') continue
      const before = this.#before.find('participant', row.row.id)
      if (!isSamePart(before, row.isRemoved ? null : row.row)) people.add(row.row.personId)
    }
    return people
  }
}

function isSamePart(before: ParticipantRow | null, now: ParticipantRow | null): boolean {
  if (before === null || now === null) return before === now
  return before.role === now.role && before.isMember === now.isMember
}
