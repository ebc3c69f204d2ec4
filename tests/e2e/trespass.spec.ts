/**
 * What only the chair or the secretary may do is neither offered to a delegate nor done for one who asks by hand; who
 * asks without measure is cut off, and the meeting goes on for everyone else.
 */
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import {
  askLive,
  describeFile,
  join,
  type LiveClient,
  type TestClient,
} from '../../hub/test-support/test-client.ts'
import { makePdf } from '../../hub/test-support/test-pdf.ts'
import { putItem, putMeeting } from '../../hub/test-support/test-hub.ts'
import { presets } from '../../meeting/presets.ts'
import { failure, type FailureKind } from '../../protocol/failures.ts'
import { commandAnswer } from '../../protocol/live/channel.ts'
import type { Motion } from '../../protocol/live/motion.ts'
import type { SyncedRow } from '../../protocol/rows/row.ts'
import { protocolVersion } from '../../protocol/version.ts'
import { chairOf, expect, secretaryOf, test, type Chair, type SampleRoom } from './sample-room.ts'
import { button, shownPage } from './steps.ts'

test('nothing of it is offered to a delegate', async ({ room }) => {
  const chair = await chairOf(room)
  await chair.show('submission', 1)
  const { page, shell } = await room.enter('nhan')
  await chair.openVote('Thông qua dự toán')
  await expect(button(page, /^Tán thành/)).toBeVisible()
  const leaders = [
    page.getByRole('region', { name: 'Việc tiếp theo' }),
    page.getByRole('complementary', { name: 'Điều hành' }),
    ...[
      /^Mở mục/,
      /^Mở lại mục/,
      /^Đóng mục/,
      /^Trình bày/,
      /^Dừng trình bày/,
      /^Chỉ trên trang/,
      /^(Mở|Đóng|Hủy) biểu quyết/,
      /^Kết thúc cuộc họp/,
      /^Màn hình chung/,
      /^Phát hành/,
      /^Thêm tài liệu/,
    ].map((name) => button(page, name)),
    page.getByText('Chuẩn bị', { exact: true }),
    page.getByRole('switch'),
  ]
  await page.locator('[data-item]').first().getByRole('button', { expanded: false }).click()
  for (const thing of leaders) await expect(thing).toHaveCount(0)

  await test.step('turning a page turns nobody else’s', async () => {
    await page.keyboard.press('PageDown')
    await expect.poll(() => shownPage(page)).toBe(2)
    await page.keyboard.press('b')
    await page.keyboard.press('p')
    expect(chair.shell.core.state().place?.shown).toMatchObject({ page: 1, pointer: null })
    expect(shell.core.state().place?.shown).toMatchObject({ page: 1, pointer: null })
  })

  await test.step('nor on the list of meetings', async () => {
    await button(page, 'Các cuộc họp').click()
    await expect(page.getByRole('heading', { name: 'Các cuộc họp' })).toBeVisible()
    await expect(button(page, 'Tạo cuộc họp')).toHaveCount(0)
    await expect(button(page, 'Tài khoản')).toHaveCount(0)
  })
})

/** Another meeting on the same hub, of which the delegates of this one must not even know. */
async function otherMeeting(secretary: TestClient): Promise<{ meetingId: string; itemId: string }> {
  const [meetingId, itemId] = [newId(), newId()]
  await secretary.edit(putMeeting(meetingId, Date.now(), 'Họp kín Thường trực'), putItem(meetingId, itemId))
  await secretary.edit({ edit: 'publish', meetingId, isPublished: true })
  return { meetingId, itemId }
}

/** All rows a person may see. */
async function rowsOf(client: TestClient): Promise<SyncedRow[]> {
  const rows: SyncedRow[] = []
  let since = 0
  for (;;) {
    const page = await client.pull(since)
    rows.push(...page.rows)
    since = page.cursor
    if (!page.hasMore) return rows
  }
}

