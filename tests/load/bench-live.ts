/**
 * How long a page turn takes until the last of N delegates has it, and how long N simultaneous ballots take until each is
 * on the hub's disk: the hub as shipped, over TLS. Beside it, interleaved turn by turn, a bare `ws` server over TLS that
 * passes on the same bytes.
 *
 *   npm run -s bench:live -- --delegates 1000 [--turns 60] [--json]
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openBareRoom, type BareRoom } from './live/bare-room.ts'
import { openHubRoom, voteBurst, type HubRoom } from './live/hub-room.ts'

const { values } = parseArgs({
  options: {
    delegates: { type: 'string', default: '200' },
    turns: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
})
const delegateCount = Number(values.delegates)
const turnCount = Number(values.turns)
/** A turn that has not reached everyone by then counts as lost for those it has not reached. */
const patienceMs = 5000
/** Turns before the counted ones, until both programs run at their usual speed. */
const warmUpCount = 10

/** Socket.IO's frame around a place, as far as a listener looks. */
const placeFrame = z.tuple([z.literal('place'), z.object({ shown: z.object({ page: z.int() }) })])

/** The socket under a connection: no public name leads there. */
const wireOf = z.object({ ws: z.object({ _socket: z.object({ bytesRead: z.number() }) }) })

const folder = await mkdtemp(join(tmpdir(), 'dienhong-bench-'))
try {
  const room = await openHubRoom(delegateCount, folder)
  const keyPem = await readFile(join(folder, 'hub-key.pem'), 'utf8')
  const bare = await openBareRoom(delegateCount, { certificatePem: room.certificatePem, keyPem })

  const hubMs: number[] = []
  const bareMs: number[] = []
  let lost = 0
  const bytesBefore = receivedBytes(room)
  for (let turn = 1; turn <= warmUpCount + turnCount; turn += 1) {
    // Never the page before: a delegate must be able to tell this turn from the last one.
    const page = 1 + (turn % room.pageCount)
    const onHub = await hubTurn(room, page)
    const onBare = await bareTurn(bare, room, page)
    lost += onHub.lost
    if (turn <= warmUpCount) continue
    hubMs.push(onHub.ms)
    bareMs.push(onBare.ms)
  }
  const bytesPerDelegate = (receivedBytes(room) - bytesBefore) / delegateCount / (warmUpCount + turnCount)
  await bare.close()
  const { voteBurstMs, countedBallots } = await voteBurst(room)
  lost += delegateCount - countedBallots
  await room.close()

  const hub = { p50Ms: percentile(hubMs, 0.5), p99Ms: percentile(hubMs, 0.99) }
  const ws = { p50Ms: percentile(bareMs, 0.5), p99Ms: percentile(bareMs, 0.99) }
  const report = {
    delegates: delegateCount,
    turns: turnCount,
    hub,
    ws,
    ratioP50: round(hub.p50Ms / ws.p50Ms),
    lost,
    loginMs: round(room.loginMs),
    bytesPerDelegate: Math.round(bytesPerDelegate),
    voteBurstMs: round(voteBurstMs),
  }
  console.log(values.json ? JSON.stringify(report) : report)
} finally {
  await rm(folder, { recursive: true, force: true })
}

interface Turn {
  /** From the presenter's sending until the last delegate has it. */
  readonly ms: number
  /** Delegates it never reached. */
  readonly lost: number
}

function hubTurn(room: HubRoom, page: number): Promise<Turn> {
  const { meetingId, documentId, chair, delegates } = room
  return timeTurn(delegates.length, (arrived) => {
    const listener = (place: { shown: { page: number } | null }) => {
      if (place.shown?.page === page) arrived()
    }
    for (const delegate of delegates) delegate.on('place', listener)
    chair.emit('place', { meetingId, shown: { documentId, page, pointer: null } }, (answer) => {
      if (!answer.ok) throw new Error(`the chair may not present: ${answer.failure.kind}`)
    })
    return () => {
      for (const delegate of delegates) delegate.off('place', listener)
    }
  })
}

function bareTurn(bare: BareRoom, room: HubRoom, page: number): Promise<Turn> {
  // The bytes a delegate gets from the hub for a turn: Socket.IO's frame around the place.
  const place = {
    meetingId: room.meetingId,
    revision: 2 ** 32 + page,
    by: room.documentId,
    atMs: Date.now(),
    shown: { documentId: room.documentId, page, pointer: null },
  }
  const bytes = `42${JSON.stringify(['place', place])}`
  return timeTurn(bare.listeners.length, (arrived) => {
    const listener = (data: Buffer) => {
      const [, got] = placeFrame.parse(JSON.parse(data.toString('utf8').slice(2)))
      if (got.shown.page === page) arrived()
    }
    for (const socket of bare.listeners) socket.on('message', listener)
    bare.presenter.send(bytes)
    return () => {
      for (const socket of bare.listeners) socket.off('message', listener)
    }
  })
}

/** `start` listens and sends, calls `arrived` for each delegate, and returns how to stop listening. */
async function timeTurn(count: number, start: (arrived: () => void) => () => void): Promise<Turn> {
  let missing = count
  const { promise, resolve } = Promise.withResolvers<void>()
  const before = performance.now()
  const stop = start(() => {
    missing -= 1
    if (missing === 0) resolve()
  })
  const timer = setTimeout(resolve, patienceMs)
  await promise
  const ms = performance.now() - before
  clearTimeout(timer)
  stop()
  return { ms, lost: missing }
}

/** Decrypted bytes that came in over all delegates' connections so far. */
function receivedBytes(room: HubRoom): number {
  let sum = 0
  for (const delegate of room.delegates) {
    sum += wireOf.parse(delegate.io.engine.transport).ws._socket.bytesRead
  }
  return sum
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
