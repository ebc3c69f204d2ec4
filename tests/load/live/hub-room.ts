/** A hub as shipped, in a process of its own, with one meeting of N signed-in delegates in its live channel. */
import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request as httpsRequest, Agent } from 'node:https'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { fromHubProcess, type FromHubProcess } from '../../../protocol/host/hub-process.ts'
import { issuedSlips } from '../../../protocol/http/people.ts'
import { signedIn } from '../../../protocol/http/sign-in.ts'
import { editsDone } from '../../../protocol/http/edit.ts'
import { chunkSizeBytes, uploadBegun, uploadFinished } from '../../../protocol/http/files.ts'
import type {
  Answer,
  ClientToHub,
  CommandAnswer,
  HubToClient,
  Joined,
} from '../../../protocol/live/channel.ts'
import type { Command } from '../../../protocol/live/command.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { protocolVersion } from '../../../protocol/version.ts'
import { presets } from '../../../meeting/presets.ts'

export type Delegate = Socket<HubToClient, ClientToHub>

export interface HubRoom {
  readonly meetingId: string
  readonly documentId: string
  readonly pageCount: number
  readonly chair: Delegate
  readonly delegates: readonly Delegate[]
  /** From the first sign-in until the last delegate follows the meeting. */
  readonly loginMs: number
  readonly certificatePem: string
  close(): Promise<void>
}

const password = 'a-password-for-measuring'

export async function openHubRoom(delegateCount: number, dataFolder: string): Promise<HubRoom> {
  const hub = fork(join(import.meta.dirname, '../../../hub/process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  hub.send({
    type: 'start',
    options: {
      dataFolder,
      name: 'Bench',
      port: 0,
      isPortFlexible: true,
      host: '127.0.0.1',
      isAnnounced: false,
      administrator: { name: 'Bench', username: 'bench', password },
      maxFileBytes: null,
    },
  })
  const { port, certificatePem } = await started(hub)
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 32,
    ca: certificatePem,
    checkServerIdentity: () => undefined,
  })
  const post = <T extends z.ZodType>(path: string, token: string | null, body: unknown, answer: T) =>
    send({ port, agent, method: 'POST', path, token, body }, answer)

  const deviceId = newId()
  const secretary = await post(
    '/api/sign-in',
    null,
    { by: 'password', username: 'bench', password, deviceId },
    signedIn,
  )
  const meetingId = newId()
  const documentId = newId()
  /** The page turns are of a real paper, so that the hub checks what it checks in a meeting. */
  const putPaper = async () => {
    const bytes = await readFile(
      join(import.meta.dirname, '../../../assets/sample/01-giay-moi-chuong-trinh.pdf'),
    )
    const sha256 = sha256Of(bytes)
    const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSizeBytes) }, (_, n) =>
      bytes.subarray(n * chunkSizeBytes, (n + 1) * chunkSizeBytes),
    )
    const { token } = secretary
    const begin = {
      meetingId,
      fileName: 'paper.pdf',
      sha256,
      sizeBytes: bytes.length,
      chunks: chunks.map(sha256Of),
    }
    const { missing } = await post('/api/files', token, begin, uploadBegun)
    for (const n of missing) {
      const path = `/api/files/${sha256}/chunks/${n}`
      await send({ port, agent, method: 'PUT', path, token, body: chunks[n] ?? Buffer.alloc(0) }, z.unknown())
    }
    const { pageCount } = await post(`/api/files/${sha256}/finish`, token, { meetingId }, uploadFinished)
    const itemId = newId()
    const common = { meetingId, position: 'a0', title: 'Paper' }
    const edits: Edit[] = [
      {
        edit: 'put-agenda-item',
        row: { ...common, id: itemId, parentId: null, presenter: '', plannedMinutes: null },
      },
      {
        edit: 'put-document',
        row: {
          ...common,
          id: documentId,
          itemId,
          fileName: 'paper.pdf',
          version: 1,
          sha256,
          sizeBytes: bytes.length,
          pageCount,
          audience: 'everyone',
        },
      },
    ]
    await post('/api/edits', token, { commandId: newId(), edits }, editsDone)
    return pageCount
  }
  const participants = Array.from({ length: delegateCount + 1 }, (_, n) => ({
    id: newId(),
    personId: newId(),
    n,
  }))
  const edits: Edit[] = [
    {
      edit: 'put-meeting',
      row: {
        id: meetingId,
        title: 'Bench',
        kind: 'ubnd',
        unit: '',
        place: '',
        startsAtMs: Date.now(),
        quorum: { numerator: 0, denominator: 1 },
      },
    },
    ...participants.map(({ id, personId, n }): Edit => ({
      edit: 'put-participant',
      row: {
        id,
        meetingId,
        personId,
        position: `a${String(n).padStart(5, '0')}V`,
        name: `Delegate ${n}`,
        jobTitle: '',
        unit: '',
        role: n === 0 ? 'chair' : 'delegate',
        isMember: n > 0,
      },
    })),
    { edit: 'publish', meetingId, isPublished: true },
  ]
  await post('/api/edits', secretary.token, { commandId: newId(), edits }, editsDone)
  const pageCount = await putPaper()
  const { slips } = await post(
    '/api/slips',
    secretary.token,
    { meetingId, participantIds: participants.map(({ id }) => id) },
    issuedSlips,
  )

  const enter = async (code: string): Promise<Delegate> => {
    const { token } = await post('/api/sign-in', null, { by: 'slip', code, deviceId: newId() }, signedIn)
    const socket: Delegate = io(`https://127.0.0.1:${port}`, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { token, protocolVersion },
      ca: certificatePem,
      checkServerIdentity: () => undefined,
    } as Parameters<typeof io>[1])
    await new Promise<void>((resolve, reject) =>
      socket.once('connect', resolve).once('connect_error', reject),
    )
    valueOf(
      await new Promise<Answer<Joined>>((resolve) =>
        socket.emit('meeting:join', { meetingId, since: 0 }, resolve),
      ),
    )
    return socket
  }
  const codeOf = new Map(slips.map((slip) => [slip.participantId, slip.code]))
  const codes = participants.map(({ id }) => codeOf.get(id) ?? '')
  const chair = await enter(codes[0] ?? '')
  const before = performance.now()
  const delegates = await Promise.all(codes.slice(1).map(enter))
  const loginMs = performance.now() - before
  await ask(meetingId, chair, { type: 'meeting:start' })

  return {
    meetingId,
    documentId,
    pageCount,
    chair,
    delegates,
    loginMs,
    certificatePem,
    async close() {
      for (const socket of [chair, ...delegates]) socket.disconnect()
      agent.destroy()
      hub.send({ type: 'stop' })
      await once(hub, 'exit')
    },
  }
}

