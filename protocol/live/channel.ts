/**
 * The Socket.IO channel: websocket transport only, over TLS with the pinned certificate, path `/live`.
 * Handshake `auth`: {@link handshake}. Requests are answered through the acknowledgement.
 */
import { z } from 'zod'
import { failure, type Failure } from '../failures.ts'
import { sha256Hex, timeMs, uuid } from '../ids.ts'
import { choice } from './motion.ts'
import type { SentCommand } from './command.ts'
import { logEvent } from './event.ts'
import { place, type Place, type ShowPlace } from './place.ts'

export const handshake = z.strictObject({ token: z.string().max(100), protocolVersion: z.int() })

/** `meeting:join`: follow a meeting's log from after `since` (0: from its beginning). */
export const joinMeeting = z.strictObject({ meetingId: uuid, since: z.int().nonnegative() })
export type JoinMeeting = z.infer<typeof joinMeeting>

export const joined = z.object({
  /** The log as of `snapshot.seq`, when that is shorter than the tail; `state` is a `MeetingState` of `meeting/`. */
  snapshot: z.object({ seq: z.int().nonnegative(), hash: sha256Hex, state: z.unknown() }).nullable(),
  events: z.array(logEvent),
  headSeq: z.int().nonnegative(),
  headHash: sha256Hex,
  place: place.nullable(),
  /** The asking person's own ballots in votes that are still open. */
  ownBallots: z.record(uuid, choice),
  hubTimeMs: timeMs,
})
export type Joined = z.infer<typeof joined>

/** The answer to a command: committed at `seq` (the last event it made), or refused for good. */
export const commandAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('committed'), seq: z.int().positive() }),
  z.object({ outcome: z.literal('refused'), failure }),
])
export type CommandAnswer = z.infer<typeof commandAnswer>

export const eventsMessage = z.object({ meetingId: uuid, events: z.array(logEvent) })
export type EventsMessage = z.infer<typeof eventsMessage>

/** Repeated every few seconds, so that a silent loss is noticed: pull when behind, compare `headHash` when not. */
export const headMessage = z.object({
  meetingId: uuid,
  headSeq: z.int().nonnegative(),
  headHash: sha256Hex,
  placeRevision: z.int().nonnegative(),
  hubTimeMs: timeMs,
})
export type HeadMessage = z.infer<typeof headMessage>

/** Rows have changed on the hub: time to pull. */
export const changedMessage = z.object({ change: z.int().nonnegative() })
export type ChangedMessage = z.infer<typeof changedMessage>

/** Who has a live connection; to chair and secretaries only, at most once a second. */
export const connectedMessage = z.object({ meetingId: uuid, personIds: z.array(uuid) })
export type ConnectedMessage = z.infer<typeof connectedMessage>

/** The session was revoked (slip issued anew, signed out elsewhere): the connection closes after this. */
export const signedOutMessage = z.object({ failure })

/** Any request is answered with its result or a failure. */
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export function answerOf<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure }),
  ])
}

export interface ClientToHub {
  'meeting:join': (request: JoinMeeting, answer: (reply: Answer<Joined>) => void) => void
  'meeting:leave': (request: { meetingId: string }) => void
  command: (request: SentCommand, answer: (reply: Answer<CommandAnswer>) => void) => void
  /** Answered too, so that a presenter who may not present is told. */
  place: (request: ShowPlace, answer: (reply: Answer<null>) => void) => void
}

export interface HubToClient {
  events: (message: EventsMessage) => void
  place: (message: Place) => void
  head: (message: HeadMessage) => void
  changed: (message: ChangedMessage) => void
  connected: (message: ConnectedMessage) => void
  'signed-out': (message: { failure: Failure }) => void
}
