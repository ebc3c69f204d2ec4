/** One laptop's connection: its requests, parsed, metered and answered. Nothing it sends can throw out of here. */
import { z } from 'zod'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { FailureError, type Failure } from '../../protocol/failures.ts'
import { uuid } from '../../protocol/ids.ts'
import { joinMeeting, type Answer, type CommandAnswer, type Joined } from '../../protocol/live/channel.ts'
import { sentCommand } from '../../protocol/live/command.ts'
import { showPlace } from '../../protocol/live/place.ts'
import { failureOf } from '../failure-of.ts'
import { partIn } from '../people/viewer.ts'
import type { LiveSocket } from './connections.ts'
import type { LiveDependencies } from './live-server.ts'
import { placeFor } from './place-audience.ts'
import type { TokenBucket } from './token-bucket.ts'

/** Meetings one connection follows at a time. */
const maxMeetings = 8

const leaveMeeting = z.strictObject({ meetingId: uuid })
const known = new Set(['meeting:join', 'meeting:leave', 'command', 'place'])

interface Dependencies extends LiveDependencies {
  readonly join: (meetingId: string) => void
  readonly leave: (meetingId: string) => void
}

export function serveSocket(socket: LiveSocket, hub: Dependencies): void {
  /** Runs one request and answers it. Without a function to answer there is nobody who waits. */
  const serve = <T>(
    bucket: TokenBucket,
    given: readonly unknown[],
    work: (request: unknown) => T | Promise<T>,
  ): void => {
    const [request, answer] = given
    const reply = (value: Answer<T>): void => {
      if (typeof answer === 'function') answer(value)
    }
    if (!bucket.take()) {
      if (!socket.data.refusals.take()) {
        hub.log.warn('live:flood', { personId: socket.data.viewer.personId })
        socket.conn.close()
        return
      }
      reply({ ok: false, failure: { kind: 'too-many-attempts' } })
      return
    }
    const refuse = (error: unknown): void => reply({ ok: false, failure: refusalOf(error, hub) })
    try {
      const result = work(request)
      if (result instanceof Promise) {
        result.then((value) => reply({ ok: true, value }), refuse)
      } else reply({ ok: true, value: result })
    } catch (error) {
      refuse(error)
    }
  }

  socket.on('meeting:join', (...given: unknown[]) => {
    serve<Joined>(socket.data.requests, given, (request) => join(socket, hub, request))
  })
  socket.on('meeting:leave', (...given: unknown[]) => {
    serve<null>(socket.data.requests, given, (request) => {
      hub.leave(leaveMeeting.parse(request).meetingId)
      return null
    })
  })
  socket.on('command', (...given: unknown[]) => {
    serve<CommandAnswer>(socket.data.requests, given, (request) => {
      const { meetingId, commandId, command } = sentCommand.parse(request)
      return hub.queue.submit(socket.data.viewer, meetingId, commandId, command)
    })
  })
  socket.on('place', (...given: unknown[]) => {
    serve<null>(socket.data.places, given, (request) => show(socket, hub, request))
  })
  socket.onAny((event: unknown, ...given: unknown[]) => {
    if (typeof event === 'string' && known.has(event)) return
    serve<null>(socket.data.requests, [null, given.at(-1)], () => {
      throw new FailureError('bad-request', 'no such request')
    })
  })
}

function refusalOf(error: unknown, hub: LiveDependencies): Failure {
  if (error instanceof z.ZodError) {
    return { kind: 'bad-request', detail: z.prettifyError(error).slice(0, 500) }
  }
  return failureOf(error, hub.log, 'live')
}

async function join(socket: LiveSocket, hub: Dependencies, request: unknown): Promise<Joined> {
  const { meetingId, since } = joinMeeting.parse(request)
  const { viewer, meetingIds } = socket.data
  const isOpen = async (): Promise<boolean> => {
    const rows = await hub.meetings.load(meetingId)
    return rows !== null && partIn(viewer, rows) !== null
  }
  if (!(await isOpen())) throw new FailureError('not-found', 'meeting')
  if (!meetingIds.has(meetingId) && meetingIds.size >= maxMeetings) {
    throw new FailureError('bad-request', 'too many meetings at once')
  }
  // First the room, then the tail: an event in between comes twice rather than never.
  if (socket.connected) hub.join(meetingId)
  const log = await hub.queue.open(meetingId)
  await hub.places.load(meetingId)
  const rows = hub.meetings.peek(meetingId)
  if (rows === null || partIn(viewer, rows) === null) {
    hub.leave(meetingId)
    throw new FailureError('not-found', 'meeting')
  }
  const { seq, hash, state } = log.head
  const caughtUp = log.catchUp(since)
  return {
    snapshot: caughtUp.how === 'snapshot' ? { seq, hash, state } : null,
    events: caughtUp.how === 'tail' ? [...caughtUp.events] : [],
    headSeq: seq,
    headHash: hash,
    place: placeFor(viewer, rows, hub.places.current(meetingId)),
    ownBallots: log.ballotsOf(viewer.personId),
    hubTimeMs: hub.now(),
  }
}

/** Without waiting for anything once the meeting is in memory: a page turn is felt. */
function show(socket: LiveSocket, hub: Dependencies, request: unknown): null | Promise<null> {
  const { meetingId, shown } = showPlace.parse(request)
  const { viewer } = socket.data
  if (!socket.data.meetingIds.has(meetingId)) throw new FailureError('bad-request', 'join the meeting first')
  const rows = hub.meetings.peek(meetingId)
  const log = hub.queue.peek(meetingId)
  const part = rows === null ? null : partIn(viewer, rows)
  if (rows === null || log === null || part === null) throw new FailureError('not-found', 'meeting')
  if (!mayInMeeting(part.role, 'place:show')) throw new FailureError('not-allowed')
  const { phase } = log.head.state
  if (phase !== 'live') throw new FailureError(phase === 'ended' ? 'meeting-ended' : 'meeting-not-live')
  if (shown !== null) {
    const document = rows.find('document', shown.documentId)
    if (document === null) throw new FailureError('unknown-document')
    if (shown.page > document.pageCount) throw new FailureError('bad-request', 'no such page')
  }
  // Nobody's place any more: `by` with nothing shown means a paper that is not open to the one who gets it.
  hub.places.show(meetingId, shown === null ? null : viewer.personId, shown)
  return null
}
