/** What people do, in the words of the screens: used by several stories. */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import jsQR from 'jsqr'

const samplePapers = join(import.meta.dirname, '../../assets/sample')
export const paper = {
  invitation: join(samplePapers, '01-giay-moi-chuong-trinh.pdf'),
  budget: join(samplePapers, '05-phu-luc-du-toan-2027.pdf'),
  plan: join(samplePapers, '06-ke-hoach-5-nam-2026-2030.pdf'),
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** From the first screen to being the meeting's server, with an account made for it. */
export async function host(page: Page, hubName: string): Promise<void> {
  await button(page, /^Tổ chức trên máy này/).click()
  await page.getByLabel('Tên đơn vị hoặc phòng họp').fill(hubName)
  await page.getByLabel('Họ và tên').fill('Trần Thị Thư')
  await page.getByLabel('Tên đăng nhập').fill('thuky')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-rat-dai')
  await button(page, 'Bắt đầu tổ chức').click()
  await expect(page.getByRole('heading', { name: `Máy này là máy chủ: ${hubName}` })).toBeVisible()
}

export async function createMeeting(page: Page, title: string): Promise<void> {
  await button(page, 'Tạo cuộc họp').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên cuộc họp').fill(title)
  await dialog.getByLabel('Cơ quan, đơn vị').fill('UBND xã Hạc Sơn')
  await dialog.getByLabel('Địa điểm').fill('Phòng họp số 1')
  await dialog.getByRole('button', { name: 'Tạo cuộc họp' }).click()
  await expect(page.getByRole('heading', { name: 'Chương trình họp' })).toBeVisible()
}

/** From the first screen into the meeting, with a join code as it stands in a slip's QR. */
export async function joinBySlip(page: Page, joinCode: string): Promise<void> {
  await button(page, /^Vào họp/).click()
  await page.getByLabel('Mã vào họp hoặc địa chỉ').fill(joinCode)
  await button(page, 'Tiếp tục').click()
}

/** Prints everyone's slip and reads them as the person would: name → what the QR code holds. */
export async function printedSlips(page: Page): Promise<Map<string, string>> {
  await button(page, 'In phiếu vào họp').first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cấp \d+ phiếu/ })
    .click()
  const sheets = page.getByRole('dialog', { name: /phiếu vào họp$/ })
  await expect(sheets).toBeVisible()
  const slips = new Map<string, string>()
  for (const slip of await sheets.getByRole('article').all()) {
    const picture = await slip.getByRole('img').screenshot({ scale: 'css' })
    slips.set((await slip.getAttribute('aria-label')) ?? '', await textOfQrCode(page, picture))
  }
  await button(page, 'Đóng').first().click()
  await button(page, 'Đã in xong, đóng').click()
  return slips
}

/** Reads a picture as a camera would, with the library the program itself scans with. */
async function textOfQrCode(page: Page, png: Buffer): Promise<string> {
  const pixels = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.drawImage(bitmap, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    return { data: [...data], width, height }
  }, png.toString('base64'))
  const code = jsQR.default(Uint8ClampedArray.from(pixels.data), pixels.width, pixels.height)
  if (code === null) throw new Error('the QR code can not be read')
  return code.data
}

/** The page number the reader says it shows. */
export async function shownPage(page: Page): Promise<number> {
  return Number(await page.getByLabel('Đến trang số').inputValue())
}

/** The chair's one big button. */
export const stepButton = (page: Page) =>
  page
    .getByRole('region', { name: /^(Việc tiếp theo|Next step)$/ })
    .getByRole('button')
    .first()

/** Presses it; again if it had only just become what it is, which the screen does not count. */
export async function nextStep(page: Page, name: string | RegExp): Promise<void> {
  const step = stepButton(page)
  await expect(step).toContainText(name)
  const before = await step.textContent()
  await expect(async () => {
    await step.click({ timeout: 1000 })
    const isTaken = async () =>
      (await page.getByRole('dialog').count()) > 0 || (await step.textContent()) !== before
    await expect.poll(isTaken, { timeout: 2000 }).toBe(true)
  }).toPass()
}
