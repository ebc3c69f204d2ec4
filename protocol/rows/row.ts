/** The tables that sync, and the forms in which their rows travel. */
import { z } from 'zod'
import { agendaItemShape, agendaItemRow } from './agenda-item.ts'
import { documentRow, documentShape } from './document.ts'
import { meetingRow, meetingShape } from './meeting.ts'
import { motionRow, motionShape } from './motion.ts'
import { participantRow, participantShape } from './participant.ts'
import { readinessRow } from './readiness.ts'
import { uuid } from '../ids.ts'

export const tables = ['meeting', 'agendaItem', 'document', 'participant', 'motion', 'readiness'] as const
export const tableName = z.enum(tables)
export type TableName = z.infer<typeof tableName>

/** hub → laptop: tolerant of fields a newer hub added. */
export const syncedRow = z.discriminatedUnion('table', [
  z.object({ table: z.literal('meeting'), row: meetingRow }),
  z.object({ table: z.literal('agendaItem'), row: agendaItemRow }),
  z.object({ table: z.literal('document'), row: documentRow }),
  z.object({ table: z.literal('participant'), row: participantRow }),
  z.object({ table: z.literal('motion'), row: motionRow }),
  z.object({ table: z.literal('readiness'), row: readinessRow }),
])
export type SyncedRow = z.infer<typeof syncedRow>

/** A row that is gone, or no longer open to the person who asks. */
export const tombstone = z.object({ table: tableName, id: uuid })
export type Tombstone = z.infer<typeof tombstone>

const { status: _, ...editableMeeting } = meetingShape

/** laptop → hub: one change to what was prepared. Unknown fields are refused. Status moves by `publish` only. */
export const edit = z.discriminatedUnion('edit', [
  z.strictObject({ edit: z.literal('put-meeting'), row: z.strictObject(editableMeeting) }),
  z.strictObject({ edit: z.literal('put-agenda-item'), row: z.strictObject(agendaItemShape) }),
  z.strictObject({ edit: z.literal('put-document'), row: z.strictObject(documentShape) }),
  z.strictObject({ edit: z.literal('put-participant'), row: z.strictObject(participantShape) }),
  z.strictObject({ edit: z.literal('put-motion'), row: z.strictObject(motionShape) }),
  z.strictObject({
    edit: z.literal('remove'),
    table: z.enum(['meeting', 'agendaItem', 'document', 'participant', 'motion']),
    id: uuid,
  }),
  z.strictObject({ edit: z.literal('publish'), meetingId: uuid, isPublished: z.boolean() }),
])
export type Edit = z.infer<typeof edit>
