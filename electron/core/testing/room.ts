/** A real hub and real cores on this machine, for tests: people sign in, papers are uploaded, a meeting runs. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { onTestFinished } from 'vitest'
// oxlint-disable-next-line eslint/no-restricted-imports -- test code, though not named *.test.ts
// oxlint-disable-next-line eslint/no-restricted-imports -- test code, though not named *.test.ts
import { startHub, type Hub, type HubOptions } from '../../../hub/start-hub.ts'
import type { AppState } from '../../../protocol/app/state.ts'
import { formatJoinCode } from '../../../protocol/join-code.ts'
import type { MeetingRole } from '../../../protocol/rows/participant.ts'
import type { Core, CoreOptions } from '../core.ts'
import { startCore } from '../start-core.ts'
import { tempFolder, type Cleanup } from './temp-folder.ts'

export interface TestCore extends Core {
  readonly profileFolder: string
  readonly dataKey: Uint8Array
  readonly lines: string[]
  /** Resolves when the state is as told. */
  until(what: string, isSo: (state: AppState) => boolean): Promise<AppState>
  /** Stops as a crash would, and starts again on the same profile. */
  crashAndStart(options?: Partial<CoreOptions>): Promise<TestCore>
}

export async function startTestCore(
  options: Partial<CoreOptions> = {},
  profileFolder?: string,
  dataKey: Uint8Array = randomBytes(32),
  cleanup: Cleanup = onTestFinished,
): Promise<TestCore> {
  const folder = profileFolder ?? tempFolder(cleanup)
  const lines: string[] = []
  const core = await startCore({
    profileFolder: folder,
    dataKey,
    shell: 'browser',
    appVersion: '0.1.0',
    assetsFolder: path.resolve('assets'),
    spawnHub: () => {
      throw new Error('this test hosts nothing')
    },
    log: (line) => void lines.push(line),
    ...options,
  })
  let isStopped = false
  const stop = () => {
    if (!isStopped) core.kill()
    isStopped = true
  }
  cleanup(stop)
  return {
    ...core,
    profileFolder: folder,
    dataKey,
    lines,
    async close() {
      isStopped = true
      await core.close()
    },
    kill: stop,
    until: (what, isSo) =>
      new Promise((resolve, reject) => {
        const stopListening = core.subscribe(check)
        const timer = setTimeout(() => {
          stopListening()
          const state = JSON.stringify(core.state()).slice(0, 1500)
          reject(new Error(`never came: ${what}\n${state}\n${lines.slice(-30).join('\n')}`))
        }, 15_000)
        function check(): void {
          const state = core.state()
          if (!isSo(state)) return
          stopListening()
          clearTimeout(timer)
          resolve(state)
        }
        check()
      }),
    crashAndStart(next = {}) {
      stop()
      return startTestCore({ ...options, ...next }, folder, dataKey)
    },
  }
}

export interface TestHub {
  hub(): Hub
  readonly folder: string
  /** Stops as a crash would; `start` brings it back on the same port with the same data. */
  kill(): Promise<void>
  start(options?: Partial<HubOptions>): Promise<void>
}

export const administrator = { name: 'Quản trị', username: 'quantri', password: 'mat-khau-quan-tri' }

export async function startTestHub(
  options: Partial<HubOptions> = {},
  cleanup: Cleanup = onTestFinished,
): Promise<TestHub> {
  const folder = tempFolder(cleanup)
  const begin = (port: number, more: Partial<HubOptions>) =>
    startHub({
      dataFolder: folder,
      name: 'UBND xã Thử Nghiệm',
      host: '127.0.0.1',
      isAnnounced: false,
      ...options,
      ...more,
      port,
    })
  let hub = await begin(0, {})
  await hub.createAdministrator(administrator)
  cleanup(() => hub.kill())
  return {
    hub: () => hub,
    folder,
    kill: () => hub.kill(),
    async start(more = {}) {
      hub = await begin(hub.port, more)
    },
  }
}

export interface TestPerson {
  readonly personId: string
  readonly participantId: string
  readonly role: MeetingRole
}

export interface TestMeeting {
  readonly meetingId: string
  readonly itemIds: readonly string[]
  readonly people: readonly TestPerson[]
  /** The first with this role. */
  person(role: MeetingRole, nth?: number): TestPerson
}

