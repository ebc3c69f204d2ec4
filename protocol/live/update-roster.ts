/** The secretary changed who attends while the session runs: the hub itself appends the new roster. */
import { z } from 'zod'
import { rosterEntry } from './start-meeting.ts'

export const updateRoster = z.strictObject({ type: z.literal('roster:update') })

export const rosterUpdated = z.object({ type: z.literal('roster:updated'), roster: z.array(rosterEntry) })
