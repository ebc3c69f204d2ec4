import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { CoreMessage } from '../../protocol/app/channel.ts'
import { chunkSizeBytes } from '../../protocol/http/files.ts'
import { formatJoinCode } from '../../protocol/join-code.ts'
import { Line } from '../../tests/net/line.ts'
import { openHubCache } from './cache/hub-cache.ts'
import { makePdf } from './testing/make-pdf.ts'
import {
  administrator,
  makeMeeting,
  signInAdministrator,
  signInBySlip,
  startTestCore,
  startTestHub,
  upload,
  type TestCore,
  type TestHub,
} from './testing/room.ts'
import type { Cleanup } from './testing/temp-folder.ts'

let shared: { hub: TestHub; secretary: TestCore } | null = null

/** One hub and its secretary serve all tests that don't harm them; each test has a meeting of its own. */
async function prepare() {
  shared ??= await start()
  return { ...shared, meeting: await makeMeeting(shared.secretary) }
}

async function prepareOwn(hubOptions: Parameters<typeof startTestHub>[0] = {}) {
  const own = await start(hubOptions, onTestFinished)
  return { ...own, meeting: await makeMeeting(own.secretary) }
}

async function start(hubOptions: Parameters<typeof startTestHub>[0] = {}, cleanup: Cleanup = atEnd) {
  const hub = await startTestHub(hubOptions, cleanup)
  const secretary = await startTestCore({}, undefined, undefined, cleanup)
  await signInAdministrator(hub, secretary)
  return { hub, secretary }
}

const endings: (() => void | Promise<void>)[] = []
const atEnd: Cleanup = (work) => void endings.unshift(work)
afterAll(async () => {
  for (const end of endings) await end()
})

async function openLine(hub: { hub(): { port: number } }): Promise<Line> {
  const line = await Line.open(() => hub.hub().port)
  onTestFinished(() => line.close())
  return line
}

test('a paper goes from the secretary to a delegate, and stays readable without the hub', async () => {
  const { hub, secretary, meeting } = await prepareOwn()
  const pdf = makePdf({ pages: 3, paddingBytes: 700_000 })
  const documentId = await upload(secretary, meeting, 1, 'To_trinh_du_toan.pdf', pdf)

  let delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate)
  const state = await delegate.until('paper ready', ({ meeting: open }) => open?.papers[0]?.isReady === true)
  const paper = state.meeting?.papers[0]
  expect(paper?.document).toMatchObject({
    id: documentId,
    title: 'To trinh du toan',
    pageCount: 3,
    version: 1,
  })
  expect(state.meetings[0]).toMatchObject({
    myRole: 'delegate',
    readyDocumentCount: 1,
    readyBytes: pdf.length,
  })
  await secretary.call('meeting:open', { meetingId: meeting.meetingId })
  const { personId } = meeting.person('delegate')
  await secretary.until('readiness told', ({ meeting: open }) =>
    Boolean(open?.readiness.some((row) => row.personId === personId && row.readyDocuments === 1)),
  )

  await hub.kill()
  delegate = await delegate.crashAndStart()
  await delegate.call('meeting:open', { meetingId: meeting.meetingId })
  await delegate.until('away', ({ connection }) => connection.state === 'away')
  const sha256 = paper?.document.sha256 ?? ''
  const { bytes } = await delegate.call('paper:read', { sha256, begin: 250_000, end: 600_000 })
  expect(Buffer.from(bytes).equals(pdf.subarray(250_000, 600_000))).toBe(true)
  await expect(delegate.call('meeting:edit', { edits: [] })).rejects.toThrow('bad-request')
})

test('no file of a profile holds a paper or a title as text', async () => {
  const { hub, secretary, meeting } = await prepareOwn()
  await upload(secretary, meeting, 0, 'a.pdf', makePdf({ text: 'Danh sách nhân sự dự kiến '.repeat(500) }))
  const delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate)
  await delegate.until('paper ready', (state) => state.meeting?.papers[0]?.isReady === true)
  for (const { profileFolder } of [delegate, secretary]) {
    const files = readdirSync(profileFolder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(profileFolder, name))
      .filter((file) => statSync(file).isFile())
    expect(files.some((file) => file.endsWith('.sqlite-wal'))).toBe(true)
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const secret of ['%PDF-', 'Danh sách nhân sự', 'Phiên họp thử', 'Nội dung 1']) {
        expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false)
      }
    }
  }
})

