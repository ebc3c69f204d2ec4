/**
 * What the core tells its windows: a small tree of plain values, pushed a branch at a time.
 * Windows hold no truth of their own; everything here is a projection of the laptop's cache and of the hub's log.
 */
import { z } from 'zod'
import { failure } from '../failures.ts'
import { hubRole } from '../http/sign-in.ts'
import { filledLine, sha256Hex, timeMs, uuid } from '../ids.ts'
import { choice } from '../live/motion.ts'
import { place } from '../live/place.ts'
import { agendaItemRow } from '../rows/agenda-item.ts'
import { documentRow } from '../rows/document.ts'
import { meetingRow } from '../rows/meeting.ts'
import { motionRow } from '../rows/motion.ts'
import { meetingRole, participantRow } from '../rows/participant.ts'
import { readinessRow } from '../rows/readiness.ts'

export const languages = ['vi', 'en'] as const
export const textSizes = ['normal', 'large'] as const
export const themes = ['light', 'dark', 'contrast'] as const

export const settings = z.object({
  language: z.enum(languages),
  textSize: z.enum(textSizes),
  theme: z.enum(themes),
})
export type Settings = z.infer<typeof settings>

/** The program itself; changes seldom. */
export const appInfo = z.object({
  appVersion: z.string(),
  shell: z.enum(['electron', 'browser']),
  settings,
  /** A join link the operating system handed over (`dienhong://…`), until it is used or dismissed. */
  pendingJoinCode: z.string().nullable(),
  /** Whether this laptop tries the sample meeting: shown, so that nobody takes it for a real one. */
  isSample: z.boolean(),
  /** Why papers or the log can't be written to this laptop's disk now (it is full); tried again by itself. */
  storageFailure: failure.nullable().optional(),
})

/** A hub this laptop has signed in to before. */
export const knownHub = z.object({
  hubId: uuid,
  name: filledLine(200),
  address: z.string(),
  fingerprint: sha256Hex,
  isHostedHere: z.boolean(),
  /** Made for trying the program; starts and goes by itself. */
  isSample: z.boolean(),
  person: z.object({ id: uuid, name: z.string(), hubRole: hubRole.nullable() }).nullable(),
})

/** A hub that announces itself in this network. A hint only: trust comes from the join code or the digits. */
export const discoveredHub = z.object({ name: z.string(), address: z.string() })

export const hubs = z.object({
  known: z.array(knownHub),
  /** The hub this laptop is signed in to now. */
  currentHubId: uuid.nullable(),
  discovered: z.array(discoveredHub),
})
export type Hubs = z.infer<typeof hubs>

/** How things stand with the hub. Every state that is not `connected` says why. */
export const connection = z.discriminatedUnion('state', [
  /** Not signed in anywhere. */
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('connecting'), sinceMs: timeMs }),
  z.object({ state: z.literal('connected'), sinceMs: timeMs }),
  /** Lost, and being tried again without anyone doing anything. `sinceMs` by this laptop's clock. */
  z.object({ state: z.literal('away'), sinceMs: timeMs, failure }),
  /** Given up until the person does something: signed out, certificate changed, version too old. */
  z.object({ state: z.literal('stopped'), failure }),
])
export type Connection = z.infer<typeof connection>

export const hosting = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('starting') }),
  z.object({
    state: z.literal('on'),
    hubName: z.string(),
    /** HOST:PORT under which other laptops may reach it, likeliest first. */
    addresses: z.array(z.string()),
    fingerprint: sha256Hex,
    /** The join code without a slip, for a link, a QR or the clipboard. */
    joinCode: z.string(),
    dataFolder: z.string(),
  }),
  z.object({ state: z.literal('failed'), failure }),
])
export type Hosting = z.infer<typeof hosting>

/** A meeting in the list. */
export const meetingSummary = z.object({
  meeting: meetingRow,
  myRole: meetingRole.nullable(),
  documentCount: z.int(),
  readyDocumentCount: z.int(),
  /** Bytes of all papers open to this person, and how many of them this laptop holds. */
  totalBytes: z.int(),
  readyBytes: z.int(),
})
export type MeetingSummary = z.infer<typeof meetingSummary>

/** A paper and how much of it is here. */
export const paper = z.object({
  document: documentRow,
  readyBytes: z.int(),
  isReady: z.boolean(),
})
export type Paper = z.infer<typeof paper>

/** The meeting that is open in the windows: what was prepared. Lists are in agenda order. */
export const openMeeting = z.object({
  meeting: meetingRow,
  me: participantRow.nullable(),
  items: z.array(agendaItemRow),
  papers: z.array(paper),
  participants: z.array(participantRow),
  motions: z.array(motionRow),
  /** For chair and secretaries; empty for others. */
  readiness: z.array(readinessRow),
})
export type OpenMeeting = z.infer<typeof openMeeting>

/** A command of this person that the hub has not answered yet. It survives a restart of the app. */
export const pendingCommand = z.object({
  commandId: uuid,
  type: z.string(),
  voteId: uuid.nullable(),
  choice: choice.nullable(),
  sinceMs: timeMs,
})
export type PendingCommand = z.infer<typeof pendingCommand>

/** The session of the open meeting: the fold over its log, on this laptop. */
export const live = z.object({
  meetingId: uuid,
  headSeq: z.int().nonnegative(),
  /** `MeetingState` of `meeting/`; the core is trusted to hold it right. */
  state: z.unknown(),
  /** Votes the hub has acknowledged from this person, by vote. */
  ownBallots: z.record(uuid, choice),
  pending: z.array(pendingCommand),
  /** A command of this person that was refused after it had been queued; shown until dismissed. */
  refused: z.array(pendingCommand.extend({ failure })),
  /** For chair and secretaries: who has a live connection. */
  connectedPersonIds: z.array(uuid).nullable(),
  /** Hub's clock minus this laptop's, for times on screen. Milliseconds. */
  clockOffsetMs: z.int(),
})
export type Live = z.infer<typeof live>

export const transfer = z.object({
  uploadId: uuid,
  meetingId: uuid,
  itemId: uuid,
  fileName: z.string(),
  sizeBytes: z.int(),
  sentBytes: z.int(),
  state: z.enum(['reading', 'sending', 'checking', 'done', 'failed']),
  failure: failure.nullable(),
})
export type Transfer = z.infer<typeof transfer>

/** Every branch of the tree, by name. A branch is pushed whole when anything in it changes. */
export const appState = z.object({
  app: appInfo,
  hubs,
  connection,
  hosting,
  meetings: z.array(meetingSummary),
  meeting: openMeeting.nullable(),
  live: live.nullable(),
  place: place.nullable(),
  transfers: z.array(transfer),
})
export type AppState = z.infer<typeof appState>
export type AppStateKey = keyof AppState
