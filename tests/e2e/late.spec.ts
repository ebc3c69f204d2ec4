/** Who joins late lands where the meeting is: on the presented page, with the open vote in front of them. */
import { chairOf, expect, test } from './sample-room.ts'
import { button, joinBySlip, shownPage } from './steps.ts'

test('a delegate who joins late', async ({ room, people }) => {
  const chair = await chairOf(room)
  await chair.show('five-year-plan', 7)
  const voteId = await chair.openVote('Thông qua dự thảo Kế hoạch 5 năm')
  const late = (await people.sitDown()).page

  await test.step('one code, and the page and the vote are there', async () => {
    await joinBySlip(late, await room.joinCode('nhan'))
    await expect(late.getByRole('heading', { name: 'Thông qua dự thảo Kế hoạch 5 năm' })).toBeVisible()
    await expect(button(late, /^Tán thành/)).toBeEnabled()
    await expect(late.getByText('Đang theo chủ trì · trang 7')).toBeVisible()
    await expect.poll(() => shownPage(late)).toBe(7)
  })

  await test.step('the ballot of who came late counts like any other', async () => {
    await button(late, /^Tán thành/).click()
    await expect(late.getByText('Đã nhận phiếu: Tán thành. Đổi được đến khi đóng.')).toBeVisible()
    await chair.order({ type: 'vote:close', voteId })
    await expect(late.getByText(/^Không thông qua: 1\/11 tổng số thành viên tán thành/)).toBeVisible()
  })
})