test('a new version keeps the paper, and only what differs is fetched', async () => {
  const { hub, secretary, meeting } = await prepare()
  const line = await openLine(hub)
  const first = makePdf({ paddingBytes: 3 * chunkSizeBytes })
  const documentId = await upload(secretary, meeting, 0, 'a.pdf', first)
  const delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate, line.address)
  await delegate.until('paper ready', (state) => state.meeting?.papers[0]?.isReady === true)

  // Appended to, as an incremental update of a PDF does: all whole chunks stay the same.
  const second = Buffer.concat([first, Buffer.from('% thêm một dòng\n')])
  await upload(secretary, meeting, 0, 'b.pdf', second, documentId)
  const state = await delegate.until('new version', ({ meeting: open }) => {
    const paper = open?.papers[0]
    return paper?.document.version === 2 && paper.isReady
  })
  const sha256 = state.meeting?.papers[0]?.document.sha256 ?? ''
  expect(state.meeting?.papers[0]?.document).toMatchObject({ id: documentId, title: 'a', fileName: 'b.pdf' })
  const { bytes } = await delegate.call('paper:read', { sha256, begin: 0, end: second.length })
  expect(Buffer.from(bytes).equals(second)).toBe(true)
})

test('an upload goes on where the line was cut', async () => {
  const { hub, meeting, secretary } = await prepare()
  const line = await openLine(hub)
  const other = await startTestCore()
  await signInAdministrator(hub, other, line.address)
  const pdf = makePdf({ paddingBytes: 12 * chunkSizeBytes })
  const uploading = upload(other, meeting, 0, 'a.pdf', pdf)
  await other.until('half way', ({ transfers }) => (transfers[0]?.sentBytes ?? 0) > pdf.length / 4)
  line.cut()
  await other.until('away', ({ connection }) => connection.state === 'away')
  expect(other.state().transfers[0]?.state).toBe('sending')
  line.mend()
  await other.call('hub:retry', null)
  const documentId = await uploading
  expect(other.state().transfers).toMatchObject([{ state: 'done', sentBytes: pdf.length, failure: null }])
  await secretary.call('meeting:open', { meetingId: meeting.meetingId })
  await secretary.until('there', (state) => state.meeting?.papers[0]?.document.id === documentId)
  await other.call('upload:dismiss', { uploadId: other.state().transfers[0]?.uploadId ?? '' })
  expect(other.state().transfers).toEqual([])
})

test('several papers dropped at once keep their order', async () => {
  const { secretary, meeting } = await prepare()
  const names = ['01.pdf', '02.pdf', '03.pdf', '04.pdf', '05.pdf']
  await Promise.all(
    names.map((name, index) => upload(secretary, meeting, 0, name, makePdf({ pages: 5 - index }))),
  )
  await secretary.call('meeting:open', { meetingId: meeting.meetingId })
  expect(secretary.state().meeting?.papers.map((paper) => paper.document.fileName)).toEqual(names)
})

test.each([
  ['not-a-pdf', 'a.pdf', Buffer.from('PK'.padEnd(5000, 'x'))],
  ['file-too-large', 'a.pdf', makePdf({ paddingBytes: 300_000 })],
  ['file-empty', 'a.pdf', Buffer.alloc(0)],
])('%s is refused before anything is sent', async (kind, name, bytes) => {
  const { secretary, meeting } = await prepareOwn({ maxFileBytes: 200_000 })
  await expect(upload(secretary, meeting, 0, name, bytes)).rejects.toThrow(kind)
  expect(readdirSync(path.join(secretary.profileFolder)).includes('uploads')).toBe(kind === 'not-a-pdf')
  expect(secretary.state().meetings[0]?.documentCount).toBe(0)
})

test('what the hub finds inside a file is told to who sent it', async () => {
  const { secretary, meeting } = await prepare()
  await expect(
    upload(secretary, meeting, 0, 'a.pdf', Buffer.from(`%PDF-1.7\n${'x'.repeat(3000)}`)),
  ).rejects.toThrow('pdf-damaged')
  const failure = { kind: 'pdf-damaged' }
  expect(secretary.state().transfers.at(-1)).toMatchObject({ state: 'failed', failure })
})

