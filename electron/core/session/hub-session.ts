/**
 * One hub and the person signed in to it: cache, sync, live channel, uploads. All of it works on what is cached when
 * the hub is away; what needs the hub says so.
 */
import path from 'node:path'
import { v7 as newId } from 'uuid'
import type { CallArgs, CallResult } from '../../../protocol/app/calls.ts'
import type {
  AppStateKey,
  Connection,
  Live,
  MeetingSummary,
  OpenMeeting,
  Transfer,
} from '../../../protocol/app/state.ts'
import { FailureError, failureTraits, type Failure } from '../../../protocol/failures.ts'
import { editsDone } from '../../../protocol/http/edit.ts'
import { chunkSizeBytes } from '../../../protocol/http/files.ts'
import { hubInfo } from '../../../protocol/http/hub-info.ts'
import type { Command } from '../../../protocol/live/command.ts'
import type { Place, ShowPlace } from '../../../protocol/live/place.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { openItemOf } from '../../../meeting/state.ts'
import type { HubCache } from '../cache/hub-cache.ts'
import { createAttendance } from '../live/attendance.ts'
import { createCommandQueue } from '../live/command-queue.ts'
import { createMeetingFollower, type MeetingFollower } from '../live/meeting-follower.ts'
import { createPlaceSender } from '../live/place-sender.ts'
import { createHubClient, transfersAtOnce, type Endpoint, type HubClient } from '../net/hub-client.ts'
import { createLink } from '../net/link.ts'
import { pause } from '../pause.ts'
import { createFetcher } from '../sync/fetcher.ts'
import { fetchOrder } from '../sync/fetch-order.ts'
import { createPuller } from '../sync/puller.ts'
import { createReadinessReporter } from '../sync/readiness.ts'
import { createUploads, type Uploads } from '../upload/uploads.ts'
import { meetingSummaries, openMeetingOf, participantOf, readinessOf } from './projections.ts'

export interface HubSessionOptions {
  readonly hubId: string
  readonly endpoint: Endpoint
  readonly cache: HubCache
  /** The hub's other addresses, likeliest first. */
  readonly addresses: () => readonly string[]
  readonly profileFolder: string
  readonly now: () => number
  readonly log: (line: string) => void
  readonly touch: (...keys: AppStateKey[]) => void
  readonly touchNow: (key: AppStateKey) => void
  readonly onConnected: () => void
}

export interface HubSession {
  readonly hubId: string
  readonly client: HubClient
  readonly uploads: Uploads
  /** For requests of this person; throws `signed-out` when the session is over. */
  token(): string
  start(): void
  connection(): Connection
  meetings(): MeetingSummary[]
  meeting(): OpenMeeting | null
  live(): Live | null
  place(): Place | null
  transfers(): Transfer[]
  /** What can't be written to this laptop's disk now. */
  storageFailure(): Failure | null
  openMeeting(meetingId: string | null): Promise<void>
  /** Resolves when everything the hub has for this person is here. */
  pull(): Promise<void>
  edit(edits: Edit[]): Promise<void>
  readPaper(args: CallArgs<'paper:read'>): Promise<CallResult<'paper:read'>>
  command(meetingId: string, command: Command): Promise<CallResult<'live:command'>>
  dismissRefusal(commandId: string): void
  show(place: ShowPlace): Promise<void>
  retry(): void
  /** Ends on this laptop; the hub has been told, or can't be. */
  endSession(failure: Failure): void
  close(): void
}

const pollMs = 30_000
/** While a meeting is live, papers must leave the air to the page turns. */
const transfersWhileLive = 2
const progressMs = 100
/** Until a pull that failed is tried again by itself; each time twice as long, until one succeeds. */
const firstPullPauseMs = 1000

