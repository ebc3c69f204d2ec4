/** The signed-in person behind a request or a live connection, and what they reach. */
import type { HubRole } from '../../protocol/http/sign-in.ts'
import type { ParticipantRow } from '../../protocol/rows/participant.ts'
import { mayInMeeting, mayReadPaper, type MeetingAction } from '../../meeting/authorisation.ts'
import type { DocumentRow } from '../../protocol/rows/document.ts'
import type { MeetingRows } from '../rows/meeting-rows.ts'

export interface Viewer {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  /** null for a session opened with a slip, whoever the person is: a slip is paper, and others print it. */
  readonly hubRole: HubRole | null
  /** The meeting of the slip the session was opened with. */
  readonly meetingId: string | null
  /** Meetings whose slips were used on this device; null: every meeting the person attends. */
  readonly scope: ReadonlySet<string> | null
  readonly expiresAtMs: number
}

/** The person's part in a meeting they may know of; null when it does not exist for them. */
export function partIn(viewer: Viewer, rows: MeetingRows): ParticipantRow | null {
  const meeting = rows.meeting
  if (meeting === null) return null
  if (viewer.scope !== null && !viewer.scope.has(meeting.id)) return null
  const part = rows.partOf(viewer.personId)
  if (part === null) return null
  const action: MeetingAction = meeting.status === 'draft' ? 'draft:read' : 'meeting:read'
  return mayInMeeting(part.role, action) ? part : null
}

export function mayIn(viewer: Viewer, rows: MeetingRows, action: MeetingAction): boolean {
  return mayInMeeting(partIn(viewer, rows)?.role ?? null, action)
}

export function mayReadDocument(viewer: Viewer, rows: MeetingRows, document: DocumentRow): boolean {
  const part = partIn(viewer, rows)
  return part !== null && mayReadPaper(part, document.audience)
}
