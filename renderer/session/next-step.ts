/** The one thing a chair most likely does next, computed from the state. */
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { openItemOf, openVoteOf, type MeetingState } from '../../meeting/state.ts'
import type { OpenMeeting, Paper } from '../../protocol/app/state.ts'
import type { MotionRow } from '../../protocol/rows/motion.ts'
import { nextEntry } from './agenda-progress.ts'
import type { AgendaEntry } from '../../meeting/agenda-tree.ts'

export type NextStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'open-item'; readonly entry: AgendaEntry }
  | { readonly kind: 'present'; readonly paper: Paper }
  | { readonly kind: 'open-vote'; readonly motion: MotionRow }
  | {
      readonly kind: 'close-vote'
      readonly voteId: string
      readonly received: number
      readonly voters: number
    }
  /** A vote is open, and closing it is not this person's to do. */
  | { readonly kind: 'await-vote'; readonly received: number; readonly voters: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'publish-first' }
  | { readonly kind: 'ended' }

/** `shownDocumentId`: the paper everyone sees now. */
export function nextStep(
  open: OpenMeeting,
  entries: readonly AgendaEntry[],
  state: MeetingState,
  shownDocumentId: string | null,
): NextStep {
  const may = (action: Parameters<typeof mayInMeeting>[1]) => mayInMeeting(open.me?.role ?? null, action)
  if (state.phase === 'ended') return { kind: 'ended' }
  if (state.phase === 'prepared')
    return open.meeting.status === 'draft' ? { kind: 'publish-first' } : { kind: 'start' }

  const vote = openVoteOf(state)
  if (vote !== null) {
    const count = { received: vote.receivedFrom.length, voters: vote.voters.length }
    return may('vote:close')
      ? { kind: 'close-vote', voteId: vote.voteId, ...count }
      : { kind: 'await-vote', ...count }
  }

  const itemId = openItemOf(state)?.itemId
  if (itemId !== undefined) {
    const papers = open.papers.filter((paper) => paper.document.itemId === itemId)
    const at = papers.findIndex((paper) => paper.document.id === shownDocumentId)
    const motion = may('vote:open') ? waitingMotions(open.motions, itemId, state)[0] : undefined
    const paper = papers[at + 1]
    // Once a vote of this item has been taken, its papers have been dealt with.
    const hasVoted = state.votes.some((other) => other.itemId === itemId && other.end?.how === 'closed')
    if (paper !== undefined && !(hasVoted && at === -1)) return { kind: 'present', paper }
    if (motion !== undefined) return { kind: 'open-vote', motion }
  }

  const entry = nextEntry(entries, state, contentOf(open))
  return entry === null ? { kind: 'end' } : { kind: 'open-item', entry }
}

/** The item's prepared questions that have not been voted on. A vote that was taken back does not count. */
export function waitingMotions(
  motions: readonly MotionRow[],
  itemId: string,
  state: MeetingState,
): readonly MotionRow[] {
  return motions.filter((row) => row.itemId === itemId && !isVotedOn(row, state))
}

/** The log copies the motion, not its id: the same question on the same item is the same motion. */
export function isVotedOn(row: MotionRow, state: MeetingState): boolean {
  return state.votes.some(
    (vote) =>
      vote.itemId === row.itemId && vote.motion.text === row.motion.text && vote.end?.how !== 'cancelled',
  )
}

/** Whether an item holds papers or motions of its own. */
export function contentOf(open: Pick<OpenMeeting, 'papers' | 'motions'>): (itemId: string) => boolean {
  const ids = new Set([
    ...open.papers.map((paper) => paper.document.itemId),
    ...open.motions.map((motion) => motion.itemId),
  ])
  return (itemId) => ids.has(itemId)
}
