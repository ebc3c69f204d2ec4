import { expect, test } from 'vitest'
import type { CallArgs, CallName } from '../../../protocol/app/calls.ts'
import { FailureError } from '../../../protocol/failures.ts'
import {
  fileNameFor,
  pieceBytes,
  titleOfFile,
  UnreadableFile,
  uploadFile,
  type UploadCalls,
} from './upload-file.ts'

const target = { meetingId: 'm', itemId: 'i', replacesDocumentId: null }

/** A core that keeps what it was told. */
function fakeCore(refuseAt?: CallName) {
  const told: CallName[] = []
  const begun: CallArgs<'upload:begin'>[] = []
  const pieces: CallArgs<'upload:write'>[] = []
  const tell = (name: CallName) => {
    told.push(name)
    if (name === refuseAt) throw new FailureError('not-a-pdf')
  }
  const core: UploadCalls = {
    async begin(args) {
      begun.push(args)
      tell('upload:begin')
      return { uploadId: 'u' }
    },
    async write(args) {
      pieces.push(args)
      tell('upload:write')
      return null
    },
    async finish() {
      tell('upload:finish')
      return { documentId: 'd' }
    },
  }
  return { told, begun, pieces, core }
}

function file(size: number) {
  const content = Uint8Array.from({ length: size }, (_, i) => i % 251)
  return { content, file: new File([content], 'Tờ trình.pdf') }
}

test('a file arrives whole, in order, in pieces of one mebibyte', async () => {
  const { told, begun, pieces, core } = fakeCore()
  const { content, file: chosen } = file(2 * pieceBytes + 17)
  expect(await uploadFile(chosen, target, core, new AbortController().signal, () => undefined)).toBe('d')
  expect(pieces.map((piece) => [piece.offset, piece.bytes.length])).toEqual([
    [0, pieceBytes],
    [pieceBytes, pieceBytes],
    [2 * pieceBytes, 17],
  ])
  const got = new Uint8Array(content.length)
  for (const piece of pieces) got.set(piece.bytes, piece.offset)
  expect(Buffer.compare(got, content)).toBe(0)
  expect(begun).toEqual([{ ...target, fileName: 'Tờ trình.pdf', sizeBytes: content.length }])
  expect(told.at(-1)).toBe('upload:finish')
})

test('an empty file is begun and finished, so that the hub says what is wrong with it', async () => {
  const { told, core } = fakeCore()
  await uploadFile(new File([], 'a.pdf'), target, core, new AbortController().signal, () => undefined)
  expect(told).toEqual(['upload:begin', 'upload:finish'])
})

test('a refusal ends it and comes out as it is', async () => {
  const { told, core } = fakeCore('upload:write')
  const run = uploadFile(
    file(3 * pieceBytes).file,
    target,
    core,
    new AbortController().signal,
    () => undefined,
  )
  await expect(run).rejects.toMatchObject({ kind: 'not-a-pdf' })
  expect(told).toEqual(['upload:begin', 'upload:write'])
})

test('what was stopped sends nothing more', async () => {
  const { told, core } = fakeCore()
  const stop = new AbortController()
  const run = uploadFile(file(3 * pieceBytes).file, target, core, stop.signal, () => stop.abort())
  await expect(run).rejects.toMatchObject({ name: 'AbortError' })
  expect(told).toEqual(['upload:begin'])
})

test('a file that can’t be read says so', async () => {
  const { core } = fakeCore()
  const gone = {
    name: 'a.pdf',
    size: 5,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
  }
  await expect(
    uploadFile(gone, target, core, new AbortController().signal, () => undefined),
  ).rejects.toBeInstanceOf(UnreadableFile)
})

test('file names travel composed, without control characters, and not too long', () => {
  expect(fileNameFor('Dự toán\n.pdf'.normalize('NFD'))).toBe('Dự toán .pdf')
  expect(fileNameFor(`${'a'.repeat(400)}.pdf`)).toHaveLength(255)
  expect(fileNameFor(`${'a'.repeat(400)}.pdf`).endsWith('.pdf')).toBe(true)
  expect(fileNameFor('  ')).toBe('tep.pdf')
})

test('a title comes from the file’s name', () => {
  expect(titleOfFile('04_to_trinh.PDF')).toBe('04 to trinh')
})
