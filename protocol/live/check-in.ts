/** A participant is here: sent by the laptop itself when its person enters the running session. */
import { z } from 'zod'

export const checkIn = z.strictObject({ type: z.literal('attendance:check-in') })
