/** A hub in a folder of its own, and a meeting in it, for tests. Everything is closed and deleted at the end. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { LogLine } from '../../protocol/host/hub-process.ts'
import type { Edit } from '../../protocol/rows/row.ts'
import { startHub, type Hub, type HubOptions } from '../start-hub.ts'
import { Inbox, TestClient } from './test-client.ts'

const password = 'mat khau dai'

export class TestHub {
  hub: Hub
  readonly dataFolder: string
  readonly lines: readonly LogLine[]
  readonly #inbox: Inbox<LogLine>
  readonly #options: HubOptions
  readonly #clients: TestClient[] = []

  private constructor(hub: Hub, options: HubOptions, inbox: Inbox<LogLine>) {
    this.hub = hub
    this.dataFolder = options.dataFolder
    this.lines = inbox.received
    this.#inbox = inbox
    this.#options = options
  }

  static async start(options: Partial<HubOptions> = {}): Promise<TestHub> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'dien-hong-hub-'))
    const inbox = new Inbox<LogLine>()
    const whole: HubOptions = {
      dataFolder,
      name: 'Hub',
      port: 0,
      isAnnounced: false,
      log: (line) => inbox.put(line),
      ...options,
    }
    const hub = await startHub(whole)
    await hub.createAdministrator({ name: 'Lê Thị Thư Ký', username: 'admin', password })
    return new TestHub(hub, whole, inbox)
  }

  /** The hub again, on the same data and the same port. */
  async restart(how: 'close' | 'kill' = 'close', options: Partial<HubOptions> = {}): Promise<void> {
    const { port } = this.hub
    await this.hub[how]()
    this.hub = await startHub({ ...this.#options, port, ...options })
  }

  client(): TestClient {
    const client = new TestClient(this.hub)
    this.#clients.push(client)
    return client
  }

  async administrator(): Promise<TestClient> {
    const client = this.client()
    await client.signInByPassword('admin', password)
    return client
  }

  async untilLogged(event: string): Promise<void> {
    await this.#inbox.until((lines) => lines.some((line) => line.event === event))
  }

  /** Lines of the log that tell of a defect: there must be none. */
  get defects(): readonly LogLine[] {
    return this.lines.filter((line) => line.level === 'error')
  }

  async end(): Promise<void> {
    for (const client of this.#clients) client.close()
    await this.hub.close()
    await rm(this.dataFolder, { recursive: true, force: true })
  }
}

export interface TestPart {
  readonly participantId: string
  readonly personId: string
  readonly client: TestClient
  readonly slip: string
}

export interface TestMeeting {
  readonly meetingId: string
  readonly itemId: string
  readonly secretary: TestClient
  readonly chair: TestPart
  readonly delegates: readonly TestPart[]
  readonly guest: TestPart
}

const fraction = (numerator: number, denominator: number): { numerator: number; denominator: number } => ({
  numerator,
  denominator,
})

export function putMeeting(meetingId: string, startsAtMs: number, title = 'Phiên họp'): Edit {
  const row = {
    id: meetingId,
    title,
    kind: 'ubnd' as const,
    unit: 'UBND',
    place: 'Phòng họp 1',
    startsAtMs,
    quorum: fraction(1, 2),
  }
  return { edit: 'put-meeting', row }
}

export function putItem(
  meetingId: string,
  id: string,
  parentId: string | null = null,
  position = 'a0',
): Edit {
  const row = { id, meetingId, parentId, position, title: 'Mục', presenter: '', plannedMinutes: null }
  return { edit: 'put-agenda-item', row }
}

type ParticipantEdit = Extract<Edit, { edit: 'put-participant' }>

export function putParticipant(
  meetingId: string,
  part: { id: string; personId: string } & Partial<ParticipantEdit['row']>,
): ParticipantEdit {
  const row = {
    meetingId,
    position: 'a1',
    name: 'Nguyễn Văn A',
    jobTitle: '',
    unit: '',
    role: 'delegate' as const,
    isMember: true,
    ...part,
  }
  return { edit: 'put-participant', row }
}

type DocumentEdit = Extract<Edit, { edit: 'put-document' }>

export function putDocument(
  meetingId: string,
  itemId: string,
  document: Pick<DocumentEdit['row'], 'sha256' | 'sizeBytes' | 'pageCount'> & Partial<DocumentEdit['row']>,
): DocumentEdit {
  const row = {
    id: newId(),
    meetingId,
    itemId,
    position: 'a0',
    title: 'Tờ trình',
    fileName: 'to-trinh.pdf',
    version: 1,
    audience: 'everyone' as const,
    ...document,
  }
  return { edit: 'put-document', row }
}

/** A published meeting; chair, delegates and guest have signed in by slip. */
export async function makeMeeting(
  test: TestHub,
  secretary: TestClient,
  { delegates = 2, startsAtMs = Date.now() }: { delegates?: number; startsAtMs?: number } = {},
): Promise<TestMeeting> {
  const [meetingId, itemId] = [newId(), newId()]
  const roles = ['chair', ...Array.from({ length: delegates }, () => 'delegate' as const), 'guest'] as const
  const parts = roles.map((role, index) => ({
    id: newId(),
    personId: newId(),
    role,
    name: `Người ${index}`,
    isMember: role !== 'guest',
  }))
  await secretary.edit(
    putMeeting(meetingId, startsAtMs),
    putItem(meetingId, itemId),
    putParticipant(meetingId, {
      id: newId(),
      personId: secretary.personId,
      role: 'secretary',
      isMember: false,
    }),
    ...parts.map((part) => putParticipant(meetingId, part)),
    { edit: 'publish', meetingId, isPublished: true },
  )
  const slips = await secretary.issueSlips(
    meetingId,
    parts.map((part) => part.id),
  )
  const present = await Promise.all(
    parts.map(async (part): Promise<TestPart> => {
      const client = test.client()
      const slip = slips.get(part.id) ?? ''
      await client.signInBySlip(slip)
      return { participantId: part.id, personId: part.personId, client, slip }
    }),
  )
  const [chair, guest] = [present[0], present.at(-1)]
  if (chair === undefined || guest === undefined) throw new Error('no chair or no guest')
  return { meetingId, itemId, secretary, chair, delegates: present.slice(1, -1), guest }
}
