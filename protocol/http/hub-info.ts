/** GET /api/hub, without sign-in: who is this. */
import { z } from 'zod'
import { filledLine, uuid } from '../ids.ts'

export const hubInfo = z.object({
  hubId: uuid,
  name: filledLine(200),
  protocolVersion: z.int(),
  appVersion: z.string(),
  maxFileBytes: z.int().positive(),
})
export type HubInfo = z.infer<typeof hubInfo>