test('a hub with another certificate under the same address gets nothing, and the person is told', async () => {
  const { hub, secretary, meeting } = await prepare()
  const heard: string[] = []
  const impostor = await startTestHub({ log: (line) => void heard.push(line.event) })
  let isTaken = false
  const line = await Line.open(() => (isTaken ? impostor : hub).hub().port)
  onTestFinished(() => line.close())
  const delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate, line.address)
  heard.length = 0
  isTaken = true
  line.cut()
  line.mend()
  await delegate.until('away', ({ connection }) => connection.state === 'away')
  await delegate.call('hub:retry', null)
  const state = await delegate.until('stopped', ({ connection }) => connection.state === 'stopped')
  expect(state.connection).toMatchObject({ failure: { kind: 'hub-certificate-changed' } })

  const joining = await startTestCore()
  const { address } = line
  const { fingerprint } = hub.hub()
  const typed = formatJoinCode({ addresses: [address], fingerprint, slip: null, hubName: '' })
  await expect(joining.call('hub:probe', { typed })).rejects.toThrow('hub-certificate-changed')
  const probed = await joining.call('hub:probe', { typed: address })
  expect(probed).toMatchObject({ fingerprint: impostor.hub().fingerprint, isVouched: false })
  const credentials = { by: 'slip', code: '0000000000' } as const
  await expect(joining.call('hub:sign-in', { address, fingerprint, credentials })).rejects.toThrow(
    'hub-certificate-changed',
  )
  expect(heard).toEqual([])
})

test('a hub that has moved is found again under another address of its join code', async () => {
  const { hub, secretary, meeting } = await prepare()
  const [home, away] = [await openLine(hub), await openLine(hub)]
  const delegate = await startTestCore()
  const { fingerprint, name, port } = hub.hub()
  away.cut()
  const addresses = [home.address, away.address]
  await delegate.call('hub:probe', {
    typed: formatJoinCode({ addresses, fingerprint, slip: null, hubName: name }),
  })
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate, home.address)
  expect(delegate.state().hubs.known[0]?.address).toBe(home.address)
  home.cut()
  away.mend()
  const state = await delegate.until('found', ({ hubs, connection }) => {
    return connection.state === 'connected' && hubs.known[0]?.address === away.address
  })
  expect(state.hubs.known[0]?.address).not.toContain(`:${port}`)
})

test('another person at the same laptop sees nothing of the one before', async () => {
  const { hub, secretary, meeting } = await prepare()
  const shared = await startTestCore()
  await upload(secretary, meeting, 0, 'a.pdf', makePdf())
  await signInBySlip(hub, secretary, meeting, meeting.person('chair'), shared)
  await shared.until('paper ready', (state) => state.meeting?.papers[0]?.isReady === true)
  const { hubId } = hub.hub()
  await shared.call('hub:sign-out', { hubId, isForgotten: false })
  expect(shared.state()).toMatchObject({ meetings: [], meeting: null, connection: { state: 'none' } })
  expect(shared.state().hubs).toMatchObject({ known: [{ person: null }], currentHubId: null })

  const own = await makeMeeting(secretary, { items: 1 })
  await signInBySlip(hub, secretary, own, own.person('delegate'), shared)
  expect(shared.state().meetings.map((each) => each.meeting.id)).toEqual([own.meetingId])

  await shared.call('hub:sign-out', { hubId, isForgotten: true })
  expect(shared.state().hubs.known).toEqual([])
  expect(readdirSync(path.join(shared.profileFolder, 'hubs'))).toEqual([])
})

test('who is taken off a meeting finds nothing of it on the laptop', async () => {
  const { hub, secretary, meeting } = await prepare()
  await upload(secretary, meeting, 0, 'a.pdf', makePdf())
  const delegate = await startTestCore()
  const { participantId } = meeting.person('delegate')
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate)
  const before = await delegate.until('paper ready', ({ meeting: open }) => open?.papers[0]?.isReady === true)
  const sha256 = before.meeting?.papers[0]?.document.sha256 ?? ''
  await secretary.call('meeting:edit', {
    edits: [{ edit: 'remove', table: 'participant', id: participantId }],
  })
  const state = await delegate.until('gone', ({ meetings }) => meetings.length === 0)
  expect(state).toMatchObject({ meeting: null, live: null })
  delegate.kill()
  const { hubId } = hub.hub()
  const file = path.join(delegate.profileFolder, 'hubs', `${hubId}.sqlite`)
  const cache = openHubCache(file, delegate.dataKey, hubId)
  onTestFinished(() => cache.close())
  expect([...cache.rows.tables.document.keys(), ...cache.rows.tables.participant.keys()]).toEqual([])
  expect(cache.files.manifest(sha256)).toBeNull()
})

test('an edit is answered when this laptop has it too; a refused one changes nothing', async () => {
  const { secretary, meeting } = await prepare()
  const { meetingId, itemIds } = meeting
  await secretary.call('meeting:open', { meetingId })
  await secretary.call('meeting:edit', {
    edits: [{ edit: 'remove', table: 'agendaItem', id: itemIds[1] ?? '' }],
  })
  expect(secretary.state().meeting?.items.map((item) => item.id)).toEqual([itemIds[0], itemIds[2]])
  const before = secretary.state().meeting
  await expect(
    secretary.call('meeting:edit', { edits: [{ edit: 'remove', table: 'motion', id: itemIds[0] ?? '' }] }),
  ).rejects.toThrow('not-found')
  expect(secretary.state().meeting).toEqual(before)
})

