/** Preparing by mouse: lines of the agenda and files are taken, carried and let go. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './people.ts'
import { button, createMeeting, host, paper } from './steps.ts'

const titles = (page: Page) =>
  page
    .getByLabel(/^Tên mục /)
    .evaluateAll((fields) =>
      fields.map((field) => [field.getAttribute('aria-label') ?? '', Reflect.get(field, 'value')].join(': ')),
    )

/** By the handle of one line to the middle of another's, so many pixels to the right. */
async function drag(page: Page, from: string, to: string, rightPx = 0): Promise<void> {
  const middleOf = async (number: string) => {
    const box = await button(page, `Kéo để chuyển mục ${number}`).boundingBox()
    if (box === null) throw new Error(`no handle of item ${number}`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const start = await middleOf(from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x, start.y + 8)
  // Lines fold while one of them is carried: only now it is known where the other one is.
  await expect(page.getByLabel(/^Người trình bày mục /)).toHaveCount(0)
  const end = await middleOf(to)
  await page.mouse.move(end.x + rightPx, end.y, { steps: 8 })
  await page.mouse.up()
}

async function drop(page: Page, files: readonly string[], onItem: string): Promise<void> {
  const contents = await Promise.all(
    files.map(async (path) => ({ name: basename(path), base64: (await readFile(path)).toString('base64') })),
  )
  const carried = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
      transfer.items.add(new File([bytes], name, { type: 'application/pdf' }))
    }
    return transfer
  }, contents)
  const target = page.getByLabel(`Tên mục ${onItem}`, { exact: true })
  await target.dispatchEvent('dragover', { dataTransfer: carried })
  await target.dispatchEvent('drop', { dataTransfer: carried })
}

test('lines of the agenda are moved and files are dropped by mouse', async ({ people }) => {
  const { page } = await people.sitDown('secretary')
  await host(page, 'UBND xã Hạc Sơn')
  await createMeeting(page, 'Phiên họp thường kỳ tháng 11')
  await button(page, 'Thêm mục đầu tiên').click()
  await page.keyboard.type('Khai mạc')
  for (const title of ['Dự toán', 'Phụ lục']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(title)
  }
  await expect
    .poll(() => titles(page))
    .toEqual(['Tên mục 1: Khai mạc', 'Tên mục 2: Dự toán', 'Tên mục 3: Phụ lục'])

  await test.step('the first line is carried to the end', async () => {
    await drag(page, '1', '3')
    await expect
      .poll(() => titles(page))
      .toEqual(['Tên mục 1: Dự toán', 'Tên mục 2: Phụ lục', 'Tên mục 3: Khai mạc'])
  })

  await test.step('pulled to the right, a line goes under the one before it', async () => {
    await drag(page, '2', '2', 60)
    await expect
      .poll(() => titles(page))
      .toEqual(['Tên mục 1: Dự toán', 'Tên mục 1.1: Phụ lục', 'Tên mục 2: Khai mạc'])
  })

  await test.step('two files let go over an item become its papers', async () => {
    await drop(page, [paper.invitation, paper.budget], '1.1')
    const item = page.getByRole('listitem').filter({ has: page.getByLabel('Tên mục 1.1', { exact: true }) })
    await expect(item.getByText(/^3 trang/)).toBeVisible({ timeout: 30_000 })
    await expect(item.getByText(/^5 trang/)).toBeVisible()
  })
})
