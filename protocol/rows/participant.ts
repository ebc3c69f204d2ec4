/** A person's part in one meeting. */
import { z } from 'zod'
import { filledLine, line, uuid } from '../ids.ts'
import { position } from './agenda-item.ts'

export const meetingRoles = ['chair', 'secretary', 'delegate', 'guest'] as const
export const meetingRole = z.enum(meetingRoles)
export type MeetingRole = z.infer<typeof meetingRole>

export const participantShape = {
  id: uuid,
  meetingId: uuid,
  /** The person across meetings; the hub makes the person when it does not know the id. */
  personId: uuid,
  position,
  name: filledLine(120),
  jobTitle: line(200),
  unit: line(200),
  role: meetingRole,
  /** Whether the person is a member of the body that decides: counts in quorum and base, and may vote. */
  isMember: z.boolean(),
}
export const participantRow = z.object(participantShape)
export type ParticipantRow = z.infer<typeof participantRow>
