/** Everything a laptop may ask of the log. A command carries its own id; sending it again gives the first answer. */
import { z } from 'zod'
import { uuid } from '../ids.ts'
import { cancelVote } from './cancel-vote.ts'
import { castBallot } from './cast-ballot.ts'
import { checkIn } from './check-in.ts'
import { closeItem } from './close-item.ts'
import { closeVote } from './close-vote.ts'
import { endMeeting } from './end-meeting.ts'
import { markAttendance } from './mark-attendance.ts'
import { openItem } from './open-item.ts'
import { openVote } from './open-vote.ts'
import { startMeeting } from './start-meeting.ts'
import type { updateRoster } from './update-roster.ts'

export const command = z.discriminatedUnion('type', [
  startMeeting,
  endMeeting,
  openItem,
  closeItem,
  checkIn,
  markAttendance,
  openVote,
  castBallot,
  closeVote,
  cancelVote,
])
export type Command = z.infer<typeof command>
export type CommandType = Command['type']

/** What the hub itself may append: anything a person may, and the changed roster. */
export type AnyCommand = Command | z.infer<typeof updateRoster>

export const sentCommand = z.strictObject({ commandId: uuid, meetingId: uuid, command })
export type SentCommand = z.infer<typeof sentCommand>
