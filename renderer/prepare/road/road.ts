/** How far a meeting has come from the first draft to its end, what is missing, and what to do next. */
import { mayReadPaper } from '../../../meeting/authorisation.ts'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'

export const roadSteps = ['compose', 'publish', 'ready', 'hold', 'end'] as const
export type RoadStep = (typeof roadSteps)[number]

export type Missing =
  | 'no-items'
  | 'untitled-items'
  | 'no-people'
  | 'no-members'
  | 'no-chair'
  | 'many-chairs'
  | 'no-papers'
  | 'uploads-running'
  | 'uploads-failed'
  | 'time-past'

/** Without these the meeting can't be held at all: publishing it would only send people an empty hall. */
const blocking: ReadonlySet<Missing> = new Set<Missing>([
  'no-items',
  'untitled-items',
  'no-people',
  'no-members',
])

export type NextAction = 'add-item' | 'name-items' | 'add-people' | 'publish' | 'print-slips' | 'none'

export interface Road {
  readonly current: RoadStep
  readonly missing: readonly Missing[]
  readonly canPublish: boolean
  readonly next: NextAction
  readonly readiness: Readiness
}

export interface PersonReadiness {
  readonly participant: ParticipantRow
  readonly isReady: boolean
  readonly readyDocuments: number
  /** How many papers this person may read. */
  readonly totalDocuments: number
  /** null: this person's laptop has never reported. */
  readonly reportedAtMs: number | null
}

export interface Readiness {
  readonly people: readonly PersonReadiness[]
  readonly readyCount: number
}

export interface RoadInput {
  readonly open: OpenMeeting
  readonly nowMs: number
  readonly runningUploads: number
  readonly failedUploads: number
}

export function roadOf({ open, nowMs, runningUploads, failedUploads }: RoadInput): Road {
  const { meeting, items, participants } = open
  const readiness = readinessOf(open)
  const chairs = participants.filter((one) => one.role === 'chair').length
  const all: readonly (readonly [Missing, boolean])[] = [
    ['no-items', items.length === 0],
    ['untitled-items', items.some((item) => item.title.trim() === '')],
    ['no-people', participants.every((one) => one.role === 'secretary')],
    [
      'no-members',
      participants.some((one) => one.role !== 'secretary') && !participants.some((one) => one.isMember),
    ],
    ['no-chair', chairs === 0],
    ['many-chairs', chairs > 1],
    ['no-papers', open.papers.length === 0],
    ['uploads-running', runningUploads > 0],
    ['uploads-failed', failedUploads > 0],
    [
      'time-past',
      meeting.startsAtMs < nowMs && (meeting.status === 'draft' || meeting.status === 'published'),
    ],
  ]
  const missing = meeting.status === 'ended' ? [] : all.filter(([, isSo]) => isSo).map(([what]) => what)
  const canPublish = meeting.status === 'draft' && !missing.some((what) => blocking.has(what))
  return {
    current: currentStep(open, readiness, canPublish),
    missing,
    canPublish,
    next: nextAction(open, missing, readiness),
    readiness,
  }
}

function currentStep({ meeting }: OpenMeeting, readiness: Readiness, canPublish: boolean): RoadStep {
  switch (meeting.status) {
    case 'draft':
      return canPublish ? 'publish' : 'compose'
    case 'published':
      return readiness.people.length > 0 && readiness.readyCount === readiness.people.length
        ? 'hold'
        : 'ready'
    case 'live':
      return 'hold'
    case 'ended':
      return 'end'
  }
}

const areAllReady = ({ people, readyCount }: Readiness) => people.length > 0 && readyCount === people.length

function nextAction({ meeting }: OpenMeeting, missing: readonly Missing[], readiness: Readiness): NextAction {
  if (meeting.status === 'published') return areAllReady(readiness) ? 'none' : 'print-slips'
  if (meeting.status !== 'draft') return 'none'
  if (missing.includes('no-items')) return 'add-item'
  if (missing.includes('untitled-items')) return 'name-items'
  if (missing.includes('no-people') || missing.includes('no-members')) return 'add-people'
  return 'publish'
}

/**
 * A laptop is ready when it holds all papers its person may read: as counted here, so that one which reported before
 * the last paper came is not taken for ready.
 */
export function readinessOf(open: OpenMeeting): Readiness {
  const reports = new Map(open.readiness.map((row) => [row.id, row]))
  const people = open.participants.map((participant): PersonReadiness => {
    const report = reports.get(participant.id)
    const totalDocuments = open.papers.filter((paper) =>
      mayReadPaper(participant, paper.document.audience),
    ).length
    const readyDocuments = Math.min(report?.readyDocuments ?? 0, totalDocuments)
    const hasAll = report !== undefined && report.readyDocuments >= report.totalDocuments
    return {
      participant,
      isReady: hasAll && report.totalDocuments >= totalDocuments,
      readyDocuments,
      totalDocuments,
      reportedAtMs: report?.reportedAtMs ?? null,
    }
  })
  return { people, readyCount: people.filter((one) => one.isReady).length }
}
