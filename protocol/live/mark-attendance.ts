/** Chair or secretary records that a person is here or not. Check-in gives the same event. */
import { z } from 'zod'
import { uuid } from '../ids.ts'

export const markAttendance = z.strictObject({
  type: z.literal('attendance:mark'),
  personId: uuid,
  isPresent: z.boolean(),
})

export const attendanceMarked = z.object({
  type: z.literal('attendance:marked'),
  personId: uuid,
  isPresent: z.boolean(),
})
