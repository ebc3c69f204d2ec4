/**
 * The one table of who may do what. The hub asks it for every request; screens ask it for what to offer.
 * `administrator` and `hubSecretary` are roles on the hub; the others are roles in one meeting.
 */
import type { HubRole } from '../protocol/http/sign-in.ts'
import type { CommandType } from '../protocol/live/command.ts'
import type { MeetingRole } from '../protocol/rows/participant.ts'

export type MeetingAction =
  | CommandType
  | 'meeting:read'
  | 'draft:read'
  | 'paper:read-all'
  | 'meeting:edit'
  | 'meeting:publish'
  | 'slips:issue'
  | 'readiness:read'
  | 'place:show'

export type HubAction = 'meeting:create' | 'people:read' | 'accounts:manage' | 'hub:backup'

const everyone: readonly MeetingRole[] = ['chair', 'secretary', 'delegate', 'guest']
const lead: readonly MeetingRole[] = ['chair', 'secretary']
const secretary: readonly MeetingRole[] = ['secretary']
const voters: readonly MeetingRole[] = ['chair', 'secretary', 'delegate']

const meetingTable: Readonly<Record<MeetingAction, readonly MeetingRole[]>> = {
  'meeting:read': everyone,
  'draft:read': secretary,
  'paper:read-all': lead,
  'meeting:edit': secretary,
  'meeting:publish': secretary,
  'slips:issue': secretary,
  'readiness:read': lead,
  'meeting:start': lead,
  'meeting:end': lead,
  'item:open': lead,
  'item:close': lead,
  'place:show': lead,
  'attendance:check-in': everyone,
  'attendance:mark': lead,
  'vote:open': ['chair'],
  'vote:close': ['chair'],
  'vote:cancel': ['chair'],
  // Whether this person is a member with a vote is a rule of the meeting, asked after this.
  'ballot:cast': voters,
}

const hubTable: Readonly<Record<HubAction, readonly HubRole[]>> = {
  'meeting:create': ['administrator', 'secretary'],
  'people:read': ['administrator', 'secretary'],
  'accounts:manage': ['administrator'],
  'hub:backup': ['administrator'],
}

/** null: not a participant, may do nothing. */
export function mayInMeeting(role: MeetingRole | null, action: MeetingAction): boolean {
  return role !== null && meetingTable[action].includes(role)
}

/** null: an ordinary person. */
export function mayOnHub(role: HubRole | null, action: HubAction): boolean {
  return role !== null && hubTable[action].includes(role)
}

/** Whether this person may read a paper with this audience. */
export function mayReadPaper(
  person: { readonly personId: string; readonly role: MeetingRole | null; readonly isMember: boolean },
  audience: 'everyone' | 'members' | readonly string[],
): boolean {
  if (!mayInMeeting(person.role, 'meeting:read')) return false
  if (mayInMeeting(person.role, 'paper:read-all') || audience === 'everyone') return true
  return audience === 'members' ? person.isMember : audience.includes(person.personId)
}
