/** What the room's screen shows, from the same state everyone has. Nobody operates it. */
import { openVoteOf, type MeetingState, type Vote } from '../../meeting/state.ts'
import type { Paper } from '../../protocol/app/state.ts'
import type { PagePoint, Place } from '../../protocol/live/place.ts'

export type RoomView =
  | { readonly kind: 'agenda' }
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'result'; readonly vote: Vote }
  | {
      readonly kind: 'page'
      readonly paper: Paper
      readonly page: number
      readonly pointer: PagePoint | null
    }
  /** Presented to those it is open to; the hall's wall is open to all. */
  | { readonly kind: 'restricted' }
  | { readonly kind: 'item' }
  | { readonly kind: 'ended' }

/** A result stays at least this long, even when the chair goes on at once. Milliseconds. */
export const resultStaysMs = 15_000

/** `nowMs` by the hub's clock. */
export function roomView(
  state: MeetingState,
  place: Place | null,
  papers: readonly Paper[],
  nowMs: number,
): RoomView {
  if (state.phase === 'prepared') return { kind: 'agenda' }
  if (state.phase === 'ended') return { kind: 'ended' }
  const open = openVoteOf(state)
  if (open !== null) return { kind: 'vote', vote: open }
  const last = state.votes.at(-1)
  if (last !== undefined && isResultShown(last, state, place, nowMs)) return { kind: 'result', vote: last }

  const shown = place?.shown ?? null
  // Presented, and not open to whoever the room's laptop is signed in as.
  if (shown === null && place !== null && place.by !== null) return { kind: 'restricted' }
  const paper = papers.find((candidate) => candidate.document.id === shown?.documentId)
  if (shown !== null && paper !== undefined) {
    if (paper.document.audience !== 'everyone') return { kind: 'restricted' }
    const page = Math.min(shown.page, paper.document.pageCount)
    return { kind: 'page', paper, page, pointer: shown.pointer }
  }
  return state.itemTimes.some((time) => time.closedAtMs === null) ? { kind: 'item' } : { kind: 'agenda' }
}

/** Until the meeting goes on: another item, or the presenter moves. */
function isResultShown(vote: Vote, state: MeetingState, place: Place | null, nowMs: number): boolean {
  if (vote.end === null) return false
  const wentOnAtMs = Math.max(place?.atMs ?? 0, state.itemTimes.at(-1)?.openedAtMs ?? 0)
  return wentOnAtMs <= vote.end.atMs || nowMs - vote.end.atMs < resultStaysMs
}
