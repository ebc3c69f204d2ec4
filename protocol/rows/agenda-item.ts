/** One item of the agenda. Items form an ordered tree by `parentId` and `position`. */
import { z } from 'zod'
import { filledLine, line, uuid } from '../ids.ts'

/** A fractional index (base 62): a row is moved by changing its own position only. */
export const position = z.string().regex(/^[0-9A-Za-z]{1,200}$/)

export const agendaItemShape = {
  id: uuid,
  meetingId: uuid,
  parentId: uuid.nullable(),
  position,
  title: filledLine(500),
  /** Who presents it, as text: an official need not be a participant. */
  presenter: line(200),
  plannedMinutes: z.int().min(0).max(1440).nullable(),
}
export const agendaItemRow = z.object(agendaItemShape)
export type AgendaItemRow = z.infer<typeof agendaItemRow>
