/** Papers that come from elsewhere: put on the agenda of the sample meeting, opened, and looked at dot by dot. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, type Page } from '@playwright/test'
import type { TestClient } from '../../hub/test-support/test-client.ts'
import { putDocument } from '../../hub/test-support/test-hub.ts'
import type { SampleRoom } from './sample-room.ts'

/** Real PDFs that lie beside the project where it is built, and are not part of it. */
export const collection = join(import.meta.dirname, '../../../shared/data/pdf')
export const hasCollection = existsSync(collection)
export const noCollection = `the collection of real PDFs is not at ${collection}`

export interface PutPaper {
  readonly title: string
  readonly sha256: string
  readonly pageCount: number
}

/** A paper on the agenda's last item, under this title. */
export async function putOnAgenda(
  room: SampleRoom,
  secretary: TestClient,
  title: string,
  bytes: Uint8Array,
): Promise<PutPaper> {
  const fileName = `${title}.pdf`
  const file = await secretary.upload(room.meetingId, fileName, bytes)
  const id = newId()
  await secretary.edit(
    // Time-ordered ids sort as positions do: the last one comes last.
    putDocument(room.meetingId, room.itemId('close'), {
      ...file,
      id,
      title,
      fileName,
      position: `a${id.replaceAll('-', '')}`,
    }),
  )
  return { title, sha256: file.sha256, pageCount: file.pageCount }
}

export async function openPaper(page: Page, { title }: PutPaper): Promise<void> {
  await page.getByRole('button', { name: title }).click()
  await expect(page.getByRole('region', { name: `Tài liệu: ${title}` })).toBeVisible()
}

/** The page as it hangs in the reader, drawn to its end. The paper before may hang there for a moment. */
export const drawnPage = (page: Page, { sha256 }: PutPaper, number: number) =>
  page.locator(`main [data-paper="${sha256}"][data-page="${number}"][data-sharpness="sharp"]`)

/** The share of dots on the shown page that are not white, as the canvas holds them. */
export async function inkOn(page: Page, paper: PutPaper, number: number): Promise<number> {
  const sheet = drawnPage(page, paper, number)
  await expect(sheet).toBeVisible()
  return sheet
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas')
      const copy = new OffscreenCanvas(canvas.width, canvas.height)
      const context = copy.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(canvas, 0, 0)
      const { data } = context.getImageData(0, 0, copy.width, copy.height)
      let inked = 0
      for (let at = 0; at < data.length; at += 4) {
        const [red = 255, green = 255, blue = 255] = data.subarray(at, at + 3)
        if (Math.min(red, green, blue) < 200) inked += 1
      }
      return inked / (data.length / 4)
    })
}
