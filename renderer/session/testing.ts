/** Small meetings for the tests of this folder and its neighbours. */
import { evolve } from '../../meeting/evolve.ts'
import { presets } from '../../meeting/presets.ts'
import { initialState, type MeetingState } from '../../meeting/state.ts'
import type { OpenMeeting, Paper } from '../../protocol/app/state.ts'
import type { EventBody } from '../../protocol/live/event.ts'
import type { Motion } from '../../protocol/live/motion.ts'
import type { Place } from '../../protocol/live/place.ts'
import type { AgendaItemRow } from '../../protocol/rows/agenda-item.ts'
import type { MotionRow } from '../../protocol/rows/motion.ts'
import type { MeetingRole } from '../../protocol/rows/participant.ts'

export const meetingId = 'meeting'

export function item(id: string, position: string, parentId: string | null = null): AgendaItemRow {
  return { id, meetingId, parentId, position, title: `Item ${id}`, presenter: '', plannedMinutes: null }
}

export function paper(id: string, itemId: string, change: Partial<Paper['document']> = {}): Paper {
  const document = {
    id,
    meetingId,
    itemId,
    position: id,
    title: `Paper ${id}`,
    fileName: `${id}.pdf`,
    version: 1,
    sha256: `sha-${id}`,
    sizeBytes: 1000,
    pageCount: 10,
    audience: 'everyone' as const,
    ...change,
  }
  return { document, readyBytes: document.sizeBytes, isReady: true }
}

export function motion(text: string): Motion {
  return { text, documentId: null, preset: 'ubnd-decision', rule: presets['ubnd-decision'] }
}

export function motionRow(id: string, itemId: string): MotionRow {
  return { id, meetingId, itemId, position: id, motion: motion(`Motion ${id}`) }
}

export function openMeeting(parts: Partial<OpenMeeting>, role: MeetingRole = 'chair'): OpenMeeting {
  return {
    meeting: {
      id: meetingId,
      title: 'Session',
      kind: 'ubnd',
      unit: '',
      place: '',
      startsAtMs: 0,
      quorum: { numerator: 2, denominator: 3 },
      status: 'published',
    },
    me: {
      id: 'participant',
      meetingId,
      personId: 'me',
      position: 'a',
      name: 'Me',
      jobTitle: '',
      unit: '',
      role,
      isMember: true,
    },
    items: [],
    papers: [],
    participants: [],
    motions: [],
    readiness: [],
    ...parts,
  }
}

export function place(by: string | null, documentId: string | null, page = 1, atMs = 0): Place {
  return {
    meetingId,
    revision: 1,
    by,
    atMs,
    shown: documentId === null ? null : { documentId, page, pointer: null },
  }
}

/** Folds events that happen one second apart, the first at 1,000 ms. */
export function stateAfter(...events: readonly EventBody[]): MeetingState {
  return events.reduce<MeetingState>(
    (state, body, index) => evolve(state, { seq: index + 1, atMs: (index + 1) * 1000, by: null, body }),
    initialState,
  )
}

export const started: EventBody = {
  type: 'meeting:started',
  title: 'Session',
  roster: [{ personId: 'me', name: 'Me', role: 'chair', isMember: true }],
  quorum: { numerator: 2, denominator: 3 },
}

export const opened = (itemId: string): EventBody => ({ type: 'item:opened', itemId })

export const voteOpened = (voteId: string, itemId: string | null, text = 'Motion'): EventBody => ({
  type: 'vote:opened',
  voteId,
  itemId,
  motion: motion(text),
  voters: ['me', 'you'],
  closesAtMs: null,
  isQuorate: true,
})

export const voteClosed = (voteId: string): EventBody => ({
  type: 'vote:closed',
  voteId,
  ballots: [{ personId: 'me', choice: 'approve' }],
  result: {
    counts: { approve: 1, reject: 0, abstain: 0 },
    memberCount: 2,
    presentCount: 1,
    baseCount: 2,
    neededCount: 2,
    isPassed: false,
    decidedByChair: null,
  },
})

export const voteCancelled = (voteId: string): EventBody => ({
  type: 'vote:cancelled',
  voteId,
  reason: 'opened by mistake',
})
