import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { chunkSizeBytes } from '../../../protocol/http/files.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { createSpool } from './spool.ts'
import { titleOf } from './uploads.ts'

test.each([
  ['To_trinh_du_toan.pdf', 'To trinh du toan'],
  ['Báo cáo  KT-XH.PDF', 'Báo cáo KT-XH'],
  ['.pdf', '.pdf'],
])('the title of %s is %s', (fileName, title) => {
  expect(titleOf(fileName)).toBe(title)
})

test('a spooled file comes back chunk by chunk, is not readable on the disk, and is gone afterwards', () => {
  const folder = tempFolder()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7 bí mật'), randomBytes(2 * chunkSizeBytes + 77)])
  const spool = createSpool(folder, 'one')
  for (let at = 0; at < bytes.length; at += 100_003) spool.write(bytes.subarray(at, at + 100_003))
  const { chunks } = spool.seal()
  expect(Buffer.concat(chunks.map((_, index) => spool.chunk(index))).equals(bytes)).toBe(true)
  const file = path.join(folder, 'one')
  expect(readFileSync(file).includes('%PDF-')).toBe(false)
  spool.remove()
  spool.remove()
  expect(existsSync(file)).toBe(false)
})
