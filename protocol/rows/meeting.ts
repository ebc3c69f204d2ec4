/** A meeting as prepared by its secretary. What happens in the session itself is in the log, not here. */
import { z } from 'zod'
import { filledLine, line, timeMs, uuid } from '../ids.ts'
import { fraction } from '../live/voting-rule.ts'

export const meetingKinds = ['ubnd', 'hdnd', 'agency', 'other'] as const

/** draft: only its secretaries see it. published: everyone who attends. live, ended: set by the log alone. */
export const meetingStatuses = ['draft', 'published', 'live', 'ended'] as const

export const meetingShape = {
  id: uuid,
  title: filledLine(300),
  kind: z.enum(meetingKinds),
  /** The agency that meets, as its papers name it. */
  unit: line(200),
  place: line(200),
  startsAtMs: timeMs,
  /** How many of all members must be present. */
  quorum: fraction,
  status: z.enum(meetingStatuses),
}
export const meetingRow = z.object(meetingShape)
export type MeetingRow = z.infer<typeof meetingRow>
