/** A program that is closed in the middle of everything, and started again, goes on where it was: also without a hub. */
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chairOf, expect, test } from './sample-room.ts'
import { button, shownPage } from './steps.ts'

const question = 'Thông qua dự toán ngân sách xã năm 2027'

test('papers and a ballot that waits survive a restart while the hub is away', async ({ room, people }) => {
  const chair = await chairOf(room)
  const before = await room.enter('nhan')
  await expect(before.page.getByText(/^\d tài liệu đã sẵn sàng/)).toBeVisible()
  await chair.openVote(question)
  await expect(before.page.getByRole('heading', { name: question })).toBeVisible()

  await room.stopHub()
  await button(before.page, /^Tán thành/).click()
  await expect(before.page.getByText(/^Đã ghi, chưa gửi: Tán thành/)).toBeVisible()

  const { page } = await people.restart('nhan', before)
  await test.step('signed in, and told how things stand', async () => {
    await page.getByRole('button', { name: /Phiên họp thường kỳ tháng 11/ }).click()
    await expect(page.getByText('Mất kết nối · vẫn đọc được, phiếu sẽ gửi khi có mạng')).toBeVisible()
    await expect(page.getByText(/^Đã ghi, chưa gửi: Tán thành/)).toBeVisible()
  })

  await test.step('the papers are read from this laptop', async () => {
    await button(page, /^Dự thảo Quyết định và Quy chế kèm theo/).click()
    const sheet = page.locator('main [data-sharpness=sharp]')
    await expect(sheet).toHaveAttribute('data-page', '1')
    await page.keyboard.press('End')
    await expect.poll(() => shownPage(page)).toBe(4)
    await expect(sheet).toHaveAttribute('data-page', '4')
  })

  await test.step('the hub is back: the ballot goes out by itself', async () => {
    await room.startHub()
    await button(page, 'Kết nối lại ngay').click()
    await expect(page.getByText('Đã nhận phiếu: Tán thành. Đổi được đến khi đóng.')).toBeVisible()
    await expect(page.getByText('Đã kết nối')).toBeVisible()
  })
})

interface Start {
  readonly exitCode: number
  readonly said: string
}

/** `npm start` by someone who forgot that the program runs already. */
function startByHand(profileFolder: string): Promise<Start> {
  const entry = join(import.meta.dirname, '../../build/start.ts')
  const options = [entry, '--shell', 'browser', '--no-window', '--profile', profileFolder]
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ exitCode: code ?? -1, said }))
  })
}

test('a second copy on the same data never runs beside the first', async ({ room, people }) => {
  const { page, shell } = await room.enter('nhan')
  const profileFolder = people.profileOf('nhan')

  await test.step('it asks the first for another window, which is the same person’s', async () => {
    const { exitCode, said } = await startByHand(profileFolder)
    expect(exitCode).toBe(0)
    expect(said).toContain('Địa chỉ mới, mở được một lần:')
    const window = await page.context().newPage()
    await window.goto(/http:\S+/.exec(said)?.[0] ?? '')
    await expect(window.getByText('Cuộc họp chưa bắt đầu')).toBeVisible()
  })

  await test.step('where it can’t ask, it is refused with a sentence', async () => {
    await rm(join(profileFolder, 'running.json'))
    const { exitCode, said } = await startByHand(profileFolder)
    expect(exitCode).toBe(1)
    expect(said).toContain('Diên Hồng đang chạy với thư mục dữ liệu này.')
    expect(said).not.toContain('FailureError')
  })

  await expect(page.getByText('Đã kết nối')).toBeVisible()
  expect(shell.core.state().connection.state).toBe('connected')
})
