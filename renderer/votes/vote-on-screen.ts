/** Which vote a screen shows: the open one, or the one whose result has just come. */
import { openVoteOf, type MeetingState, type Vote } from '../../meeting/state.ts'

/**
 * `watchedId`: the vote that was open on this screen last; someone who joins later is not met by an old result.
 * A result leaves when it is dismissed, or when the meeting goes on to another item.
 */
export function voteOnScreen(
  state: MeetingState,
  watchedId: string | null,
  dismissedId: string | null,
): Vote | null {
  const open = openVoteOf(state)
  if (open !== null) return open
  const last = state.votes.at(-1)
  if (last === undefined || last.end === null || last.voteId !== watchedId || last.voteId === dismissedId)
    return null
  const lastOpenedAtMs = state.itemTimes.at(-1)?.openedAtMs ?? 0
  return lastOpenedAtMs > last.end.atMs ? null : last
}
