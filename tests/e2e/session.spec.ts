/**
 * The whole story: a secretary prepares a meeting, laptops fetch it, the chair leads it page by page, everyone votes,
 * the result stands.
 */
import { expect, test } from './people.ts'
import { button, createMeeting, host, joinBySlip, nextStep, paper, printedSlips, shownPage } from './steps.ts'

const people15 = [
  'Họ và tên\tChức vụ\tVai trò\tThành viên',
  'Trịnh Đình Khoát\tChủ tịch\tChủ trì\tCó',
  'Lê Thị Lan\tPhó Chủ tịch\tĐại biểu\tCó',
  'Phạm Văn Nam\tTrưởng phòng Kinh tế\tĐại biểu\tCó',
  'Đỗ Ngọc Ánh\tỦy ban MTTQ\tKhách mời\tKhông',
].join('\n')

test('a meeting held end to end', async ({ people }) => {
  const secretary = (await people.sitDown('secretary')).page

  await test.step('the secretary hosts, and writes the agenda like a document', async () => {
    await host(secretary, 'UBND xã Hạc Sơn')
    await createMeeting(secretary, 'Phiên họp thường kỳ tháng 11')
    await button(secretary, 'Thêm mục đầu tiên').click()
    await secretary.keyboard.type('Khai mạc')
    await secretary.keyboard.press('Enter')
    await secretary.keyboard.type('Dự toán ngân sách năm 2027')
    await secretary.keyboard.press('Enter')
    await secretary.keyboard.type('Phụ lục chi tiết')
    await secretary.keyboard.press('Tab')
    await expect(secretary.getByLabel('Tên mục 2.1')).toHaveValue('Phụ lục chi tiết')
    await secretary.keyboard.press('Shift+Tab')
    await secretary.keyboard.press('Alt+ArrowUp')
    await expect(secretary.getByLabel('Tên mục 2')).toHaveValue('Phụ lục chi tiết')
    await secretary.keyboard.press('Alt+ArrowDown')
    await expect(secretary.getByLabel('Tên mục 3')).toHaveValue('Phụ lục chi tiết')
    await expect(secretary.getByText('Đã lưu', { exact: true })).toBeVisible()
  })

  await test.step('several papers at once on one item, then a question', async () => {
    const choosing = secretary.waitForEvent('filechooser')
    await button(secretary, 'Thêm tài liệu').nth(1).click()
    await (await choosing).setFiles([paper.budget, paper.plan])
    await expect(secretary.getByText(/^60 trang/)).toBeVisible({ timeout: 30_000 })
    await expect(secretary.getByText(/^5 trang/)).toBeVisible()
    await button(secretary, 'Thêm biểu quyết cho mục 2').click()
    const dialog = secretary.getByRole('dialog')
    await dialog.getByLabel('Câu hỏi biểu quyết').fill('Thông qua dự toán ngân sách năm 2027')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await expect(button(secretary, /^Thông qua dự toán ngân sách năm 2027/)).toBeVisible()
  })

  await test.step('who attends comes out of a spreadsheet', async () => {
    await button(secretary, 'Nhập danh sách').click()
    const dialog = secretary.getByRole('dialog')
    await dialog.getByLabel('Danh sách', { exact: true }).fill(people15)
    await dialog.getByRole('button', { name: 'Thêm 4 người' }).click()
    await expect(secretary.getByText('5 người, 3 thành viên')).toBeVisible()
  })

  await test.step('published', async () => {
    await button(secretary, 'Phát hành cuộc họp').click()
    await secretary.getByRole('dialog').getByRole('button', { name: 'Phát hành cuộc họp' }).click()
    await expect(secretary.getByText(/^Đã phát hành/)).toBeVisible()
  })

  const slips = await printedSlips(secretary)
  const codeOf = (name: string) => slips.get(name) ?? ''
  const chair = (await people.sitDown('chair')).page
  const lanLaptop = await people.sitDown('lan')
  const lan = lanLaptop.page
  const nam = (await people.sitDown('nam')).page

  await test.step('three sit down with their slips, and their laptops fetch the papers', async () => {
    for (const [page, name] of [
      [chair, 'Trịnh Đình Khoát'],
      [lan, 'Lê Thị Lan'],
      [nam, 'Phạm Văn Nam'],
    ] as const) {
      await joinBySlip(page, codeOf(name))
      await expect(page.getByText('2 tài liệu đã sẵn sàng')).toBeVisible({ timeout: 30_000 })
    }
    await expect(secretary.getByText(/^Sẵn sàng 3\/\d máy/)).toBeVisible()
  })

  await test.step('the chair starts, opens the item, presents; the delegates see the page', async () => {
    await expect(lan.getByText('Cuộc họp chưa bắt đầu')).toBeVisible()
    await nextStep(chair, 'Bắt đầu cuộc họp')
    await button(chair, 'Bắt đầu').last().click()
    await nextStep(chair, 'Mở mục 1')
    await nextStep(chair, 'Mở mục 2')
    await nextStep(chair, 'Trình bày tài liệu')
    for (const page of [lan, nam]) {
      await expect(page.getByText('Đang theo chủ trì · trang 1')).toBeVisible()
      await expect.poll(() => shownPage(page)).toBe(1)
    }
  })

  await test.step('page turns by presenter remote reach everyone', async () => {
    await chair.keyboard.press('PageDown')
    await chair.keyboard.press('PageDown')
    for (const page of [chair, lan, nam]) await expect.poll(() => shownPage(page)).toBe(3)
  })

  await test.step('Lan looks elsewhere while the chair moves on, and comes back in one tap', async () => {
    await lan.keyboard.press('Home')
    await expect.poll(() => shownPage(lan)).toBe(1)
    await chair.keyboard.press('PageDown')
    await expect.poll(() => shownPage(nam)).toBe(4)
    expect(await shownPage(lan)).toBe(1)
    await button(lan, 'Về trang chủ trì (4)').click()
    await expect.poll(() => shownPage(lan)).toBe(4)
    await expect(lan.getByText('Đang theo chủ trì · trang 4')).toBeVisible()
  })

  const room = await people.openRoom(lanLaptop)
  await test.step('the room’s screen shows the page too', async () => {
    await expect(room.getByText('Trang 4/5')).toBeVisible()
  })

  await test.step('a vote opens; ballots are received, one is changed', async () => {
    // One more paper waits on the item; the chair goes straight to the vote.
    await nextStep(chair, 'Trình bày tài liệu')
    await nextStep(chair, 'Mở biểu quyết')
    await chair.getByRole('dialog').getByRole('button', { name: 'Mở biểu quyết' }).click()
    for (const page of [lan, nam]) {
      await expect(page.getByRole('heading', { name: 'Thông qua dự toán ngân sách năm 2027' })).toBeVisible()
    }
    await expect(room.getByText('0/3 đã biểu quyết')).toBeVisible()
    await lan.keyboard.press('1')
    await expect(lan.getByText('Đã nhận phiếu: Tán thành. Đổi được đến khi đóng.')).toBeVisible()
    await button(nam, /^Không tán thành/).click()
    await expect(nam.getByText('Đã nhận phiếu: Không tán thành. Đổi được đến khi đóng.')).toBeVisible()
    await button(nam, 'Đổi phiếu').click()
    await button(nam, /^Tán thành/).click()
    await expect(nam.getByText('Đã nhận phiếu: Tán thành. Đổi được đến khi đóng.')).toBeVisible()
    await expect(room.getByText('2/3 đã biểu quyết')).toBeVisible()
  })

  await test.step('closing asks once, with the numbers; the result stands on every screen', async () => {
    await nextStep(chair, 'Đóng biểu quyết · 2/3 đã bỏ phiếu')
    await chair.getByRole('dialog').getByRole('button', { name: 'Đóng biểu quyết' }).click()
    for (const page of [chair, lan, nam, room]) {
      await expect(
        page.getByText('Thông qua: 2/3 tổng số thành viên tán thành (66,7 %)').first(),
      ).toBeVisible()
    }
  })

  await test.step('the meeting ends, and the papers stay readable', async () => {
    await button(chair, /^Đóng kết quả/).click()
    await nextStep(chair, 'Mở mục 3')
    await nextStep(chair, 'Kết thúc cuộc họp')
    await chair.getByRole('dialog').getByRole('button', { name: 'Kết thúc cuộc họp' }).click()
    for (const page of [lan, nam]) await expect(page.getByText(/^Cuộc họp đã kết thúc lúc/)).toBeVisible()
  })
})
