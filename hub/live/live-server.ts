/** The live channel: Socket.IO over the hub's own HTTPS server. Everything that comes in is parsed and metered. */
import type { Server as HttpsServer } from 'node:https'
import { Server } from 'socket.io'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import type { Failure } from '../../protocol/failures.ts'
import { handshake, type ClientToHub, type HubToClient } from '../../protocol/live/channel.ts'
import type { Place } from '../../protocol/live/place.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { HubLog } from '../hub-log.ts'
import type { Committed, CommitQueue } from '../log/commit-queue.ts'
import type { PeopleService } from '../people/people-service.ts'
import { partIn } from '../people/viewer.ts'
import type { RowsChanged } from '../rows/edit-service.ts'
import type { Meetings } from '../rows/meetings.ts'
import { ChangeNotice } from './change-notice.ts'
import {
  Connections,
  meetingRoom,
  partRoom,
  personRoom,
  type LiveSocket,
  type SocketData,
} from './connections.ts'
import { isLagging } from './lagging.ts'
import { joinFrames } from './join-frames.ts'
import { Outbox } from './outbox.ts'
import { placeAudience } from './place-audience.ts'
import type { PlaceRegister } from './place-register.ts'
import { serveSocket } from './serve-socket.ts'
import { TokenBucket } from './token-bucket.ts'

const headIntervalMs = 3000
const tickMs = 250
const connectedIntervalMs = 1000

export interface LiveDependencies {
  readonly people: PeopleService
  readonly meetings: Meetings
  readonly queue: CommitQueue
  readonly places: PlaceRegister
  readonly log: HubLog
  readonly now: () => number
}

type LiveIo = Server<ClientToHub, HubToClient, Record<string, never>, SocketData>

export class LiveServer {
  readonly #with: LiveDependencies
  readonly #io: LiveIo
  readonly #connections = new Connections()
  readonly #outbox: Outbox
  readonly #notice: ChangeNotice
  /** Meetings whose list of the connected has changed, and when it was last told. */
  readonly #toldConnectedAtMs = new Map<string, number>()
  readonly #unsaidConnected = new Set<string>()
  readonly #timers: NodeJS.Timeout[]

