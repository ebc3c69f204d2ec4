/** Real documents of Vietnamese offices, signed, printed or scanned: every page of them is there to be read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

const folder = join(collection, 'vn')

/** A page number alone covers less than this; the emptiest of these pages, a last one, nearly twice as much. */
const leastInk = 0.002
const mostInk = 0.3

test.skip(!hasCollection, noCollection)

test('page by page, none is blank', async ({ room }) => {
  const secretary = await secretaryOf(room)
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  expect(names).toHaveLength(4)
  const papers: PutPaper[] = []
  for (const name of names) {
    papers.push(await putOnAgenda(room, secretary, name, readFileSync(join(folder, name))))
  }
  const { page } = await room.enter('nhan')
  await expect(page.getByText('12 tài liệu đã sẵn sàng')).toBeVisible()
  for (const paper of papers) {
    const { title, pageCount } = paper
    await test.step(`${title}, ${pageCount} pages`, async () => {
      await openPaper(page, paper)
      for (let number = 1; number <= pageCount; number += 1) {
        const ink = await inkOn(page, paper, number)
        expect.soft(ink, `page ${number}`).toBeGreaterThan(leastInk)
        expect.soft(ink, `page ${number}`).toBeLessThan(mostInk)
        await page.keyboard.press('PageDown')
      }
      // The last page stays: there is nothing after it.
      await expect(drawnPage(page, paper, pageCount)).toBeVisible()
    })
  }
})
