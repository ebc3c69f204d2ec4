/** Whether a meeting is sound after a batch of edits: every reference leads somewhere, nothing is twice. */
import { canonicalJson } from '../../protocol/canonical.ts'
import type { Failure } from '../../protocol/failures.ts'
import type { AgendaItemRow } from '../../protocol/rows/agenda-item.ts'
import type { DocumentRow } from '../../protocol/rows/document.ts'
import type { ParticipantRow } from '../../protocol/rows/participant.ts'
import type { FileFacts } from '../store/file-store.ts'
import type { MeetingDraft } from './meeting-draft.ts'

/** More than any real meeting has; keeps a mistaken import from choking every laptop. */
const maxRowsOfTable = 5000
/** Deeper than any agenda is, and shallow enough to draw. */
const maxDepth = 16

export function findFlaw(draft: MeetingDraft, files: ReadonlyMap<string, FileFacts>): Failure | null {
  if (draft.find('meeting', draft.meetingId) === null) return null // removed as a whole
  const byPerson = new Map<string, string>()
  for (const part of draft.all('participant')) {
    if (byPerson.has(part.personId)) return { kind: 'bad-request', detail: 'person attends twice' }
    byPerson.set(part.personId, part.id)
  }
  if (!draft.all('participant').some((part) => part.role === 'secretary')) {
    return { kind: 'bad-request', detail: 'no secretary left' }
  }
  for (const table of ['agendaItem', 'document', 'participant', 'motion'] as const) {
    if (draft.all(table).length > maxRowsOfTable) return { kind: 'bad-request', detail: `too many: ${table}` }
  }
  for (const kept of draft.changed) {
    if (kept.isRemoved) continue
    const flaw = findRowFlaw(draft, kept, files)
    if (flaw !== null) return flaw
  }
  return null
}

function findRowFlaw(
  draft: MeetingDraft,
  kept: MeetingDraft['changed'][number],
  files: ReadonlyMap<string, FileFacts>,
): Failure | null {
  switch (kept.table) {
    case 'agendaItem':
      return findTreeFlaw(draft, kept.row.id)
    case 'document':
      return findDocumentFlaw(draft, kept.row, files)
    case 'participant':
      return findParticipantFlaw(draft, kept.row)
    case 'motion': {
      if (draft.find('agendaItem', kept.row.itemId) === null) return { kind: 'unknown-item' }
      const { documentId } = kept.row.motion
      return documentId !== null && draft.find('document', documentId) === null
        ? { kind: 'unknown-document' }
        : null
    }
    case 'meeting':
    case 'readiness':
      return null
  }
}

function findTreeFlaw(draft: MeetingDraft, itemId: string): Failure | null {
  let id: string | null = itemId
  for (let depth = 0; id !== null; depth += 1) {
    if (depth > maxDepth) return { kind: 'bad-request', detail: 'agenda goes round or too deep' }
    const item: AgendaItemRow | null = draft.find('agendaItem', id)
    if (item === null) return { kind: 'unknown-item' }
    id = item.parentId
  }
  return null
}

function findDocumentFlaw(
  draft: MeetingDraft,
  row: DocumentRow,
  files: ReadonlyMap<string, FileFacts>,
): Failure | null {
  if (draft.find('agendaItem', row.itemId) === null) return { kind: 'unknown-item' }
  const facts = files.get(row.sha256)
  if (facts === undefined) return { kind: 'not-found', detail: 'file' }
  if (facts.sizeBytes !== row.sizeBytes || facts.pageCount !== row.pageCount) {
    return { kind: 'bad-request', detail: 'size or pages are not those of the file' }
  }
  const before = draft.findBefore('document', row.id)
  if (before?.table !== 'document') return null
  // Two secretaries replacing the same paper: the second has not seen the first's.
  const isReplaced = before.row.sha256 !== row.sha256
  const isFresh = isReplaced ? row.version > before.row.version : row.version === before.row.version
  return isFresh ? null : { kind: 'stale-row', detail: canonicalJson({ version: before.row.version }) }
}

function findParticipantFlaw(draft: MeetingDraft, row: ParticipantRow): Failure | null {
  const before = draft.findBefore('participant', row.id)
  if (before?.table === 'participant' && before.row.personId !== row.personId) {
    return { kind: 'bad-request', detail: 'a part belongs to one person' }
  }
  return null
}
