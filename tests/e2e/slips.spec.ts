/** A slip lets in its person, on one laptop, until it is issued anew; a wrong one says what is wrong and what to do. */
import { comparisonDigits } from '../../protocol/join-code.ts'
import { expect, test } from './sample-room.ts'
import { button, joinBySlip } from './steps.ts'

test('a typed address, digits to compare, a wrong code, the right one', async ({ room, people }) => {
  const { page } = await people.sitDown()
  const code = await room.slip('nhan')

  await test.step('an address that is none, and one where nobody answers', async () => {
    await joinBySlip(page, 'phòng họp số 1')
    await expect(page.getByRole('alert')).toContainText('Địa chỉ không đúng. Ví dụ đúng: 192.168.1.10')
    await page.getByLabel('Mã vào họp hoặc địa chỉ').fill('127.0.0.1:1')
    await button(page, 'Tiếp tục').click()
    await expect(page.getByRole('alert')).toContainText('Chưa kết nối được với máy chủ cuộc họp.')
  })

  await test.step('the digits are those of the hub’s certificate', async () => {
    await page.getByLabel('Mã vào họp hoặc địa chỉ').fill(room.address)
    await button(page, 'Tiếp tục').click()
    await expect(page.getByText(comparisonDigits(room.hub.fingerprint), { exact: true })).toBeVisible()
    await button(page, 'Giống hoàn toàn, tiếp tục').click()
  })

  await test.step('a mistyped code is refused with what to do', async () => {
    await page
      .getByLabel('Mã trên phiếu')
      .fill(code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`)
    await button(page, 'Vào họp').click()
    await expect(page.getByRole('alert')).toContainText('Mã trên phiếu không đúng. Kiểm tra lại từng ký tự.')
  })

  await test.step('the code as a person types it: in lower case, in groups', async () => {
    await page.getByLabel('Mã trên phiếu').fill(`${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase())
    await button(page, 'Vào họp').click()
    await expect(page.getByText('Cuộc họp chưa bắt đầu')).toBeVisible()
    await expect(page.getByText('Đại biểu', { exact: true })).toBeVisible()
  })
})

test('a slip serves one laptop; issued anew, it ends the session of before at once', async ({
  room,
  people,
}) => {
  const joinCode = await room.joinCode('nhan')
  const first = (await room.enter('nhan', joinCode)).page
  await expect(first.getByText('Đã kết nối')).toBeVisible()

  const second = (await people.sitDown('other')).page
  await joinBySlip(second, joinCode)
  await expect(second.getByRole('alert')).toContainText(
    'Phiếu này đã dùng trên máy khác. Đề nghị thư ký cấp lại phiếu.',
  )
  await expect(first.getByText('Đã kết nối')).toBeVisible()

  await test.step('the secretary gives out a new one', async () => {
    const fresh = await room.joinCode('nhan')
    await expect(first.getByText('Phiên đăng nhập đã hết hiệu lực. Vui lòng đăng nhập lại.')).toBeVisible()
    await button(second, 'Quay lại').click()
    await second.getByLabel('Mã vào họp hoặc địa chỉ').fill(fresh)
    await button(second, 'Tiếp tục').click()
    await expect(second.getByText('Cuộc họp chưa bắt đầu')).toBeVisible()
  })

  await test.step('what stands on the old paper opens nothing any more', async () => {
    const third = (await people.sitDown('third')).page
    await joinBySlip(third, joinCode)
    await expect(third.getByRole('alert')).toContainText('Mã trên phiếu không đúng.')
  })
})
