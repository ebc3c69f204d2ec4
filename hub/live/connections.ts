/** Who is connected: by session, by person, by meeting. */
import type { Socket } from 'socket.io'
import type { ClientToHub, HubToClient } from '../../protocol/live/channel.ts'
import type { Viewer } from '../people/viewer.ts'
import type { TokenBucket } from './token-bucket.ts'

export interface SocketData {
  viewer: Viewer
  requests: TokenBucket
  places: TokenBucket
  /** Meetings it follows. */
  meetingIds: Set<string>
  /** Refusals for coming too fast; when these are used up too, the line is cut. */
  refusals: TokenBucket
}

type NoEvents = Record<string, never>
export type LiveSocket = Socket<ClientToHub, HubToClient, NoEvents, SocketData>

/** Rooms of Socket.IO. */
export const meetingRoom = (meetingId: string): string => `meeting ${meetingId}`
export const personRoom = (personId: string): string => `person ${personId}`
export const partRoom = (meetingId: string, personId: string): string => `part ${meetingId} ${personId}`

/** More windows than one person opens in earnest; the oldest connection gives way. */
const maxOfSession = 8

export class Connections {
  readonly #bySession = new Map<string, Set<LiveSocket>>()
  readonly #byPerson = new Map<string, Set<LiveSocket>>()
  readonly #byMeeting = new Map<string, Set<LiveSocket>>()

  /** Gives the connections that have to go, because the session has too many. */
  add(socket: LiveSocket): LiveSocket[] {
    const { sessionId, personId } = socket.data.viewer
    const sockets = addTo(this.#bySession, sessionId, socket)
    addTo(this.#byPerson, personId, socket)
    return [...sockets].slice(0, Math.max(0, sockets.size - maxOfSession))
  }

  remove(socket: LiveSocket): void {
    const { viewer, meetingIds } = socket.data
    removeFrom(this.#bySession, viewer.sessionId, socket)
    removeFrom(this.#byPerson, viewer.personId, socket)
    for (const meetingId of meetingIds) removeFrom(this.#byMeeting, meetingId, socket)
  }

  join(socket: LiveSocket, meetingId: string): void {
    socket.data.meetingIds.add(meetingId)
    addTo(this.#byMeeting, meetingId, socket)
  }

  leave(socket: LiveSocket, meetingId: string): void {
    socket.data.meetingIds.delete(meetingId)
    removeFrom(this.#byMeeting, meetingId, socket)
  }

  ofSession(sessionId: string): readonly LiveSocket[] {
    return [...(this.#bySession.get(sessionId) ?? [])]
  }

  ofPerson(personId: string): readonly LiveSocket[] {
    return [...(this.#byPerson.get(personId) ?? [])]
  }

  inMeeting(meetingId: string): readonly LiveSocket[] {
    return [...(this.#byMeeting.get(meetingId) ?? [])]
  }

  personIdsIn(meetingId: string): string[] {
    const people = new Set<string>()
    for (const socket of this.#byMeeting.get(meetingId) ?? []) people.add(socket.data.viewer.personId)
    return [...people]
  }

  /** Meetings that somebody follows. */
  get meetingIds(): readonly string[] {
    return [...this.#byMeeting.keys()]
  }

  get all(): readonly LiveSocket[] {
    return [...this.#bySession.values()].flatMap((sockets) => [...sockets])
  }
}

function addTo(map: Map<string, Set<LiveSocket>>, key: string, socket: LiveSocket): Set<LiveSocket> {
  const sockets = map.get(key) ?? new Set<LiveSocket>()
  sockets.add(socket)
  map.set(key, sockets)
  return sockets
}

function removeFrom(map: Map<string, Set<LiveSocket>>, key: string, socket: LiveSocket): void {
  const sockets = map.get(key)
  sockets?.delete(socket)
  if (sockets?.size === 0) map.delete(key)
}
