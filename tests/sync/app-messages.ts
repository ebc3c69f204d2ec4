/** Between a test and the app it runs in a process of its own (`app-process.ts`). */
import { z } from 'zod'
import { command } from '../../protocol/live/command.ts'

export const toApp = z.strictObject({ command })

/** How things stand; told with every change. */
export const fromApp = z.object({
  isEntered: z.boolean(),
  isConnected: z.boolean(),
  waiting: z.array(z.string()),
  /** Of the open meeting's papers. */
  readyBytes: z.number(),
})
export type FromApp = z.infer<typeof fromApp>