export function createHubSession(options: HubSessionOptions): HubSession {
  const { cache, endpoint, log, now, touch, touchNow } = options
  const { tables } = cache.rows
  const closed = new AbortController()
  const personId = cache.meta.ownerId() ?? ''
  const token = cache.meta.session()?.token ?? ''
  const client = createHubClient(endpoint, (failure) => endSession(failure.toFailure()))
  const connectedWaiters = new Set<() => void>()
  const troubles = new Map<'files' | 'log' | 'rows', Failure>()
  let follower: MeetingFollower | null = null
  let limits: Promise<{ maxFileBytes: number }> | null = null
  let progressTimer: NodeJS.Timeout | null = null
  let pullTimer: NodeJS.Timeout | null = null
  let pullPauseMs = firstPullPauseMs

  const link = createLink({
    endpoint,
    token,
    addresses: options.addresses,
    now,
    log,
    events: {
      onConnection(connection) {
        if (connection.state !== 'connected') follower?.onDisconnected()
        touch('connection')
      },
      onConnected,
      onEvents: (message) => {
        if (message.meetingId === follower?.meetingId) follower.onEvents(message.events)
      },
      onPlace: (place) => {
        if (place.meetingId === follower?.meetingId) follower.onPlace(place)
      },
      onHead: (message) => {
        if (message.meetingId === follower?.meetingId) follower.onHead(message)
      },
      onChanged: (message) => {
        if (message.change > cache.rows.cursor()) pullSoon()
      },
      onConnectedPeople: (message) => {
        if (message.meetingId === follower?.meetingId) follower.onConnectedPeople(message.personIds)
      },
      onSignedOut: endSession,
    },
  })
  const puller = createPuller({ client, token, rows: cache.rows, log, onChanged: onRowsChanged })
  const queue = createCommandQueue({ store: cache.queue, link, now, log, onChange: () => touch('live') })
  const placeSender = createPlaceSender(link, () => link.isConnected() && follower?.hasJoined() === true)
  const attendance = createAttendance({ link, log, personId })
  const readiness = createReadinessReporter({
    client,
    token,
    measure: () => readinessOf(tables, cache.files, personId),
    isReachable: link.isConnected,
    log,
  })
  const fetcher = createFetcher({
    client,
    token,
    files: cache.files,
    wanted: () => {
      const item = follower === null ? null : openItemOf(follower.head().state)
      const open = follower === null ? null : { meetingId: follower.meetingId, itemId: item?.itemId ?? null }
      return fetchOrder(tables, open).map((paper) => paper.sha256)
    },
    isReachable: link.isConnected,
    limit: () => (follower?.head().state.phase === 'live' ? transfersWhileLive : transfersAtOnce),
    log,
    onProgress,
    onTrouble: (failure) => setTrouble('files', failure),
  })
  const uploads = createUploads({
    client,
    token,
    tables,
    files: cache.files,
    spoolFolder: path.join(options.profileFolder, 'uploads'),
    maxFileBytes: async () => {
      // One question for all who ask: papers dropped together then begin in the order they were dropped in.
      limits ??= client.getJson('/api/hub', hubInfo)
      limits.catch(() => (limits = null))
      return (await limits).maxFileBytes
    },
    whenConnected,
    edit,
    log,
    onChange: () => touch('transfers'),
  })
  const poll = setInterval(() => {
    if (!link.isConnected()) return
    pullSoon()
    fetcher.kick()
  }, pollMs)

  function pullSoon(): void {
    if (pullTimer !== null) clearTimeout(pullTimer)
    pullTimer = null
    const pulling = puller.pull().then(
      () => {
        pullPauseMs = firstPullPauseMs
      },
      (cause: unknown) => {
        // One connection may break while the hub is there: no change and no connect would follow from that.
        if (!closed.signal.aborted && link.isConnected()) {
          pullTimer ??= setTimeout(pullSoon, pullPauseMs)
          pullPauseMs = Math.min(pollMs, pullPauseMs * 2)
        }
        throw cause
      },
    )
    inBackground('pull', pulling)
  }

  function inBackground(what: string, work: Promise<unknown>): void {
    work.catch((cause: unknown) => {
      if (closed.signal.aborted) return
      if (cause instanceof FailureError) {
        if (cause.kind === 'disk-full') setTrouble('rows', cause)
        log(`${what}: ${cause.kind} ${cause.detail ?? ''}`)
      } else log(`${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
    })
  }

  function setTrouble(where: 'files' | 'log' | 'rows', failure: FailureError | null): void {
    if (failure === null ? !troubles.delete(where) : troubles.has(where)) return
    if (failure !== null) troubles.set(where, failure.toFailure())
    touch('app')
  }

  function onConnected(): void {
    options.onConnected()
    for (const done of connectedWaiters) done()
    follower?.join()
    queue.flush()
    fetcher.kick()
    readiness.touch()
    pullSoon()
  }

  function onRowsChanged(isLast: boolean): void {
    setTrouble('rows', null)
    // Only once all is here: after a fetch from nothing the first pages name few of the papers.
    if (isLast) dropWhatIsNotOpen()
    touch('meetings', 'meeting')
    fetcher.kick()
    readiness.touch()
    if (follower !== null && !follower.hasJoined()) follower.join()
  }

  /** What this person may not see any more leaves the laptop. */
  function dropWhatIsNotOpen(): void {
    cache.files.keepOnly(new Set([...tables.document.values()].map((row) => row.sha256)))
    cache.logs.keepOnly(new Set(tables.meeting.keys()))
    if (follower !== null && !tables.meeting.has(follower.meetingId)) {
      inBackground('close', openMeeting(null))
    }
  }

  function onProgress(): void {
    progressTimer ??= setTimeout(() => {
      progressTimer = null
      touch('meetings', 'meeting')
      readiness.touch()
    }, progressMs)
  }

  function onLive(): void {
    touch('live')
    if (follower === null) return
    const { state } = follower.head()
    if (follower.hasJoined()) attendance.enter(follower.meetingId, state)
  }

  /** The item under discussion has changed: its papers go first. */
  function followItems(meeting: MeetingFollower): () => void {
    let itemId: string | null = null
    return () => {
      onLive()
      const open = openItemOf(meeting.head().state)?.itemId ?? null
      if (open === itemId) return
      itemId = open
      fetcher.kick()
    }
  }

  function whenConnected(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new FailureError('hub-unreachable', 'stopped'))
    if (link.isConnected()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const done = () => {
        connectedWaiters.delete(done)
        signal.removeEventListener('abort', done)
        if (signal.aborted) reject(new FailureError('hub-unreachable', 'stopped'))
        else resolve()
      }
      connectedWaiters.add(done)
      signal.addEventListener('abort', done)
    })
  }

  async function edit(edits: Edit[]): Promise<void> {
    // Under one id, so that a try whose answer was lost is not done twice.
    const json = { commandId: newId(), edits }
    for (let tries = 1; ; tries += 1) {
      try {
        const { change } = await client.postJson('/api/edits', editsDone, { json, token: needToken() })
        for (let pulls = 0; cache.rows.cursor() < change && pulls < 5; pulls += 1) await puller.pull()
        return
      } catch (cause) {
        const isWorthIt = cause instanceof FailureError && failureTraits[cause.kind].canRetry && tries < 4
        if (!isWorthIt || closed.signal.aborted) throw cause
        await pause(300 * tries, closed.signal)
        if (closed.signal.aborted) throw cause
      }
    }
  }

  function needToken(): string {
    if (cache.meta.session() === null) throw new FailureError('signed-out')
    return token
  }

  async function readPaper(args: CallArgs<'paper:read'>): Promise<CallResult<'paper:read'>> {
    const { sha256, begin } = args
    // By hash, but only what is open to this person: the cache may hold more for a moment.
    if (![...tables.document.values()].some((row) => row.sha256 === sha256))
      throw new FailureError('not-found')
    const { sizeBytes } = await fetcher.needManifest(sha256)
    const end = Math.min(args.end, sizeBytes)
    if (begin >= end) throw new FailureError('bad-request', 'an empty range')
    const first = Math.floor(begin / chunkSizeBytes)
    const last = Math.floor((end - 1) / chunkSizeBytes)
    const indices = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    const chunks = await Promise.all(indices.map((index) => fetcher.need(sha256, index)))
    const offset = first * chunkSizeBytes
    const range = Buffer.concat(chunks).subarray(begin - offset, end - offset)
    return { bytes: new Uint8Array(range) }
  }

  function endSession(failure: Failure): void {
    if (closed.signal.aborted || cache.meta.session() === null) return
    cache.meta.setSession(null)
    link.stop(failure)
    touch('hubs', 'connection')
  }

  async function openMeeting(meetingId: string | null): Promise<void> {
    if (meetingId !== null && !tables.meeting.has(meetingId)) {
      if (link.isConnected()) await puller.pull()
      if (!tables.meeting.has(meetingId)) throw new FailureError('not-found', 'meeting')
    }
    if (follower?.meetingId === meetingId) return
    follower?.close()
    follower = null
    if (meetingId !== null) {
      const opened: MeetingFollower = createMeetingFollower({
        meetingId,
        logs: cache.logs,
        queue: cache.queue,
        link,
        now,
        log,
        onLive: () => onFollowed(),
        onPlace: () => touchNow('place'),
        onJoined: placeSender.onReady,
        onTrouble: (failure) => setTrouble('log', failure),
      })
      const onFollowed = followItems(opened)
      follower = opened
      attendance.open()
      opened.join()
    }
    touch('meeting', 'live', 'place')
    fetcher.kick()
  }

  function live(): Live | null {
    if (follower === null) return null
    const { meetingId } = follower
    const people = follower.connectedPersonIds()
    const head = follower.head()
    return {
      meetingId,
      headSeq: head.seq,
      state: head.state,
      ownBallots: { ...cache.queue.ownBallots(meetingId) },
      pending: queue.pending(meetingId),
      refused: queue.refused(meetingId),
      connectedPersonIds: people === null ? null : [...people],
      clockOffsetMs: follower.clockOffsetMs(),
    }
  }

  return {
    hubId: options.hubId,
    client,
    uploads,
    token: needToken,
    start() {
      if (cache.meta.session() === null) link.stop({ kind: 'signed-out' })
      else link.start()
    },
    connection: link.connection,
    meetings: () => meetingSummaries(tables, cache.files, personId),
    meeting: () =>
      follower === null ? null : openMeetingOf(tables, cache.files, personId, follower.meetingId),
    live,
    place: () => follower?.place() ?? null,
    transfers: uploads.transfers,
    storageFailure: () => troubles.values().next().value ?? null,
    openMeeting,
    pull: puller.pull,
    edit,
    readPaper,
    async command(meetingId, command) {
      if (participantOf(tables, meetingId, personId) === null) throw new FailureError('not-a-participant')
      return queue.submit(meetingId, command)
    },
    dismissRefusal: queue.dismiss,
    show: placeSender.show,
    retry: link.retry,
    endSession,
    close() {
      if (closed.signal.aborted) return
      closed.abort()
      clearInterval(poll)
      if (progressTimer !== null) clearTimeout(progressTimer)
      if (pullTimer !== null) clearTimeout(pullTimer)
      follower?.close()
      fetcher.close()
      uploads.close()
      readiness.close()
      placeSender.close()
      queue.close()
      link.close()
      client.close()
      cache.close()
    },
  }
}
