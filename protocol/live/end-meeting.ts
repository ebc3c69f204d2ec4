/** The session ends. Nothing can be appended to the log after this. */
import { z } from 'zod'

export const endMeeting = z.strictObject({ type: z.literal('meeting:end') })

export const meetingEnded = z.object({ type: z.literal('meeting:ended') })
