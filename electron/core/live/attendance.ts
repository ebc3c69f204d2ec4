/**
 * Checks the person in when they enter a running session. Once for each time the meeting is opened: whom the
 * secretary marks as absent afterwards stays absent.
 */
import { v7 as newId } from 'uuid'
import type { MeetingState } from '../../../meeting/state.ts'
import { FailureError } from '../../../protocol/failures.ts'
import { commandAnswer } from '../../../protocol/live/channel.ts'
import type { Link } from '../net/link.ts'

export interface Attendance {
  /** A meeting was opened in the windows. */
  open(): void
  /** The state of the open meeting, each time it changes. */
  enter(meetingId: string, state: MeetingState): void
}

export function createAttendance(options: {
  readonly link: Link
  readonly log: (line: string) => void
  readonly personId: string
}): Attendance {
  const { link, log, personId } = options
  let hasEntered = false

  async function checkIn(meetingId: string): Promise<void> {
    const sent = { commandId: newId(), meetingId, command: { type: 'attendance:check-in' } }
    // A refusal is no news: marked as present meanwhile, or the session has just ended.
    await link.request('command', sent, commandAnswer, 5000)
  }

  return {
    open() {
      hasEntered = false
    },
    enter(meetingId, state) {
      if (hasEntered || state.phase !== 'live' || !link.isConnected()) return
      if (!state.roster.some((entry) => entry.personId === personId)) return
      hasEntered = true
      if (state.present.includes(personId)) return
      checkIn(meetingId).catch((cause: unknown) => {
        hasEntered = false // tried again with the next event
        log(`check-in: ${cause instanceof FailureError ? cause.kind : String(cause)}`)
      })
    },
  }
}
