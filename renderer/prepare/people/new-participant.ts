/** A row for someone who attends, at the end of the list. */
import { v7 as uuidV7 } from 'uuid'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import { positionsAtEnd } from '../agenda/positions.ts'

export type PersonDetails = Pick<ParticipantRow, 'name' | 'jobTitle' | 'unit' | 'role' | 'isMember'>

/** `personId`: who the hub knows them as; null for someone new. */
export function newParticipants(
  meetingId: string,
  there: readonly ParticipantRow[],
  people: readonly (PersonDetails & { readonly personId: string | null })[],
): ParticipantRow[] {
  const positions = positionsAtEnd(there, people.length)
  return people.map(({ personId, name, jobTitle, unit, role, isMember }, i) => ({
    id: uuidV7(),
    meetingId,
    personId: personId ?? uuidV7(),
    position: positions[i] ?? 'a0',
    name,
    jobTitle,
    unit,
    role,
    isMember,
  }))
}