  constructor(dependencies: LiveDependencies) {
    this.#with = dependencies
    this.#io = new Server({
      path: '/live',
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: 64 * 1024,
      pingInterval: 5000,
      pingTimeout: 10_000,
      connectTimeout: 10_000,
    })
    joinFrames(this.#io.of('/').adapter)
    this.#outbox = new Outbox((meetingId, events) => {
      this.#io.to(meetingRoom(meetingId)).emit('events', { meetingId, events: [...events] })
    })
    this.#notice = new ChangeNotice((personIds, change) => {
      this.#io.to(personIds.map(personRoom)).emit('changed', { change })
    })
    this.#io.use((socket, next) => {
      this.#admit(socket).then(
        (failure) => next(failure === null ? undefined : refusal(failure)),
        (cause: unknown) => {
          dependencies.log.error('live:defect', { error: String(cause) })
          next(refusal({ kind: 'internal' }))
        },
      )
    })
    this.#io.on('connection', (socket) => this.#welcome(socket))
    this.#timers = [
      setInterval(() => this.#tick(), tickMs),
      setInterval(() => this.#tellHeads(), headIntervalMs),
    ]
  }

  attach(server: HttpsServer): void {
    this.#io.attach(server)
  }

  async #admit(socket: LiveSocket): Promise<Failure | null> {
    const given = handshake.safeParse(socket.handshake.auth)
    if (!given.success) return { kind: 'bad-request', detail: 'handshake' }
    if (given.data.protocolVersion !== protocolVersion) {
      return { kind: given.data.protocolVersion < protocolVersion ? 'app-too-old' : 'hub-too-old' }
    }
    const viewer = await this.#with.people.authenticate(given.data.token)
    if (viewer === null) return { kind: 'signed-out' }
    const { now } = this.#with
    socket.data = {
      viewer,
      // A secretary marks a whole room present; a laptop that was away sends its queue.
      requests: new TokenBucket(400, 50, now),
      // A pointer may move with every frame of a fast screen.
      places: new TokenBucket(300, 150, now),
      refusals: new TokenBucket(500, 100, now),
      meetingIds: new Set(),
    }
    return null
  }

  #welcome(socket: LiveSocket): void {
    const { viewer } = socket.data
    for (const surplus of this.#connections.add(socket)) surplus.conn.close()
    void socket.join(personRoom(viewer.personId))
    socket.on('disconnect', () => {
      const { meetingIds } = socket.data
      this.#connections.remove(socket)
      for (const meetingId of meetingIds) this.#unsaidConnected.add(meetingId)
    })
    serveSocket(socket, {
      ...this.#with,
      join: (meetingId) => this.#join(socket, meetingId),
      leave: (meetingId) => this.#leave(socket, meetingId),
    })
    // The session may have ended between the handshake and now.
    const token = handshake.safeParse(socket.handshake.auth)
    if (token.success) {
      this.#with.people.authenticate(token.data.token).then(
        (still) => {
          if (still === null) this.#signOut(socket)
        },
        () => socket.conn.close(),
      )
    }
  }

  #join(socket: LiveSocket, meetingId: string): void {
    this.#connections.join(socket, meetingId)
    void socket.join([meetingRoom(meetingId), partRoom(meetingId, socket.data.viewer.personId)])
    this.#unsaidConnected.add(meetingId)
    const role = this.#with.meetings.peek(meetingId)?.partOf(socket.data.viewer.personId)?.role ?? null
    // Who leads the meeting sees the list with the next tick; for the others' coming it goes out once a second.
    if (mayInMeeting(role, 'readiness:read')) this.#toldConnectedAtMs.delete(meetingId)
  }

  #leave(socket: LiveSocket, meetingId: string): void {
    this.#connections.leave(socket, meetingId)
    void socket.leave(meetingRoom(meetingId))
    void socket.leave(partRoom(meetingId, socket.data.viewer.personId))
    this.#unsaidConnected.add(meetingId)
  }

  /** Committed, so it may be told. */
  tellEvents(committed: readonly Committed[]): void {
    for (const { log, events } of committed) {
      this.#outbox.put(
        log.meetingId,
        events.map((each) => each.event),
      )
      const hasEnded = events.some(({ event }) => event.body.type === 'meeting:ended')
      const shown = this.#with.places.current(log.meetingId)?.shown ?? null
      if (hasEnded && shown !== null) {
        this.#with.places.show(log.meetingId, null, null)
      }
    }
  }

  tellPlace(place: Place): void {
    const rows = this.#with.meetings.peek(place.meetingId)
    if (rows === null) return
    const room = meetingRoom(place.meetingId)
    const audience = placeAudience(rows, place)
    if (audience.how === 'everyone') {
      this.#io.to(room).emit('place', place)
      return
    }
    const hidden = audience.hiddenFrom.map((personId) => partRoom(place.meetingId, personId))
    this.#io.to(room).except(hidden).emit('place', place)
    if (hidden.length > 0) this.#io.to(hidden).emit('place', { ...place, shown: null })
  }

  tellRows({ change, meetings, isReadiness }: RowsChanged): void {
    for (const { before, after } of meetings) {
      const { meetingId } = after
      if (isReadiness) {
        const lead = after.all('participant').filter((part) => mayInMeeting(part.role, 'readiness:read'))
        this.#notice.put(
          'readiness',
          lead.map((part) => part.personId),
          change,
        )
        continue
      }
      this.#notice.put(
        'edit',
        after.everyPart().map((part) => part.personId),
        change,
      )
      for (const socket of this.#connections.inMeeting(meetingId)) {
        if (partIn(socket.data.viewer, after) === null) this.#leave(socket, meetingId)
      }
      const place = this.#with.places.current(meetingId)
      if (place === null || place.shown === null) continue
      const { documentId } = place.shown
      if (after.find('document', documentId) === null) this.#with.places.show(meetingId, null, null)
      else if (
        before === null ||
        JSON.stringify(placeAudience(before, place)) !== JSON.stringify(placeAudience(after, place))
      ) {
        this.#with.places.repeat(meetingId)
      }
    }
  }

  /** Ended sessions: each of their connections is told why, and closed. */
  endSessions(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) {
      for (const socket of this.#connections.ofSession(sessionId)) this.#signOut(socket)
    }
  }

  /** What slips open is read at the handshake: those who came by a slip shake hands again. */
  renewSlipConnections(personIds: readonly string[], change: number): void {
    for (const personId of personIds) {
      for (const socket of this.#connections.ofPerson(personId)) {
        if (socket.data.viewer.scope !== null) socket.conn.close()
      }
    }
    this.#notice.put('edit', personIds, change)
  }

  #signOut(socket: LiveSocket): void {
    socket.emit('signed-out', { failure: { kind: 'signed-out' } })
    socket.disconnect(true)
  }

  #tick(): void {
    const nowMs = this.#with.now()
    for (const socket of this.#connections.all) {
      if (socket.data.viewer.expiresAtMs <= nowMs) this.#signOut(socket)
      else if (isLagging(socket)) {
        this.#with.log.warn('live:lagging', { personId: socket.data.viewer.personId })
        socket.conn.close(true)
      }
    }
    this.#tellConnected()
  }

  #tellHeads(): void {
    const hubTimeMs = this.#with.now()
    for (const meetingId of this.#connections.meetingIds) {
      const log = this.#with.queue.peek(meetingId)
      if (log === null) continue
      this.#io.to(meetingRoom(meetingId)).emit('head', {
        meetingId,
        headSeq: log.head.seq,
        headHash: log.head.hash,
        placeRevision: this.#with.places.current(meetingId)?.revision ?? 0,
        hubTimeMs,
      })
    }
  }

  #tellConnected(): void {
    for (const meetingId of this.#unsaidConnected) {
      const sinceMs = performance.now() - (this.#toldConnectedAtMs.get(meetingId) ?? -Infinity)
      if (sinceMs < connectedIntervalMs) continue
      this.#unsaidConnected.delete(meetingId)
      const rows = this.#with.meetings.peek(meetingId)
      if (rows === null) continue
      this.#toldConnectedAtMs.set(meetingId, performance.now())
      const lead = rows.all('participant').filter((part) => mayInMeeting(part.role, 'readiness:read'))
      if (lead.length === 0) continue
      this.#io
        .to(lead.map((part) => partRoom(meetingId, part.personId)))
        .emit('connected', { meetingId, personIds: this.#connections.personIdsIn(meetingId) })
    }
  }

  /** Sends what is still gathered; laptops see the line go and try again by themselves. */
  async close(): Promise<void> {
    this.#outbox.flushAll()
    this.stop()
    await this.#io.close()
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#outbox.stop()
    this.#notice.stop()
  }
}

/** What a refused handshake carries: the client finds the failure in `connect_error`'s `data`. */
function refusal(failure: Failure): Error {
  return Object.assign(new Error(failure.kind), { data: { failure } })
}
