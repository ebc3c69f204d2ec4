/** The chair (or the secretary at the chair's word) starts the session. The roster is copied into the log. */
import { z } from 'zod'
import { filledLine, uuid } from '../ids.ts'
import { meetingRole } from '../rows/participant.ts'
import { fraction } from './voting-rule.ts'

export const startMeeting = z.strictObject({ type: z.literal('meeting:start') })

export const rosterEntry = z.object({
  personId: uuid,
  name: filledLine(120),
  role: meetingRole,
  isMember: z.boolean(),
})
export type RosterEntry = z.infer<typeof rosterEntry>

export const meetingStarted = z.object({
  type: z.literal('meeting:started'),
  title: filledLine(300),
  roster: z.array(rosterEntry),
  quorum: fraction,
})
