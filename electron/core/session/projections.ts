/** What windows see of the cached rows: lists in the order of the screen, with how much of each paper is here. */
import { agendaEntries, byPosition } from '../../../meeting/agenda-tree.ts'
import type { MeetingSummary, OpenMeeting, Paper } from '../../../protocol/app/state.ts'
import type { ReportReadiness } from '../../../protocol/http/edit.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import type { FileStore } from '../cache/file-store.ts'
import type { Tables } from '../cache/row-store.ts'
import { byItemOrder, papersInOrder, rowsOf } from '../sync/fetch-order.ts'

function paperOf(document: DocumentRow, files: FileStore): Paper {
  return {
    document,
    readyBytes: files.readyBytes(document.sha256),
    isReady: files.isWhole(document.sha256),
  }
}

export function participantOf(tables: Tables, meetingId: string, personId: string): ParticipantRow | null {
  return rowsOf(tables.participant, meetingId).find((row) => row.personId === personId) ?? null
}

/** Earliest first. */
export function meetingSummaries(tables: Tables, files: FileStore, personId: string): MeetingSummary[] {
  return [...tables.meeting.values()]
    .toSorted((a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1))
    .map((meeting) => {
      const papers = rowsOf(tables.document, meeting.id).map((document) => paperOf(document, files))
      return {
        meeting,
        myRole: participantOf(tables, meeting.id, personId)?.role ?? null,
        documentCount: papers.length,
        readyDocumentCount: papers.filter((paper) => paper.isReady).length,
        totalBytes: sum(papers.map((paper) => paper.document.sizeBytes)),
        readyBytes: sum(papers.map((paper) => paper.readyBytes)),
      }
    })
}

export function openMeetingOf(
  tables: Tables,
  files: FileStore,
  personId: string,
  meetingId: string,
): OpenMeeting | null {
  const meeting = tables.meeting.get(meetingId)
  if (meeting === undefined) return null
  const items = agendaEntries(rowsOf(tables.agendaItem, meetingId)).map((entry) => entry.item)
  return {
    meeting,
    me: participantOf(tables, meetingId, personId),
    items,
    papers: papersInOrder(tables, meetingId).map((document) => paperOf(document, files)),
    participants: rowsOf(tables.participant, meetingId).toSorted(byPosition),
    motions: byItemOrder(rowsOf(tables.motion, meetingId), items),
    readiness: rowsOf(tables.readiness, meetingId),
  }
}

/** What to tell the hub about the meetings this person attends. */
export function readinessOf(tables: Tables, files: FileStore, personId: string): ReportReadiness[] {
  return meetingSummaries(tables, files, personId)
    .filter(({ meeting, myRole }) => myRole !== null && meeting.status !== 'ended')
    .map(({ meeting, readyDocumentCount, documentCount }) => ({
      meetingId: meeting.id,
      readyDocuments: readyDocumentCount,
      totalDocuments: documentCount,
    }))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