test('a wrong password and a wrong slip are told, and nothing is remembered', async () => {
  const hub = await startTestHub()
  const core = await startTestCore()
  const { port, fingerprint } = hub.hub()
  const at = { address: `127.0.0.1:${port}`, fingerprint }
  const { username } = administrator
  const byPassword = { by: 'password', username, password: 'không phải' } as const
  await expect(core.call('hub:sign-in', { ...at, credentials: byPassword })).rejects.toThrow('wrong-password')
  for (const code of ['7', 'ABCDE-FGHJK']) {
    const credentials = { by: 'slip', code } as const
    await expect(core.call('hub:sign-in', { ...at, credentials })).rejects.toThrow('wrong-slip')
  }
  expect(core.state().hubs.known).toEqual([])
  expect(core.state().connection).toEqual({ state: 'none' })
})

test.each([
  ['bad-join-code', 'dienhong://join?a=x'],
  ['bad-address', 'không phải địa chỉ'],
  ['hub-unreachable', '127.0.0.1:1'],
])('%s is what a person hears who typed %s', async (kind, typed) => {
  const core = await startTestCore()
  await expect(core.call('hub:probe', { typed })).rejects.toThrow(kind)
})

test('a second core on the same profile is refused while the first runs', async () => {
  const core = await startTestCore()
  await expect(startTestCore({}, core.profileFolder, core.dataKey)).rejects.toThrow('already-running')
  await core.close()
  await startTestCore({}, core.profileFolder, core.dataKey)
})

test('a window gets every branch once, then answers, refusals and changes; what is no call is refused', async () => {
  const core = await startTestCore()
  const sent: CoreMessage[] = []
  let say: (message: unknown) => void = () => undefined
  let leave: () => void = () => undefined
  let heard: () => void = () => undefined
  core.connectWindow({
    send(message) {
      sent.push(message)
      heard()
    },
    onMessage: (callback) => void (say = callback),
    onClose: (callback) => void (leave = callback),
  })
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => void (heard = resolve))
  }
  expect(sent.map((message) => message.kind === 'state' && message.key)).toEqual(Object.keys(core.state()))
  sent.length = 0
  say('nonsense')
  say({ id: 1, call: 'window:print', args: null })
  say({ id: 2, call: 'settings:change', args: { theme: 'purple' } })
  say({ id: 3, call: 'settings:change', args: { theme: 'dark' } })
  say({ id: 4, call: 'meeting:open', args: { meetingId: randomBytes(16).toString('hex') } })
  await until(() => sent.length === 5)
  const byId = (id: number) => sent.find((message) => message.kind !== 'state' && message.id === id)
  expect(byId(1)).toMatchObject({ kind: 'failure', failure: { kind: 'bad-request' } })
  expect(byId(2)).toMatchObject({ kind: 'failure', failure: { kind: 'bad-request' } })
  expect(byId(3)).toEqual({ kind: 'result', id: 3, result: null })
  expect(byId(4)).toMatchObject({ kind: 'failure', failure: { kind: 'bad-request' } })
  expect(sent.find((message) => message.kind === 'state')).toMatchObject({
    key: 'app',
    value: { settings: { theme: 'dark' } },
  })
  leave()
  await core.call('settings:change', { theme: 'light' })
  expect(core.state().app.settings.theme).toBe('light')
  expect(sent).toHaveLength(5)
})

test('a join link waits in the state until it is used or dismissed', async () => {
  const core = await startTestCore()
  core.openJoinLink('dienhong://join?a=1')
  expect(core.state().app.pendingJoinCode).toBe('dienhong://join?a=1')
  await core.call('join-code:dismiss', null)
  expect(core.state().app.pendingJoinCode).toBeNull()
})

test('the report for support holds no name, title, token or code', async () => {
  const { hub, secretary, meeting } = await prepare()
  const delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate)
  const { text, fileName } = await delegate.call('support:report', null)
  expect(fileName).toMatch(/^dien-hong-\d{4}-\d\d-\d\d\.txt$/)
  expect(text).toContain('live: connected')
  expect(text).toContain('connection connected')
  for (const secret of [
    'Đại biểu',
    'Phiên họp',
    'Thử Nghiệm',
    administrator.username,
    administrator.password,
  ]) {
    expect(text).not.toContain(secret)
  }
})