/** A core signed in as the hub's administrator, who may make meetings. */
export async function signInAdministrator(testHub: TestHub, core: TestCore, address?: string): Promise<void> {
  const { port, fingerprint } = testHub.hub()
  const { username, password } = administrator
  await core.call('hub:sign-in', {
    address: address ?? `127.0.0.1:${port}`,
    fingerprint,
    credentials: { by: 'password', username, password },
  })
  await core.until('connected', (state) => state.connection.state === 'connected')
}

/** Made by this core's person, who is its secretary; with a chair and so many delegates; published. */
export async function makeMeeting(
  secretary: TestCore,
  options: { delegates?: number; items?: number; isPublished?: boolean } = {},
): Promise<TestMeeting> {
  const { delegates = 2, items = 3, isPublished = true } = options
  const meetingId = newId()
  const roles: MeetingRole[] = ['chair', ...Array.from({ length: delegates }, () => 'delegate' as const)]
  const people = roles.map((role) => ({ personId: newId(), participantId: newId(), role }))
  const itemIds = Array.from({ length: items }, () => newId())
  await secretary.call('meeting:edit', {
    edits: [
      {
        edit: 'put-meeting',
        row: {
          id: meetingId,
          title: 'Phiên họp thử',
          kind: 'ubnd',
          unit: 'UBND xã Thử Nghiệm',
          place: 'Phòng họp số 1',
          startsAtMs: Date.now() + 3_600_000,
          quorum: { numerator: 2, denominator: 3 },
        },
      },
      ...people.map(({ personId, participantId, role }, index) => ({
        edit: 'put-participant' as const,
        row: {
          id: participantId,
          meetingId,
          personId,
          position: `a${index}`,
          name: `Đại biểu ${index}`,
          jobTitle: '',
          unit: '',
          role,
          isMember: true,
        },
      })),
      ...itemIds.map((id, index) => ({
        edit: 'put-agenda-item' as const,
        row: {
          id,
          meetingId,
          parentId: null,
          position: `a${index}`,
          title: `Nội dung ${index + 1}`,
          presenter: '',
          plannedMinutes: null,
        },
      })),
    ],
  })
  // Publishing is the secretary's, who is one only once the meeting is there.
  if (isPublished) {
    await secretary.call('meeting:edit', { edits: [{ edit: 'publish', meetingId, isPublished: true }] })
  }
  return {
    meetingId,
    itemIds,
    people,
    person(role, nth = 0) {
      const person = people.filter((each) => each.role === role)[nth]
      if (person === undefined) throw new Error(`no ${role} ${nth}`)
      return person
    },
  }
}

export async function upload(
  core: TestCore,
  meeting: TestMeeting,
  item: number,
  fileName: string,
  bytes: Buffer,
  replacesDocumentId: string | null = null,
): Promise<string> {
  const { uploadId } = await core.call('upload:begin', {
    meetingId: meeting.meetingId,
    itemId: meeting.itemIds[item] ?? '',
    fileName,
    sizeBytes: bytes.length,
    replacesDocumentId,
  })
  const pieceBytes = 300_000
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    const piece = new Uint8Array(bytes.subarray(offset, offset + pieceBytes))
    await core.call('upload:write', { uploadId, offset, bytes: piece })
  }
  const { documentId } = await core.call('upload:finish', { uploadId })
  return documentId
}

/** Issues a slip and signs this core in with it, by a join code that leads to `address`. */
export async function signInBySlip(
  testHub: TestHub,
  secretary: TestCore,
  meeting: TestMeeting,
  person: TestPerson,
  core: TestCore,
  address: string = `127.0.0.1:${testHub.hub().port}`,
): Promise<void> {
  const { slips } = await secretary.call('slips:issue', {
    meetingId: meeting.meetingId,
    participantIds: [person.participantId],
  })
  const { fingerprint, name } = testHub.hub()
  const slip = slips[0]?.code ?? ''
  const typed = formatJoinCode({ addresses: [address], fingerprint, slip, hubName: name })
  const probed = await core.call('hub:probe', { typed })
  await core.call('hub:sign-in', {
    address: probed.address,
    fingerprint: probed.fingerprint,
    credentials: { by: 'slip', code: probed.slipCode ?? '' },
  })
  await core.call('meeting:open', { meetingId: meeting.meetingId })
  await core.until('connected', (state) => state.connection.state === 'connected')
}
