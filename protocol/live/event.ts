/** What has happened, in order. The state of a meeting is a fold over these and nothing else. */
import { z } from 'zod'
import { timeMs, uuid } from '../ids.ts'
import { voteCancelled } from './cancel-vote.ts'
import { ballotReceived } from './cast-ballot.ts'
import { itemClosed } from './close-item.ts'
import { voteClosed } from './close-vote.ts'
import { meetingEnded } from './end-meeting.ts'
import { attendanceMarked } from './mark-attendance.ts'
import { itemOpened } from './open-item.ts'
import { voteOpened } from './open-vote.ts'
import { meetingStarted } from './start-meeting.ts'
import { rosterUpdated } from './update-roster.ts'

export const eventBody = z.discriminatedUnion('type', [
  meetingStarted,
  rosterUpdated,
  meetingEnded,
  itemOpened,
  itemClosed,
  attendanceMarked,
  voteOpened,
  ballotReceived,
  voteClosed,
  voteCancelled,
])
export type EventBody = z.infer<typeof eventBody>

export const logEvent = z.object({
  /** 1, 2, 3 … without a gap within a meeting. */
  seq: z.int().positive(),
  atMs: timeMs,
  /** The person whose command it was; null: the hub itself. */
  by: uuid.nullable(),
  body: eventBody,
})
export type LogEvent = z.infer<typeof logEvent>
