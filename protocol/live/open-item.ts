/** The chair moves to an agenda item; the one before it closes by that. */
import { z } from 'zod'
import { uuid } from '../ids.ts'

export const openItem = z.strictObject({ type: z.literal('item:open'), itemId: uuid })

export const itemOpened = z.object({ type: z.literal('item:opened'), itemId: uuid })
