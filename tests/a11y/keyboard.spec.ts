/** A whole meeting without a mouse: prepared, followed, led and voted in by keyboard alone, the focus always in sight. */
import { expect, test } from '../e2e/people.ts'
import { paper, shownPage } from '../e2e/steps.ts'
import { Hands } from './hands.ts'

test('a meeting is held by keyboard alone', async ({ people }) => {
  test.setTimeout(240_000)
  const secretary = new Hands((await people.sitDown('secretary')).page)
  const desk = secretary.page

  await test.step('the secretary hosts', async () => {
    await secretary.button(/^Tổ chức trên máy này/)
    await secretary.write('Tên đơn vị hoặc phòng họp', 'UBND xã Hạc Sơn')
    await secretary.write('Họ và tên', 'Trần Thị Thư')
    await secretary.write('Tên đăng nhập', 'thuky')
    await secretary.write('Mật khẩu', 'mat-khau-rat-dai')
    await desk.keyboard.press('Enter')
    await expect(desk.getByRole('heading', { name: /^Máy này là máy chủ/ })).toBeVisible()
    await secretary.goesRound()
  })

  await test.step('creates the meeting', async () => {
    await secretary.button('Tạo cuộc họp')
    await secretary.leavesDialog(async () => desk.keyboard.press('Escape'))
    await expect(desk.getByRole('button', { name: 'Tạo cuộc họp' })).toBeFocused()
    await secretary.button('Tạo cuộc họp')
    await secretary.write('Tên cuộc họp *', 'Phiên họp thường kỳ tháng 11')
    await desk.keyboard.press('Enter')
    await expect(desk.getByRole('heading', { name: 'Chương trình họp' })).toBeVisible()
  })

  await test.step('types the agenda, and leaves it again', async () => {
    await secretary.button('Thêm mục đầu tiên')
    await desk.keyboard.type('Khai mạc')
    await desk.keyboard.press('Enter')
    await desk.keyboard.type('Dự toán ngân sách năm 2027')
    await expect(desk.getByLabel('Tên mục 2')).toHaveValue('Dự toán ngân sách năm 2027')
    await secretary.seesFocus()
    // Tab indents in the outline; Esc gives it back.
    await desk.keyboard.press('Escape')
    await secretary.goTo(desk.getByRole('button', { name: 'Thêm biểu quyết cho mục 2' }))
    await desk.keyboard.press('Enter')
    await secretary.write('Câu hỏi biểu quyết', 'Thông qua dự toán')
    await secretary.leavesDialog(() =>
      secretary.press(desk.getByRole('dialog').getByRole('button', { name: 'Lưu' })),
    )
  })

  await test.step('a paper is chosen by its button', async () => {
    await secretary.goTo(desk.getByRole('button', { name: 'Thêm tài liệu' }).last())
    const choosing = desk.waitForEvent('filechooser')
    // By the time this is answered, the browser hands its choosers over.
    await secretary.seesFocus()
    await desk.keyboard.press('Enter')
    await (await choosing).setFiles(paper.budget)
    await expect(desk.getByText(/^5 trang/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('adds people', async () => {
    await addPerson('Trịnh Đình Khoát', 'Chủ trì')
    await addPerson('Lê Thị Lan', null)
    await expect(desk.getByText('3 người, 2 thành viên')).toBeVisible()
  })

  await test.step('what a menu opens gives the focus back to its button', async () => {
    for (const [menu, line] of [
      ['Việc khác với Lê Thị Lan', 'Sửa'],
      ['Việc khác với cuộc họp', 'Xóa cuộc họp'],
      [/^Việc khác với tài liệu/, 'Ai được xem'],
      [/^Trần Thị Thư/, 'Đăng xuất'],
    ] as const) {
      await secretary.button(menu)
      await secretary.choose(line)
      await secretary.leavesDialog(async () => desk.keyboard.press('Escape'))
      await expect(desk.getByRole('button', { name: menu })).toBeFocused()
    }
  })

  async function addPerson(name: string, role: string | null) {
    const field = desk.getByRole('combobox', { name: 'Thêm người dự họp' })
    await secretary.goTo(field)
    await desk.keyboard.type(name)
    await desk.keyboard.press('Enter')
    const dialog = desk.getByRole('dialog')
    await expect(dialog).toBeVisible()
    if (role !== null) {
      await secretary.goTo(dialog.getByRole('combobox', { name: 'Vai trò' }))
      await desk.keyboard.press('ArrowDown')
      await expect(desk.getByRole('option', { name: role })).toBeVisible()
      await chooseOption(role)
    }
    await secretary.leavesDialog(() =>
      secretary.press(dialog.getByRole('button', { name: 'Thêm vào danh sách' })),
    )
  }

  async function chooseOption(name: string) {
    const options = await desk.getByRole('option').allTextContents()
    const at = options.findIndex((text) => text.includes(name))
    for (let step = 0; step < options.length; step += 1) {
      const isThere = await desk.getByRole('option').nth(at).getAttribute('data-combobox-selected')
      if (isThere === 'true') break
      await desk.keyboard.press('ArrowDown')
    }
    await desk.keyboard.press('Enter')
  }

  const slips = await test.step('publishes, and issues the slips', async () => {
    await secretary.button('Phát hành cuộc họp')
    await secretary.leavesDialog(() =>
      secretary.press(desk.getByRole('dialog').getByRole('button', { name: 'Phát hành cuộc họp' })),
    )
    await expect(desk.getByText(/^Đã phát hành/)).toBeVisible()
    await secretary.button('In phiếu vào họp')
    await secretary.button(/^Cấp \d+ phiếu/)
    const sheets = desk.getByRole('dialog', { name: /phiếu vào họp$/ })
    await expect(sheets.getByRole('button', { name: 'In phiếu' })).toBeFocused()
    const printed = new Map<string, string>()
    for (const slip of await sheets.getByRole('article').all()) {
      printed.set((await slip.getAttribute('aria-label')) ?? '', await slip.innerText())
    }
    await desk.keyboard.press('Escape')
    await secretary.press(desk.getByRole('button', { name: 'Đã in xong, đóng' }))
    await expect(desk.getByRole('dialog')).toHaveCount(0)
    await secretary.keepsFocus()
    return printed
  })

  /** Types what is printed on the slip, and compares the digits. */
  async function signIn(name: string): Promise<Hands> {
    const slip = slips.get(name) ?? ''
    const [address] = /[\d.]+:\d+/.exec(slip) ?? []
    const [code] = /\b[0-9A-Z]{5}[- ]?[0-9A-Z]{5}\b/.exec(slip) ?? []
    if (address === undefined || code === undefined) throw new Error(`not a slip: ${slip}`)
    const hands = new Hands((await people.sitDown(name)).page)
    await hands.button(/^Vào họp/)
    await hands.write('Mã vào họp hoặc địa chỉ', address)
    await hands.page.keyboard.press('Enter')
    await hands.button('Giống hoàn toàn, tiếp tục')
    await hands.write('Mã trên phiếu', code)
    await hands.page.keyboard.press('Enter')
    await expect(hands.page.getByText('1 tài liệu đã sẵn sàng')).toBeVisible({ timeout: 30_000 })
    return hands
  }
  const chair = await signIn('Trịnh Đình Khoát')
  const delegate = await signIn('Lê Thị Lan')
  const next = async (name: string) => {
    const step = chair.page.getByRole('region', { name: 'Việc tiếp theo' }).getByRole('button').first()
    await expect(step).toContainText(name)
    await chair.goTo(step)
    const before = await step.textContent()
    const isTaken = async () =>
      (await chair.page.getByRole('dialog').count()) > 0 || (await step.textContent()) !== before
    // A step that has only just become what it is takes no key for half a second.
    await expect(async () => {
      await chair.page.keyboard.press('Enter')
      await expect.poll(isTaken, { timeout: 2000 }).toBe(true)
    }).toPass()
  }
  const answer = async (name: string) => {
    const dialog = chair.page.getByRole('dialog')
    await chair.leavesDialog(() => chair.press(dialog.getByRole('button', { name, exact: true })))
  }

  await test.step('the delegate opens a paper and turns its pages', async () => {
    await delegate.goesRound()
    await delegate.button(/^Phụ lục|^05/)
    await expect(delegate.page.getByRole('heading', { name: 'Chương trình họp' })).toBeVisible()
    await delegate.page.keyboard.press('PageDown')
    await expect.poll(() => shownPage(delegate.page)).toBe(2)
  })

  await test.step('the chair starts, goes to the item, presents', async () => {
    await chair.goesRound()
    await next('Bắt đầu cuộc họp')
    await answer('Bắt đầu')
    await next('Mở mục 1')
    await next('Mở mục 2')
    await next('Trình bày tài liệu')
    await chair.page.keyboard.press('PageDown')
    await chair.page.keyboard.press('PageDown')
    await expect.poll(() => shownPage(chair.page)).toBe(3)
    await chair.goesRound()
  })

  await test.step('the delegate looks elsewhere and comes back, by button and by key', async () => {
    const follows = delegate.page.getByText('Đang theo chủ trì · trang 3')
    await expect(follows).toBeVisible()
    await delegate.page.keyboard.press('Home')
    await delegate.button(/^Về trang chủ trì/)
    await expect(follows).toBeVisible()
    await delegate.keepsFocus()
    await delegate.page.keyboard.press('Home')
    await expect.poll(() => shownPage(delegate.page)).toBe(1)
    await delegate.page.keyboard.press('Escape')
    await expect(follows).toBeVisible()
    await delegate.keepsFocus()
  })

  await test.step('a vote is opened; the delegate votes by number, and changes it', async () => {
    await next('Mở biểu quyết')
    await answer('Mở biểu quyết')
    await expect(delegate.page.getByRole('heading', { name: 'Thông qua dự toán' })).toBeVisible()
    await delegate.page.keyboard.press('2')
    await expect(delegate.page.getByText(/^Đã nhận phiếu: Không tán thành/)).toBeVisible()
    await delegate.keepsFocus()
    await delegate.button('Đổi phiếu')
    await delegate.seesFocus()
    await delegate.page.keyboard.press('3')
    await expect(delegate.page.getByText(/^Đã nhận phiếu: Không biểu quyết/)).toBeVisible()
    await delegate.button('Đổi phiếu')
    await delegate.press(delegate.page.getByRole('button', { name: /^Tán thành/ }))
    await expect(delegate.page.getByText(/^Đã nhận phiếu: Tán thành/)).toBeVisible()
    await delegate.keepsFocus()
    await chair.page.keyboard.press('1')
    await expect(chair.page.getByText(/^Đã nhận phiếu: Tán thành/)).toBeVisible()
  })

  await test.step('the vote is closed, the meeting ended', async () => {
    await next('Đóng biểu quyết')
    await answer('Đóng biểu quyết')
    await expect(delegate.page.getByText(/^Thông qua: 2\/2/).first()).toBeVisible()
    await delegate.keepsFocus()
    await delegate.press(delegate.page.getByRole('button', { name: 'Xem chi tiết', exact: true }))
    await delegate.leavesDialog(async () => delegate.page.keyboard.press('Escape'))
    await delegate.button('Đóng kết quả')
    await delegate.keepsFocus()
    await next('Kết thúc cuộc họp')
    await answer('Kết thúc cuộc họp')
    await expect(delegate.page.getByText(/^Cuộc họp đã kết thúc lúc/)).toBeVisible()
    await delegate.goesRound()
    await chair.goesRound()
  })
})
