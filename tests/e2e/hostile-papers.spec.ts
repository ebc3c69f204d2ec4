/**
 * A PDF from anywhere is opened, or refused with the sentence that helps; nothing in it runs, calls out or leads away,
 * and a page that is broken says so beside others that are not.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { makePdf } from '../../hub/test-support/test-pdf.ts'
import {
  collection,
  drawnPage,
  hasCollection,
  inkOn,
  noCollection,
  openPaper,
  putOnAgenda,
  type PutPaper,
} from './papers.ts'
import { expect, secretaryOf, test } from './sample-room.ts'
import { button } from './steps.ts'

/** A file of these objects, numbered from 1, the first being the catalogue. */
function pdfOf(objects: readonly string[]): Buffer {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  const start = file.length
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  )
}

function streamOf(text: string, entries = ''): string {
  return `<< ${entries} /Length ${text.length} >>\nstream\n${text}\nendstream`
}

const blackSquare = '0 0 0 rg 100 500 200 200 re f'

/** Everything a PDF can do besides being read, all of it calling `address`. */
function tricksOn(address: string): Buffer {
  const script = `<< /S /JavaScript /JS (app.alert\\('x'\\); app.launchURL\\('${address}/script'\\); this.submitForm\\('${address}/form'\\);) >>`
  const launch = '<< /S /Launch /F (calc.exe) /NewWindow true >>'
  const link = (action: string, y: number) =>
    `<< /Type /Annot /Subtype /Link /Rect [0 ${y} 595 ${y + 200}] /Border [0 0 0] /A ${action} >>`
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} /AA << /WC ${script} /DS ${script} >>
      /Names << /JavaScript << /Names [(run) ${script}] >> /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >>
      /AcroForm << /Fields [8 0 R] /NeedAppearances true /XFA 9 0 R >> >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /AA << /O ${launch} /C ${script} >>
      /Resources << /XObject << /Out 7 0 R >> >>
      /Annots [${link(launch, 0)} ${link(script, 210)} ${link(`<< /S /URI /URI (${address}/link) >>`, 420)}
        ${link(`<< /S /GoToR /F (${address}/other.pdf) /D [0 /Fit] >>`, 630)} 8 0 R
        << /Type /Annot /Subtype /FileAttachment /Rect [10 800 30 820] /FS 6 0 R >>] >>`,
    streamOf(`${blackSquare} q 50 0 0 50 10 10 cm /Out Do Q`),
    streamOf('MZ', '/Type /EmbeddedFile'),
    '<< /Type /Filespec /F (evil.exe) /UF (evil.exe) /EF << /F 5 0 R >> >>',
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8
      /F << /FS /URL /F (${address}/image) >> /Length 0 >>\nstream\n\nendstream`,
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (x) /Rect [300 300 400 320] /AA << /K ${script} /F ${script} >> >>`,
    streamOf(
      `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform><event activity="docReady"><submit target="${address}/xfa"/></event></subform></template></xdp:xdp>`,
    ),
  ])
}

test('nothing in a paper runs, calls out or leads away', async ({ room }) => {
  const calls: string[] = []
  const elsewhere = createServer((request, response) => {
    calls.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const at = elsewhere.address()
  const address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
  await fetch(`${address}/control`)
  expect(calls.splice(0)).toEqual(['/control'])

  const paper = await putOnAgenda(room, await secretaryOf(room), 'Tờ trình lạ', tricksOn(address))
  const { page } = await room.enter('nhan')
  const { origin } = new URL(page.url())
  const happened: string[] = []
  page.on('dialog', (dialog) => {
    happened.push(`dialogue: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('download', (download) => happened.push(`download: ${download.suggestedFilename()}`))
  page.context().on('page', (opened) => happened.push(`window: ${opened.url()}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url())) {
      happened.push(`request: ${request.url()}`)
    }
  })

  await openPaper(page, paper)
  expect(await inkOn(page, paper, 1)).toBeGreaterThan(0.05)
  const sheet = await drawnPage(page, paper, 1).boundingBox()
  if (sheet === null) throw new Error('no page')
  // Every link, the field and the attachment are pressed where they lie.
  for (const share of [0.05, 0.2, 0.4, 0.63, 0.9]) {
    await drawnPage(page, paper, 1).click({ position: { x: sheet.width * 0.6, y: sheet.height * share } })
  }
  // Still the same program in the same window, with this paper as with any other.
  await button(page, /^Giấy mời và chương trình phiên họp/).click()
  await expect(page.locator('main [data-page="1"]')).toBeVisible()
  await expect(drawnPage(page, paper, 1)).toHaveCount(0)
  expect(new URL(page.url()).origin).toBe(origin)
  expect(page.context().pages()).toHaveLength(1)
  expect(happened).toEqual([])
  expect(calls).toEqual([])
  await new Promise((resolve) => elsewhere.close(resolve))
})

test('a broken page says so, and the others are read as usual', async ({ room }) => {
  const whole = (content: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << >> >>`
  const kids = [3, 5, 6, 7, 8, 9, 10, 11]
  const bytes = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`,
    whole(4),
    streamOf(blackSquare),
    ...Array.from({ length: 5 }, () => whole(4)),
    // Where the seventh page should be there is a branch of the tree that leads nowhere.
    '<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [99 0 R] >>',
    whole(4),
  ])
  const paper = await putOnAgenda(room, await secretaryOf(room), 'Báo cáo hỏng', bytes)
  expect(paper.pageCount).toBe(8)
  const { page } = await room.enter('nhan')
  await openPaper(page, paper)
  await page.getByLabel('Đến trang số').fill('7')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(
    'Trang 7 bị hỏng nên không hiện được. Các trang khác vẫn đọc bình thường.',
  )
  await expect(drawnPage(page, paper, 7)).toHaveCount(0)
  for (const [name, number] of [
    ['Trang trước', 6],
    ['Trang sau', 7],
    ['Trang sau', 8],
  ] as const) {
    await button(page, name).click()
    if (number !== 7) expect(await inkOn(page, paper, number)).toBeGreaterThan(0.05)
  }
})

interface Chosen {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The secretary chooses all of them at once, for the first item. Answers the line in which each ends up. */
async function choose(page: Page, files: readonly Chosen[]): Promise<(name: string) => Locator> {
  const choosing = page.waitForEvent('filechooser')
  await button(page, 'Thêm tài liệu').first().click()
  const mimeType = 'application/pdf'
  await (
    await choosing
  ).setFiles(files.map(({ name, bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes) })))
  return (name) => page.getByRole('listitem').filter({ hasText: name }).last()
}

test('what is no paper is refused where it was dropped, with its reason', async ({ room, people }) => {
  const { page } = await people.openWindow(await room.enterUnseen('diep'))
  const row = await choose(page, [
    { name: 'hoa-don.pdf', bytes: Buffer.from('<invoice><total>1.000.000 đồng</total></invoice>') },
    { name: 'rong.pdf', bytes: Buffer.alloc(0) },
    { name: 'vo.pdf', bytes: Buffer.from(`%PDF-1.7\n${'x'.repeat(5000)}`) },
    { name: 'dau-mat.pdf', bytes: secretPaper() },
  ])
  await expect(row('hoa-don.pdf')).toContainText('Tệp này không phải PDF. Chuyển sang PDF rồi tải lên lại.')
  await expect(row('rong.pdf')).toContainText('Tệp này không có nội dung.')
  await expect(row('vo.pdf')).toContainText('Tệp PDF bị hỏng, không mở được. Xuất lại tệp từ văn bản gốc.')
  await expect(row('dau-mat.pdf')).toContainText('Tài liệu có dấu chỉ độ mật.')
  // Nothing of it has reached the agenda.
  await expect(page.getByText(/^8 tài liệu/).first()).toBeVisible()
})

test.describe('the collection', () => {
  test.skip(!hasCollection, noCollection)
  const folder = join(collection, 'general')
  const withPassword = ['issue3371.pdf', 'issue6010_1.pdf']
  /** Empty, or damaged so that no program draws anything: nothing to see is right. */
  const isBlank = (name: string) => ['empty.pdf', 'poppler-90-0-fuzzed.pdf'].includes(name)
  const bytesOf = (name: string) => readFileSync(join(folder, name))

  test('papers with a password are refused, and what to do is said', async ({ room, people }) => {
    const { page } = await people.openWindow(await room.enterUnseen('diep'))
    const row = await choose(
      page,
      withPassword.map((name) => ({ name, bytes: bytesOf(name) })),
    )
    for (const name of withPassword) {
      await expect(row(name)).toContainText('Tệp PDF có mật khẩu. Bỏ mật khẩu rồi tải lên lại.')
    }
  })

  test('every other one opens, at its first, its middle and its last page', async ({ room }) => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.pdf') && !withPassword.includes(name))
    expect(names).toHaveLength(12)
    const secretary = await secretaryOf(room)
    const papers: PutPaper[] = []
    for (const name of names) papers.push(await putOnAgenda(room, secretary, name, bytesOf(name)))
    const { page } = await room.enter('nhan')
    await expect(page.getByText(/^20 tài liệu đã sẵn sàng/)).toBeVisible()
    for (const paper of papers) {
      await test.step(`${paper.title}, ${paper.pageCount} pages`, async () => {
        await openPaper(page, paper)
        for (const number of new Set([1, Math.ceil(paper.pageCount / 2), paper.pageCount])) {
          await page.getByLabel('Đến trang số').fill(String(number))
          await page.keyboard.press('Enter')
          const damaged = page.getByText(`Trang ${number} bị hỏng nên không hiện được.`)
          await expect(drawnPage(page, paper, number).or(damaged)).toBeVisible()
          if (!isBlank(paper.title)) expect.soft(await inkOn(page, paper, number)).toBeGreaterThan(0.001)
        }
      })
    }
  })
})

/** As a scanned-in office would send it: marked secret in the place the form has for it. */
function secretPaper(): Uint8Array {
  return makePdf([
    [
      { text: 'Số: 12/BC-UBND', x: 72, y: 780 },
      { text: 'MẬT', x: 72, y: 750 },
    ],
  ])
}
