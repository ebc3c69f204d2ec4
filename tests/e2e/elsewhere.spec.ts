/** Look around freely, come back in one tap or one key: the chair moves on and never pulls anyone's page away. */
import { chairOf, expect, test } from './sample-room.ts'
import { button, shownPage } from './steps.ts'

test('a delegate reads something else while the chair moves on', async ({ room }) => {
  const chair = await chairOf(room)
  await chair.show('five-year-plan', 12)
  const { page } = await room.enter('nhan')
  const title = (name: string) => page.getByRole('region', { name: `Tài liệu: ${name}` })
  const plan = title('Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030')
  const report = title('Báo cáo tình hình kinh tế - xã hội tháng 11')
  await expect(page.getByText('Đang theo chủ trì · trang 12')).toBeVisible()
  await expect.poll(() => shownPage(page)).toBe(12)

  await test.step('another paper opens; the chair’s page turns do not touch it', async () => {
    await button(page, /^Báo cáo tình hình kinh tế - xã hội tháng 11/).click()
    await expect(report).toBeVisible()
    await page.keyboard.press('PageDown')
    await expect.poll(() => shownPage(page)).toBe(2)
    await chair.show('five-year-plan', 13)
    await expect(button(page, 'Về trang chủ trì (13)')).toBeVisible()
    await expect(report).toBeVisible()
    expect(await shownPage(page)).toBe(2)
  })

  await test.step('Escape returns', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByText('Đang theo chủ trì · trang 13')).toBeVisible()
    await expect(plan).toBeVisible()
    await expect.poll(() => shownPage(page)).toBe(13)
  })

  await test.step('so does Enter, where it means nothing else', async () => {
    await page.getByRole('group', { name: 'Trang 13' }).focus()
    await page.keyboard.press('PageUp')
    await expect(button(page, 'Về trang chủ trì (13)')).toBeVisible()
    await expect.poll(() => shownPage(page)).toBe(12)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Đang theo chủ trì · trang 13')).toBeVisible()
    await expect.poll(() => shownPage(page)).toBe(13)
  })

  await test.step('and the button, to where the chair is by then, in another paper', async () => {
    await page.keyboard.press('End')
    await expect.poll(() => shownPage(page)).toBe(60)
    await chair.show('submission', 3)
    await button(page, 'Về trang chủ trì (3)').click()
    await expect(title('Tờ trình về dự toán và phương án phân bổ ngân sách năm 2027')).toBeVisible()
    await expect.poll(() => shownPage(page)).toBe(3)
    await expect(page.getByText('Đang theo chủ trì · trang 3')).toBeVisible()
  })
})
