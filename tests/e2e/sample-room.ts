/**
 * The sample meeting on one real hub, for stories that begin when everything is prepared. It is prepared once; every
 * story gets a hub of its own on a copy of that.
 */
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import {
  issueSampleSlip,
  seedSample,
  type SamplePerson,
  type SeededSample,
} from '../../electron/core/sample/seed-sample.ts'
import type { BrowserShell } from '../../electron/shell/browser/start-browser-shell.ts'
import { enterByJoinCode } from '../../electron/shell/sample-person.ts'
import { startHub, type Hub } from '../../hub/start-hub.ts'
import { TestClient } from '../../hub/test-support/test-client.ts'
import { presets } from '../../meeting/presets.ts'
import { formatJoinCode } from '../../protocol/join-code.ts'
import type { Command } from '../../protocol/live/command.ts'
import type { Motion } from '../../protocol/live/motion.ts'
import { expect, test as withPeople, type Laptop, type People } from './people.ts'

interface Prepared {
  readonly folder: string
  readonly sample: SeededSample
}

/** Who is who in the sample meeting, by the keys of its `meeting.json`. */
export type Who = 'khoat' | 'diep' | 'nhan' | 'tau' | 'uyen' | 'trac' | 'toan'

const hubName = 'Ủy ban nhân dân xã Hạc Sơn'

function startRoomHub(dataFolder: string, port = 0): Promise<Hub> {
  return startHub({ dataFolder, name: hubName, host: '127.0.0.1', port, isAnnounced: false })
}

export class SampleRoom {
  hub: Hub
  readonly sample: SeededSample
  readonly #folder: string
  readonly #people: People
  readonly #clients: TestClient[] = []

  private constructor(hub: Hub, sample: SeededSample, folder: string, people: People) {
    this.hub = hub
    this.sample = sample
    this.#folder = folder
    this.#people = people
  }

  static async open({ folder, sample }: Prepared, people: People): Promise<SampleRoom> {
    const own = await mkdtemp(join(tmpdir(), 'dienhong-e2e-hub-'))
    await cp(folder, own, { recursive: true })
    return new SampleRoom(await startRoomHub(own), sample, own, people)
  }

  get meetingId(): string {
    return this.sample.meetingId
  }

  get address(): string {
    return `127.0.0.1:${this.hub.port}`
  }

  person(who: Who): SamplePerson {
    const person = this.sample.people.find(({ key }) => key === who)
    if (person === undefined) throw new Error(`nobody is called ${who}`)
    return person
  }

  documentId(key: string): string {
    return known(this.sample.documentIds, key)
  }

  itemId(key: string): string {
    return known(this.sample.itemIds, key)
  }

  /** A slip as the secretary hands it out; the one before is void. Answers the code printed on it. */
  slip(who: Who): Promise<string> {
    const { fingerprint } = this.hub
    return issueSampleSlip({ address: this.address, fingerprint }, this.sample, this.person(who).personId)
  }

  /** What the QR code of a new slip holds. */
  async joinCode(who: Who): Promise<string> {
    const { fingerprint } = this.hub
    return formatJoinCode({ addresses: [this.address], fingerprint, slip: await this.slip(who), hubName })
  }

  /** Sits down, signed in and in the meeting, with the window open. */
  async enter(who: Who, joinCode?: string): Promise<Laptop> {
    return this.#people.openWindow(await this.enterUnseen(who, joinCode))
  }

  /** The same without a window, for people whose screen is not what the story looks at. */
  async enterUnseen(who: Who, joinCode?: string): Promise<BrowserShell> {
    const shell = await this.#people.start(who)
    await enterByJoinCode(shell.core, joinCode ?? (await this.joinCode(who)))
    return shell
  }

  /** A client made by hand, pinned as it should be, that nothing keeps from asking for anything. */
  client(): TestClient {
    const client = new TestClient(this.hub)
    this.#clients.push(client)
    return client
  }

  async stopHub(): Promise<void> {
    await this.hub.close()
  }

  /** On the same data and port, so that everyone finds it again. */
  async startHub(): Promise<void> {
    this.hub = await startRoomHub(this.#folder, this.hub.port)
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close()
    await this.#people.leave()
    await this.hub.close()
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function known(ids: Readonly<Record<string, string>>, key: string): string {
  const id = ids[key]
  if (id === undefined) throw new Error(`the sample meeting has no ${key}`)
  return id
}

/** The secretary's own account, used by hand: to prepare what the sample meeting does not have. */
export async function secretaryOf(room: SampleRoom): Promise<TestClient> {
  const client = room.client()
  const { username, password } = room.sample.secretary
  await client.signInByPassword(username, password)
  return client
}

export interface Chair {
  readonly shell: BrowserShell
  /** The hub has committed it when this resolves. */
  order(command: Command): Promise<void>
  show(document: string, page: number): Promise<void>
  /** Answers the vote's id. */
  openVote(text: string, rule?: Partial<Motion['rule']>): Promise<string>
}

/** The chair, whose own screen the story does not look at. The meeting has started and the budget item is open. */
export async function chairOf(room: SampleRoom): Promise<Chair> {
  const shell = await room.enterUnseen('khoat')
  const { meetingId } = room
  const order = async (command: Command): Promise<void> => {
    const answer = await shell.core.call('live:command', { meetingId, command })
    expect(answer.outcome).toBe('committed')
  }
  await order({ type: 'meeting:start' })
  await order({ type: 'item:open', itemId: room.itemId('budget-totals') })
  return {
    shell,
    order,
    async show(document, page) {
      const documentId = room.documentId(document)
      await shell.core.call('live:show', { meetingId, shown: { documentId, page, pointer: null } })
    },
    async openVote(text, rule = {}) {
      const voteId = newId()
      const preset = 'ubnd-decision'
      const motion = { text, documentId: null, preset, rule: { ...presets[preset], ...rule } }
      const itemId = room.itemId('budget-totals')
      await order({ type: 'vote:open', voteId, itemId, motion, withoutQuorum: true })
      return voteId
    },
  }
}

export const test = withPeople.extend<{ room: SampleRoom }, { prepared: Prepared }>({
  prepared: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what is needed from this pattern: nothing
    async ({}, provide) => {
      const folder = await mkdtemp(join(tmpdir(), 'dienhong-e2e-prepared-'))
      const hub = await startRoomHub(folder)
      const administrator = { username: 'quantri', password: randomBytes(18).toString('base64url') }
      await hub.createAdministrator({ name: 'Quản trị', ...administrator })
      const sample = await seedSample({
        hub: { address: `127.0.0.1:${hub.port}`, fingerprint: hub.fingerprint },
        administrator,
        assetsFolder: join(import.meta.dirname, '../../assets'),
        startsAtMs: Date.now() + 20 * 60_000,
      })
      await hub.close()
      await provide({ folder, sample })
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],
  room: async ({ prepared, people }, provide) => {
    const room = await SampleRoom.open(prepared, people)
    await provide(room)
    await room.close()
  },
})

export { expect }
