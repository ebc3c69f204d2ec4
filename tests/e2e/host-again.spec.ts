/** The laptop that is the server can be closed in the evening and serve the same meeting in the morning. */
import { button, createMeeting, host } from './steps.ts'
import { expect, test } from './people.ts'

test('hosting again after the program was closed', async ({ people }) => {
  const evening = await people.sitDown('secretary')
  await host(evening.page, 'UBND xã Hạc Sơn')
  await createMeeting(evening.page, 'Phiên họp thường kỳ tháng 11')

  const { page } = await people.restart('secretary', evening)
  await expect(page.getByText('Phiên họp thường kỳ tháng 11')).toBeVisible()
  await button(page, 'Bật lại máy chủ').click()
  await expect(page.getByRole('heading', { name: 'Máy này là máy chủ: UBND xã Hạc Sơn' })).toBeVisible()
  await expect(page.getByText('Đã kết nối')).toBeVisible()
})
