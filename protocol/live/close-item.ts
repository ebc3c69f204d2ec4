/** The chair closes the open item without opening another (a break, the end). */
import { z } from 'zod'
import { uuid } from '../ids.ts'

export const closeItem = z.strictObject({ type: z.literal('item:close'), itemId: uuid })

export const itemClosed = z.object({ type: z.literal('item:closed'), itemId: uuid })
