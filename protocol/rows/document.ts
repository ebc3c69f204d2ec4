/** A paper on an agenda item. Its bytes are content-addressed: `sha256` names them, `version` counts replacements. */
import { z } from 'zod'
import { filledLine, sha256Hex, uuid } from '../ids.ts'
import { position } from './agenda-item.ts'

/**
 * Who may read it, besides the meeting's chair and secretaries:
 * everyone who attends, members only (guests not), or the named people.
 */
export const audience = z.union([z.enum(['everyone', 'members']), z.array(uuid).max(2000)])
export type Audience = z.infer<typeof audience>

export const documentShape = {
  id: uuid,
  meetingId: uuid,
  itemId: uuid,
  position,
  title: filledLine(300),
  fileName: filledLine(255),
  version: z.int().positive(),
  sha256: sha256Hex,
  sizeBytes: z.int().positive(),
  pageCount: z.int().positive(),
  audience,
}
export const documentRow = z.object(documentShape)
export type DocumentRow = z.infer<typeof documentRow>