/** What the trespasser must not change: all prepared rows, the log, the presenter's place. */
async function standing(secretary: TestClient, { shell }: Chair): Promise<unknown> {
  const { live, place } = shell.core.state()
  const rows = await rowsOf(secretary)
  // How far the laptops are with their papers goes on by itself.
  return {
    rows: rows.filter(({ table }) => table !== 'readiness'),
    seq: live?.headSeq,
    state: live?.state,
    place,
  }
}

/** Why a live request was refused; null when it was not. */
async function refusal(socket: LiveClient, event: string, request: unknown): Promise<FailureKind | null> {
  const answer = await askLive(socket, event, request)
  if (!answer.ok) return answer.failure.kind
  const decided = commandAnswer.safeParse(answer.value)
  return decided.success && decided.data.outcome === 'refused' ? decided.data.failure.kind : null
}

async function signedIn(room: SampleRoom, who: 'tau' | 'toan'): Promise<TestClient> {
  const client = room.client()
  await client.signInBySlip(await room.slip(who))
  return client
}

function disconnected(socket: LiveClient): Promise<void> {
  return new Promise((resolve) => socket.once('disconnect', () => resolve()))
}

test('a client made by hand, with a delegate’s own session, is refused everything and changes nothing', async ({
  room,
}) => {
  const chair = await chairOf(room)
  await chair.show('submission', 1)
  const voteId = await chair.openVote('Thông qua dự toán')
  const secretary = await secretaryOf(room)
  const other = await otherMeeting(secretary)
  const delegate = await signedIn(room, 'tau')
  const guest = await signedIn(room, 'toan')
  const socket = await delegate.connected()
  const { meetingId } = room
  await join(socket, meetingId)
  const before = await standing(secretary, chair)
  const motion: Motion = { text: 'Của tôi', documentId: null, preset: 'procedural', rule: presets.procedural }
  const own = room.person('tau')

  await test.step('commands of those who lead', async () => {
    const commands = [
      { type: 'meeting:start' },
      { type: 'meeting:end' },
      { type: 'item:open', itemId: room.itemId('land') },
      { type: 'item:close', itemId: room.itemId('budget-totals') },
      { type: 'attendance:mark', personId: room.person('nhan').personId, isPresent: true },
      { type: 'vote:open', voteId: newId(), itemId: null, motion, withoutQuorum: true },
      { type: 'vote:close', voteId },
      { type: 'vote:cancel', voteId, reason: 'Tôi muốn thế' },
    ]
    for (const command of commands) {
      const request = { commandId: newId(), meetingId, command }
      expect([command.type, await refusal(socket, 'command', request)]).toEqual([command.type, 'not-allowed'])
    }
  })

  await test.step('a ballot of a guest, and one in another’s name', async () => {
    const cast = { type: 'ballot:cast', voteId, choice: 'approve' }
    const guestSocket = await guest.connected()
    await join(guestSocket, meetingId)
    const asked = { commandId: newId(), meetingId, command: cast }
    expect(await refusal(guestSocket, 'command', asked)).toBe('not-allowed')
    const inTheirName = { ...cast, personId: room.person('nhan').personId }
    expect(await refusal(socket, 'command', { commandId: newId(), meetingId, command: inTheirName })).toBe(
      'bad-request',
    )
  })

  await test.step('turning the page for everyone', async () => {
    const shown = { documentId: room.documentId('submission'), page: 2, pointer: null }
    expect(await refusal(socket, 'place', { meetingId, shown })).toBe('not-allowed')
    expect(await refusal(socket, 'place', { meetingId, shown: null })).toBe('not-allowed')
  })

  await test.step('edits of what is prepared', async () => {
    const document = (await rowsOf(secretary)).find(({ row }) => row.id === room.documentId('submission'))
    const position = 'a5'
    const edits = [
      {
        edit: 'put-agenda-item',
        row: {
          id: newId(),
          meetingId,
          parentId: null,
          position,
          title: 'Mục của tôi',
          presenter: '',
          plannedMinutes: null,
        },
      },
      { edit: 'put-document', row: { ...document?.row, title: 'Tên khác' } },
      {
        edit: 'put-participant',
        row: {
          id: own.participantId,
          meetingId,
          personId: own.personId,
          position,
          name: own.name,
          jobTitle: '',
          unit: '',
          role: 'chair',
          isMember: true,
        },
      },
      { edit: 'put-motion', row: { id: newId(), meetingId, itemId: room.itemId('land'), position, motion } },
      { edit: 'remove', table: 'document', id: room.documentId('submission') },
      { edit: 'remove', table: 'meeting', id: meetingId },
      { edit: 'publish', meetingId, isPublished: false },
      putMeeting(meetingId, 0, 'Tên khác'),
      putMeeting(newId(), 0, 'Cuộc họp của tôi'),
    ]
    for (const edit of edits) {
      expect([edit.edit, (await delegate.refusedEdit(edit))?.kind]).toEqual([edit.edit, 'not-allowed'])
    }
  })

  await test.step('slips, people, accounts, a password, uploads', async () => {
    const file = describeFile(makePdf([[{ text: 'Của tôi', x: 72, y: 700 }]]))
    const account = {
      personId: own.personId,
      name: own.name,
      jobTitle: '',
      unit: '',
      username: 'tau',
      password: 'mat-khau-dai',
      hubRole: 'administrator',
      isDisabled: false,
    }
    const requests: [string, string, unknown][] = [
      ['POST', '/api/slips', { meetingId, participantIds: [room.person('khoat').participantId] }],
      ['GET', '/api/people', undefined],
      ['POST', '/api/accounts', account],
      ['POST', '/api/password', { current: 'x', next: 'mat-khau-dai' }],
      ['POST', '/api/files', { meetingId, fileName: 'cua-toi.pdf', ...file }],
    ]
    for (const [method, path, body] of requests) {
      expect([path, (await delegate.send(method, path, body)).failure?.kind]).toEqual([path, 'not-allowed'])
    }
  })

  await test.step('a paper that is not open to them: no row, no bytes by its hash', async () => {
    const report = room.documentId('citizens-report')
    const known = chair.shell.core.state().meeting?.papers.find(({ document }) => document.id === report)
    const sha256 = known?.document.sha256 ?? ''
    for (const path of [`/api/files/${sha256}`, `/api/files/${sha256}/chunks/0`]) {
      expect((await guest.send('GET', path)).failure?.kind).toBe('not-found')
      // The same bytes are there for who may read them.
      expect((await delegate.send('GET', path)).status).toBe(200)
    }
    const seen = await rowsOf(guest)
    expect(seen.filter(({ table }) => table === 'document')).toHaveLength(7)
    expect(JSON.stringify(seen)).not.toContain(sha256)
    expect(seen.some(({ table }) => table === 'readiness')).toBe(false)
  })

  await test.step('another meeting does not exist for them', async () => {
    expect(await refusal(socket, 'meeting:join', { meetingId: other.meetingId, since: 0 })).toBe('not-found')
    const start = (id: string) => ({ commandId: newId(), meetingId: id, command: { type: 'meeting:start' } })
    // The very answer of a meeting that was never made.
    for (const unseen of [other.meetingId, newId()]) {
      expect(await refusal(socket, 'command', start(unseen))).toBe('not-a-participant')
    }
    expect((await delegate.refusedEdit(putItem(other.meetingId, other.itemId)))?.kind).toBe('not-found')
    const meetings = (await rowsOf(delegate)).filter(({ table }) => table === 'meeting')
    expect(meetings.map(({ row }) => row.id)).toEqual([meetingId])
  })

  await test.step('without a session, or with one that is made up', async () => {
    const stranger = room.client()
    for (const token of [null, 'A'.repeat(43)]) {
      stranger.token = token
      expect((await stranger.send('GET', '/api/sync?since=0')).failure?.kind).toBe('signed-out')
      const rejected = stranger.live({ token: token ?? '', protocolVersion })
      const why = await new Promise<unknown>((resolve) =>
        rejected.once('connect_error', (error) => resolve(error)),
      )
      const refused = z
        .object({ data: z.object({ failure }) })
        .or(z.object({ data: failure }))
        .parse(why)
      expect(JSON.stringify(refused)).toContain('signed-out')
    }
  })

  expect(await standing(secretary, chair)).toEqual(before)
})

