/**
 * A network that goes away loses nothing: the person is told calmly and not too soon, the ballot waits on the laptop,
 * and it counts exactly once or they are told that it does not.
 */
import type { Page } from '@playwright/test'
import type { BrowserShell } from '../../electron/shell/browser/start-browser-shell.ts'
import { meetingState } from '../../meeting/state.ts'
import type { Connection } from '../../protocol/app/state.ts'
import type { Ballot } from '../../protocol/live/cast-ballot.ts'
import { chairOf, expect, test } from './sample-room.ts'
import { button } from './steps.ts'

const question = 'Thông qua dự toán ngân sách xã năm 2027'
const recorded = 'Đã ghi, chưa gửi: Tán thành. Phiếu tự gửi khi có mạng.'
const received = 'Đã nhận phiếu: Tán thành. Đổi được đến khi đóng.'

interface Seen {
  readonly text: string
  readonly atMs: number
}

declare global {
  interface Window {
    seenStatuses?: Seen[]
  }
}

/** Everything that the window's status lines ever say from now on, with the time. */
async function watchStatuses(page: Page): Promise<() => Promise<Seen[]>> {
  await page.evaluate(() => {
    const seen: Seen[] = (window.seenStatuses = [])
    const look = () => {
      for (const line of document.querySelectorAll('[role=status]')) {
        const text = line.textContent
        if (!seen.some((one) => one.text === text)) seen.push({ text, atMs: Date.now() })
      }
    }
    look()
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  return () => page.evaluate(() => window.seenStatuses ?? [])
}

/** The states of the laptop's connection from now on. */
function watchConnection({ core }: BrowserShell): { states: Connection['state'][]; lostAtMs: () => number } {
  const states: Connection['state'][] = []
  let lostAtMs = Infinity
  core.subscribe((key) => {
    if (key !== 'connection') return
    const { state } = core.state().connection
    if (state !== 'connected') lostAtMs = Math.min(lostAtMs, Date.now())
    states.push(state)
  })
  return { states, lostAtMs: () => lostAtMs }
}

/** The box of a closed vote, as this laptop has it. */
function ballotsOf({ core }: BrowserShell, voteId: string): readonly Ballot[] | null {
  const state = meetingState.parse(core.state().live?.state)
  const end = state.votes.find((vote) => vote.voteId === voteId)?.end ?? null
  return end?.how === 'closed' ? end.ballots : null
}

test('the line is cut in the middle of a vote, and mended', async ({ room, people }) => {
  const chair = await chairOf(room)
  await chair.show('submission', 1)
  const [forNhan, forTau] = [
    await people.behindLine(await room.joinCode('nhan')),
    await people.behindLine(await room.joinCode('tau')),
  ]
  const nhan = await room.enter('nhan', forNhan.joinCode)
  const tau = await room.enter('tau', forTau.joinCode)
  const voteId = await chair.openVote(question)
  await expect(nhan.page.getByRole('heading', { name: question })).toBeVisible()
  await expect(tau.page.getByRole('heading', { name: question })).toBeVisible()
  const said = await watchStatuses(nhan.page)

  await test.step('the loss is told when it has lasted two seconds, not before', async () => {
    const connection = watchConnection(nhan.shell)
    forNhan.line.cut()
    const notice = 'Mất kết nối · vẫn đọc được, phiếu sẽ gửi khi có mạng'
    await expect(nhan.page.getByText(notice)).toBeVisible()
    const toldAtMs = (await said()).find(({ text }) => text.includes('Mất kết nối'))?.atMs ?? 0
    expect(toldAtMs - connection.lostAtMs()).toBeGreaterThanOrEqual(1990)
    expect(toldAtMs - connection.lostAtMs()).toBeLessThan(5000)
  })

  await test.step('the paper can be read on, and the vote be cast', async () => {
    await nhan.page.keyboard.press('PageDown')
    await expect(nhan.page.locator('[data-page="2"]')).toBeVisible()
    await button(nhan.page, /^Tán thành/).click()
    await expect(nhan.page.getByText(recorded)).toBeVisible()
  })

  await test.step('another ballot reaches the hub, but not the answer the laptop', async () => {
    forTau.line.deafen()
    await button(tau.page, /^Tán thành/).click()
    await expect
      .poll(() => meetingState.parse(chair.shell.core.state().live?.state).votes[0]?.receivedFrom)
      .toEqual([room.person('tau').personId])
    await expect(tau.page.getByText(recorded)).toBeVisible()
  })

  await test.step('the network is back: received, and never said so before', async () => {
    forNhan.line.mend()
    forTau.line.mend()
    await expect(nhan.page.getByText(received)).toBeVisible()
    await expect(tau.page.getByText(received)).toBeVisible()
    await expect(nhan.page.getByText('Đã kết nối')).toBeVisible()
    const order = (await said()).map(({ text }) => text).filter((text) => /^Đã (ghi|nhận)/.test(text))
    expect(order).toEqual([recorded, received])
  })

  await test.step('each is counted once', async () => {
    await chair.order({ type: 'vote:close', voteId })
    for (const { page } of [nhan, tau]) {
      await expect(page.getByText(/^Không thông qua: 2\/11 tổng số thành viên tán thành/)).toBeVisible()
    }
    const inTheBox = ballotsOf(chair.shell, voteId)
    expect(inTheBox).toHaveLength(2)
    expect(inTheBox).toEqual(
      expect.arrayContaining(
        (['nhan', 'tau'] as const).map((who) => ({ personId: room.person(who).personId, choice: 'approve' })),
      ),
    )
  })
})

test('the vote closes while a ballot waits: the person is told that it does not count', async ({
  room,
  people,
}) => {
  const chair = await chairOf(room)
  await chair.show('submission', 1)
  const { line, joinCode } = await people.behindLine(await room.joinCode('nhan'))
  const { page } = await room.enter('nhan', joinCode)
  const voteId = await chair.openVote(question)
  await expect(page.getByRole('heading', { name: question })).toBeVisible()
  line.cut()
  await page.keyboard.press('1')
  await expect(page.getByText(recorded)).toBeVisible()
  await chair.order({ type: 'vote:close', voteId })
  line.mend()

  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText('Phiếu “Tán thành” của ông/bà không được tính.')
  await expect(refusal).toContainText(`Biểu quyết: ${question}`)
  await expect(refusal).toContainText('Biểu quyết đã đóng. Phiếu này không được tính.')
  await expect(page.getByText(/^Không thông qua: 0\/11 tổng số thành viên tán thành/)).toBeVisible()
  await expect(page.getByText(received)).toHaveCount(0)
  expect(ballotsOf(chair.shell, voteId)).toEqual([])
  await button(page, 'Đã hiểu').click()
  await expect(refusal).toHaveCount(0)
})

test('a blip shows nothing at all', async ({ room, people }) => {
  const chair = await chairOf(room)
  const { line, joinCode } = await people.behindLine(await room.joinCode('nhan'))
  const { page, shell } = await room.enter('nhan', joinCode)
  await expect(page.getByText('Đã kết nối')).toBeVisible()
  const said = await watchStatuses(page)
  const connection = watchConnection(shell)
  line.blip()
  await expect.poll(() => connection.states.at(-1)).toBe('connected')
  expect(connection.states).toContain('away')
  // What the chair does after it arrives as if nothing had been.
  await chair.show('submission', 2)
  await expect(page.getByText('Đang theo chủ trì · trang 2')).toBeVisible()
  const texts = (await said()).map(({ text }) => text)
  expect(texts.filter((text) => /kết nối/i.test(text))).toEqual(['Đã kết nối'])
})
