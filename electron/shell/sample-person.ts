/** Brings a fresh core to where a join code leads: signed in, with the meeting open. */
import { FailureError } from '../../protocol/failures.ts'
import type { Core } from '../core/core.ts'

/** Throws `FailureError` where the hub refuses. Answers the meeting the code led to, if it led to one. */
export async function enterByJoinCode(core: Pick<Core, 'call'>, joinCode: string): Promise<string | null> {
  const hub = await core.call('hub:probe', { typed: joinCode })
  if (hub.slipCode === null) throw new FailureError('bad-join-code', 'it carries no slip')
  const { meetingId } = await core.call('hub:sign-in', {
    address: hub.address,
    fingerprint: hub.fingerprint,
    credentials: { by: 'slip', code: hub.slipCode },
  })
  if (meetingId !== null) await core.call('meeting:open', { meetingId })
  return meetingId
}
