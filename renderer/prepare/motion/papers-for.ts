/** The papers a question may be about: those of its own item first. */
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'

export function papersFor(draft: OpenMeeting, itemId: string): DocumentRow[] {
  const papers = draft.papers.map((paper) => paper.document)
  return [...papers.filter((one) => one.itemId === itemId), ...papers.filter((one) => one.itemId !== itemId)]
}
