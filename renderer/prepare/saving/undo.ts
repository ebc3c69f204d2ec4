/** The last removal, while it can still be taken back. Nothing is removed on the hub before that time is over. */
import { create } from 'zustand'
import type { Edit } from '../../../protocol/rows/row.ts'
import { holdRemoval } from './draft.ts'
import type { Held } from './edit-queue.ts'

interface Removal {
  /** What was removed, as a sentence. */
  readonly text: string
  readonly held: Held
}

export const useRemoval = create<{ readonly removal: Removal | null }>(() => ({ removal: null }))

export const undoMs = 15_000

/** Takes the rows off the screen and offers to bring them back. An earlier removal becomes final by this. */
export function removeWithUndo(text: string, edits: readonly Edit[]): void {
  finishRemoval()
  const held = holdRemoval(edits)
  if (held !== null) useRemoval.setState({ removal: { text, held } })
}

export function undoRemoval(): void {
  useRemoval.getState().removal?.held.takeBack()
  useRemoval.setState({ removal: null })
}

/** Removes for good. */
export function finishRemoval(): void {
  useRemoval.getState().removal?.held.release()
  useRemoval.setState({ removal: null })
}
