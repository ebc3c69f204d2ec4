import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makePdf, simplePdf } from '../test-support/test-pdf.ts'
import { inspectPdf, usualLimits, type PdfBytes } from './inspect-pdf.ts'

function bytesOf(bytes: Uint8Array): PdfBytes {
  return { sizeBytes: bytes.length, read: async (begin, end) => new Uint8Array(bytes.subarray(begin, end)) }
}

const inspect = (bytes: Uint8Array): ReturnType<typeof inspectPdf> => inspectPdf(bytesOf(bytes))

describe('the look into a PDF', () => {
  it('counts the pages', async () => {
    expect(await inspect(simplePdf('Báo cáo', 7))).toEqual({ outcome: 'readable', pageCount: 7 })
  })

  it('finds a mark of secrecy on any of the first pages, and none in running text', async () => {
    const line = (text: string, y = 700): { text: string; x: number; y: number } => ({ text, x: 72, y })
    const secret = { outcome: 'refused', kind: 'state-secret' }
    expect(await inspect(makePdf([[line('Số: 12/BC-UBND'), line('MẬT', 680)]]))).toEqual(secret)
    expect(await inspect(makePdf([[line('Tờ trình')], [line('Phụ lục')], [line('TỐI MẬT')]]))).toEqual(secret)
    expect(await inspect(makePdf([[line('Bảo vệ bí mật nhà nước và an ninh mạng')]]))).toEqual({
      outcome: 'readable',
      pageCount: 1,
    })
  })

  it('finds a mark stamped on as an annotation', async () => {
    const plain = Buffer.from(simplePdf('Tờ trình')).toString('latin1')
    const stamp =
      '/Annots [<< /Type /Annot /Subtype /FreeText /Rect [50 700 150 730] /DA (/Helv 12 Tf) /Contents <feff004d1eac0054> >>] /Contents'
    // The offsets in the table no longer fit: pdf.js finds the objects by itself, as it does in any careless file.
    const stamped = Buffer.from(plain.replace('/Contents', stamp), 'latin1')
    expect(await inspect(new Uint8Array(stamped))).toEqual({ outcome: 'refused', kind: 'state-secret' })
  })

  it.each([
    ['nothing but a header', '%PDF-1.7\n'],
    ['a header and noise', `%PDF-1.7\n${'x'.repeat(5000)}`],
    ['a catalogue without pages', '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>'],
    [
      'a page tree that goes round',
      '%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Count 1/Kids[2 0 R]>> endobj trailer <</Root 1 0 R>>',
    ],
  ])('refuses %s as damaged', async (_name, text) => {
    expect(await inspect(new Uint8Array(Buffer.from(text)))).toEqual({
      outcome: 'refused',
      kind: 'pdf-damaged',
    })
  })

  it('gives up on a page that unpacks into more than the memory it is allowed', async () => {
    const bomb = deflateSync(deflateSync(Buffer.alloc(600 * 1024 * 1024, ' ')))
    const head = `%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>> endobj
4 0 obj <</Length ${bomb.length}/Filter[/FlateDecode/FlateDecode]>>\nstream\n`
    const tail = '\nendstream endobj\ntrailer <</Root 1 0 R>>\n'
    const bytes = new Uint8Array(Buffer.concat([Buffer.from(head), bomb, Buffer.from(tail)]))
    const limits = { timeMs: 20_000, memoryBytes: 256 * 1024 * 1024 }
    expect(await inspectPdf(bytesOf(bytes), limits)).toEqual({ outcome: 'refused', kind: 'pdf-damaged' })
  })

  it('gives up when its time is over, and goes on with the next file', async () => {
    const silent: PdfBytes = { sizeBytes: 5000, read: () => new Promise(() => undefined) }
    expect(await inspectPdf(silent, { ...usualLimits, timeMs: 50 })).toEqual({
      outcome: 'refused',
      kind: 'pdf-damaged',
    })
    expect(await inspect(simplePdf('Sau đó'))).toEqual({ outcome: 'readable', pageCount: 1 })
  })

  it('fails when the bytes cannot be read: that is not the fault of the file', async () => {
    const broken: PdfBytes = { sizeBytes: 5000, read: () => Promise.reject(new Error('disk')) }
    await expect(inspectPdf(broken)).rejects.toThrow('disk')
  })
})

const collection = fileURLToPath(new URL('../../../shared/data/pdf/', import.meta.url))

describe.skipIf(!existsSync(collection))(
  'every PDF of the collection (skipped where it is not beside the project)',
  () => {
    const expected = new Map<string, object>([
      ['issue3371.pdf', { outcome: 'refused', kind: 'pdf-password' }],
      ['issue6010_1.pdf', { outcome: 'refused', kind: 'pdf-password' }],
      ['nd-47-2020-nd-cp.signed.pdf', { outcome: 'readable', pageCount: 31 }],
      ['nd-335-2025.printed.pdf', { outcome: 'readable', pageCount: 19 }],
      ['qd-46-bcdcchc.scanned.pdf', { outcome: 'readable', pageCount: 10 }],
      ['giay-moi-hop-thuong-truc.signed-twice.pdf', { outcome: 'readable', pageCount: 1 }],
    ])
    const files = existsSync(collection)
      ? readdirSync(collection, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))
      : []

    it.each(files)('is opened or refused with its reason: %s', async (name) => {
      const known = expected.get(name.split(/[/\\]/).at(-1) ?? '')
      const found = await inspect(new Uint8Array(readFileSync(`${collection}${name}`)))
      expect(found).toEqual(known ?? { outcome: 'readable', pageCount: expect.any(Number) })
    })
  },
)
