/** A paper that is not open to someone is on none of their screens: not in the agenda, not presented, not in the room. */
import { chairOf, expect, test } from './sample-room.ts'
import { button } from './steps.ts'

const title = 'Báo cáo kết quả tiếp công dân, giải quyết khiếu nại, tố cáo'

test('a paper for members only', async ({ room, people }) => {
  const chair = await chairOf(room)
  const member = (await room.enter('nhan')).page
  const guestLaptop = await room.enter('toan')
  const guest = guestLaptop.page
  const roomScreen = await people.openRoom(guestLaptop)

  await test.step('members find it in the agenda, guests do not', async () => {
    await expect(button(member, new RegExp(`^${title}`))).toBeVisible()
    await expect(button(guest, /^Giấy mời và chương trình phiên họp/)).toBeVisible()
    await expect(guest.getByText(title)).toHaveCount(0)
    await expect(member.getByText('8 tài liệu đã sẵn sàng')).toBeVisible()
    await expect(guest.getByText('7 tài liệu đã sẵn sàng')).toBeVisible()
  })

  await test.step('presented: members see it, guests and the room’s screen are told', async () => {
    await chair.show('submission', 2)
    await expect(guest.getByText('Đang theo chủ trì · trang 2')).toBeVisible()
    await expect(roomScreen.getByText('Trang 2/3')).toBeVisible()
    await chair.show('citizens-report', 2)
    await expect(member.getByText('Đang theo chủ trì · trang 2')).toBeVisible()
    await expect(member.getByRole('region', { name: `Tài liệu: ${title}` })).toBeVisible()
    await expect(guest.getByText('Tài liệu đang trình bày không mở cho ông/bà.')).toBeVisible()
    await expect(
      roomScreen.getByText('Tài liệu này chỉ xem trên máy của đại biểu được phép đọc.'),
    ).toBeVisible()
    await expect(roomScreen.getByText(/^Trang \d/)).toHaveCount(0)
    await expect(roomScreen.locator('canvas')).toHaveCount(0)
    for (const page of [guest, roomScreen]) await expect(page.getByText(title)).toHaveCount(0)
  })

  await test.step('nothing of it has come to the guest’s laptop', () => {
    const documentId = room.documentId('citizens-report')
    const state = JSON.stringify(guestLaptop.shell.core.state())
    expect(state).not.toContain(documentId)
    expect(JSON.stringify(chair.shell.core.state())).toContain(documentId)
  })

  await test.step('the next page that is open to all is seen by all', async () => {
    await chair.show('submission', 3)
    await expect(guest.getByText('Đang theo chủ trì · trang 3')).toBeVisible()
    await expect(roomScreen.getByText('Trang 3/3')).toBeVisible()
  })
})