test('who sends more, longer or other things than there are is cut off, and nobody else notices', async ({
  room,
}) => {
  const chair = await chairOf(room)
  await chair.show('five-year-plan', 1)
  const { page, complaints } = await room.enter('nhan')
  await expect(page.getByText('Đang theo chủ trì · trang 1')).toBeVisible()
  const secretary = await secretaryOf(room)
  const delegate = await signedIn(room, 'tau')
  const { meetingId } = room
  await expect.poll(() => chair.shell.core.state().connection.state).toBe('connected')
  let shown = 1
  /** The meeting goes on: a turn reaches the other delegate. */
  const turn = async () => {
    shown += 1
    await chair.show('five-year-plan', shown)
    await expect(page.getByText(`Đang theo chủ trì · trang ${shown}`)).toBeVisible({ timeout: 3000 })
  }

  await test.step('fields that do not exist', async () => {
    const socket = await delegate.connected()
    const command = { type: 'attendance:check-in' }
    const sent = { commandId: newId(), meetingId, command }
    expect(await refusal(socket, 'command', { ...sent, asPersonId: newId() })).toBe('bad-request')
    expect(await refusal(socket, 'command', { ...sent, command: { ...command, x: 1 } })).toBe('bad-request')
    expect(await refusal(socket, 'meeting:join', { meetingId, since: 0, role: 'chair' })).toBe('bad-request')
    expect(await refusal(socket, 'meeting:destroy', { meetingId })).toBe('bad-request')
    const signIn = { by: 'slip', code: '0000000000', deviceId: newId(), role: 'chair' }
    expect((await delegate.send('POST', '/api/sign-in', signIn)).failure?.kind).toBe('bad-request')
    const edit = { edit: 'publish', meetingId, isPublished: true, force: true }
    expect((await secretary.refusedEdit(edit))?.kind).toBe('bad-request')
    socket.disconnect()
    await turn()
  })

  await test.step('messages without end', async () => {
    const socket = await delegate.connected()
    const gone = disconnected(socket)
    Reflect.apply(socket.emit, socket, ['command', 'x'.repeat(70 * 1024), () => undefined])
    await gone
    const huge = await delegate.send('POST', '/api/readiness', {
      meetingId,
      text: 'x'.repeat(3 * 1024 * 1024),
    })
    expect(huge.failure?.kind).toBe('bad-request')
    await turn()
  })

  await test.step('a flood', async () => {
    const socket = await delegate.connected()
    await join(socket, meetingId)
    const gone = disconnected(socket)
    for (let sent = 0; sent < 3000; sent += 1) {
      Reflect.apply(socket.emit, socket, ['meeting:join', { meetingId, since: 0 }, () => undefined])
    }
    await turn()
    await gone
    await turn()
  })

  await test.step('the delegate whose session it was may still come and vote', async () => {
    const voteId = await chair.openVote('Thông qua kế hoạch')
    const socket = await delegate.connected()
    await join(socket, meetingId)
    const cast = { type: 'ballot:cast', voteId, choice: 'approve' }
    expect(await refusal(socket, 'command', { commandId: newId(), meetingId, command: cast })).toBeNull()
    await button(page, /^Tán thành/).click()
    await expect(page.getByText(/^Đã nhận phiếu: Tán thành/)).toBeVisible()
    await chair.order({ type: 'vote:close', voteId })
    await expect(page.getByText(/^Không thông qua: 2\/11 tổng số thành viên tán thành/)).toBeVisible()
  })
  expect(complaints).toEqual([])
})