/** Resolves once the hub has committed the command. */
async function ask(meetingId: string, from: Delegate, command: Command): Promise<CommandAnswer> {
  const sent = { commandId: newId(), meetingId, command }
  return valueOf(await new Promise<Answer<CommandAnswer>>((resolve) => from.emit('command', sent, resolve)))
}

/** All delegates vote at once. How long until the last has its acknowledgement, and how many ballots were counted. */
export async function voteBurst(room: HubRoom): Promise<{ voteBurstMs: number; countedBallots: number }> {
  const voteId = newId()
  const motion = { text: 'Bench', documentId: null, preset: 'ubnd-decision', rule: presets['ubnd-decision'] }
  await ask(room.meetingId, room.chair, {
    type: 'vote:open',
    voteId,
    itemId: null,
    motion,
    withoutQuorum: true,
  })
  const closed = new Promise<number>((resolve) => {
    room.chair.on('events', ({ events }) => {
      for (const { body } of events) if (body.type === 'vote:closed') resolve(body.ballots.length)
    })
  })
  const before = performance.now()
  const answers = await Promise.all(
    room.delegates.map((delegate) =>
      ask(room.meetingId, delegate, { type: 'ballot:cast', voteId, choice: 'approve' }),
    ),
  )
  const voteBurstMs = performance.now() - before
  const refused = answers.find((answer) => answer.outcome === 'refused')
  if (refused?.outcome === 'refused') throw new Error(`a ballot was refused: ${refused.failure.kind}`)
  await ask(room.meetingId, room.chair, { type: 'vote:close', voteId })
  return { voteBurstMs, countedBallots: await closed }
}

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.failure.kind} ${answer.failure.detail ?? ''}`)
  return answer.value
}

async function started(hub: ChildProcess): Promise<Extract<FromHubProcess, { type: 'started' }>> {
  return new Promise((resolve, reject) => {
    hub.on('exit', (code) => reject(new Error(`the hub ended with ${code}`)))
    hub.on('message', (raw) => {
      const message = fromHubProcess.parse(raw)
      if (message.type === 'started') resolve(message)
      if (message.type === 'failed') reject(new Error(`the hub failed: ${message.failure.kind}`))
    })
  })
}

interface Request {
  readonly port: number
  readonly agent: Agent
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly token: string | null
  /** Bytes go as they are, everything else as JSON. */
  readonly body: unknown
}

async function send<T extends z.ZodType>(wanted: Request, answer: T): Promise<z.infer<T>> {
  const { token, body } = wanted
  const isRaw = Buffer.isBuffer(body)
  const request = httpsRequest({
    host: '127.0.0.1',
    port: wanted.port,
    agent: wanted.agent,
    path: wanted.path,
    method: wanted.method,
    headers: {
      'content-type': isRaw ? 'application/octet-stream' : 'application/json',
      'x-protocol-version': String(protocolVersion),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
  })
  request.end(isRaw ? body : JSON.stringify(body))
  const [response] = await once(request, 'response')
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  if (response.statusCode >= 300)
    throw new Error(`${wanted.path}: ${response.statusCode} ${text.slice(0, 300)}`)
  return answer.parse(text === '' ? null : JSON.parse(text))
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
