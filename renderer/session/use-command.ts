/** Sends commands to the meeting's log, and knows what became of them. */
import type { Command, CommandType } from '../../protocol/live/command.ts'
import { FailureError } from '../../protocol/failures.ts'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction, type Action } from '../state/use-action.ts'

/**
 * A refusal of the hub is the action's failure. A command that could only be queued counts as sent: it goes out by
 * itself, `useIsPending` tells until then, and `live.refused` if the hub says no later.
 */
export function useCommand(): Action<[Command]> {
  const meetingId = useApp((state) => state.meeting?.meeting.id)
  return useAction(async (command: Command) => {
    if (meetingId === undefined) throw new FailureError('not-found')
    const answer = await call('live:command', { meetingId, command })
    if (answer.outcome === 'refused') throw new FailureError(answer.failure.kind, answer.failure.detail)
  })
}

/** Whether a command of this type waits for the hub; null: none does. */
export function useIsPending(type: CommandType | null): boolean {
  return useApp((state) => state.live?.pending.some((command) => command.type === type) ?? false)
}
