/** What has to go, or to change, with something that is removed, so that nothing left leads nowhere. */
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { agendaEntries } from '../../../meeting/agenda-tree.ts'
import { linesBelow } from './outline.ts'

/** An item with all below it, the papers and the questions of them all. */
export function removalOfItem(draft: OpenMeeting, itemId: string): Edit[] {
  const below = linesBelow(agendaEntries(draft.items), itemId).map((line) => line.item.id)
  const itemIds = new Set([itemId, ...below])
  const motions = draft.motions.filter((row) => itemIds.has(row.itemId))
  const documentIds = draft.papers
    .map((paper) => paper.document)
    .filter((document) => itemIds.has(document.itemId))
    .map((document) => document.id)
  const kept = { ...draft, motions: draft.motions.filter((row) => !itemIds.has(row.itemId)) }
  return [
    ...motions.map((row): Edit => ({ edit: 'remove', table: 'motion', id: row.id })),
    ...removalOfPapers(kept, documentIds),
    ...[...itemIds].toReversed().map((id): Edit => ({ edit: 'remove', table: 'agendaItem', id })),
  ]
}

/** A question about a paper that goes stays, without the paper: else it could never be put to the vote. */
export function removalOfPapers(draft: OpenMeeting, documentIds: readonly string[]): Edit[] {
  const gone = new Set(documentIds)
  const orphaned = draft.motions.filter(
    ({ motion }) => motion.documentId !== null && gone.has(motion.documentId),
  )
  return [
    ...orphaned.map((row): Edit => ({
      edit: 'put-motion',
      row: { ...row, motion: { ...row.motion, documentId: null } },
    })),
    ...documentIds.map((id): Edit => ({ edit: 'remove', table: 'document', id })),
  ]
}
