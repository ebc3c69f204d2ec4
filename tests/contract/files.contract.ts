/** What every store must do: uploads, chunks and files. */
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { sha, audit, document, change, meetingWithPeople, type StoreInUse } from './store-fixtures.ts'

export function describeFiles(use: StoreInUse): void {
  describe('files', () => {
    const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
    const begin = (personId: string, meetingId: string, chunks: readonly string[]): Promise<void> =>
      use.store.files.beginUpload({
        personId,
        meetingId,
        fileName: 'a.pdf',
        sha256: sha('f'),
        sizeBytes: 6,
        chunks,
        atMs: 50,
      })
    const sendAll = async (personId: string): Promise<void> => {
      await use.store.files.saveChunk(personId, sha('f'), 0, sha('1'), bytes('abc'))
      await use.store.files.saveChunk(personId, sha('f'), 1, sha('2'), bytes('def'))
    }

    it('counts as sent only what this person sent, and takes up an interrupted upload where it was', async () => {
      await begin('p', 'm', [sha('1'), sha('2')])
      await use.store.files.saveChunk('p', sha('f'), 1, sha('2'), bytes('def'))
      await use.reopen()
      await begin('p', 'm', [sha('1'), sha('2')])
      expect((await use.store.files.findUpload('p', sha('f')))?.missing).toEqual([0])
      await begin('q', 'm', [sha('1'), sha('2')])
      expect((await use.store.files.findUpload('q', sha('f')))?.missing).toEqual([0, 1])
      expect(await use.store.files.readUploadedChunk('q', sha('f'), 1)).toBeNull()
      expect(Buffer.from((await use.store.files.readUploadedChunk('p', sha('f'), 1)) ?? [])).toEqual(
        Buffer.from('def'),
      )
      expect(await use.store.files.openUploadBytes('p')).toBe(6)
    })

    it('asks again for a chunk whose hash the new list does not have', async () => {
      await begin('p', 'm', [sha('1'), sha('2')])
      await sendAll('p')
      await begin('p', 'm', [sha('1'), sha('3')])
      expect((await use.store.files.findUpload('p', sha('f')))?.missing).toEqual([1])
    })

    it('opens a finished file to its sender for the meetings it was begun for', async () => {
      await begin('p', 'm1', [sha('1'), sha('2')])
      await begin('p', 'm2', [sha('1'), sha('2')])
      await sendAll('p')
      await use.store.files.finishUpload('p', sha('f'), 4, audit('file:upload'))
      expect(await use.store.files.findFile(sha('f'))).toEqual({
        sha256: sha('f'),
        sizeBytes: 6,
        pageCount: 4,
        chunks: [sha('1'), sha('2')],
      })
      const facts = new Map([[sha('f'), { sizeBytes: 6, pageCount: 4 }]])
      expect(await use.store.files.filesOpenTo('p', 'm1', [sha('f'), sha('0')])).toEqual(facts)
      expect(await use.store.files.filesOpenTo('p', 'm2', [sha('f')])).toEqual(facts)
      expect(await use.store.files.filesOpenTo('p', 'm3', [sha('f')])).toEqual(new Map())
      expect(await use.store.files.filesOpenTo('q', 'm1', [sha('f')])).toEqual(new Map())
      expect(await use.store.files.hasUploaded('p', sha('f'))).toBe(true)
      expect(await use.store.files.hasUploaded('q', sha('f'))).toBe(false)
      expect(await use.store.files.findUpload('p', sha('f'))).toBeNull()
      expect(Buffer.from((await use.store.files.readChunk(sha('f'), 0)) ?? []).toString()).toBe('abc')
      expect(await use.store.files.readChunk(sha('f'), 2)).toBeNull()
    })

    it("opens to all of a meeting's secretaries what a document of it has, or had", async () => {
      const meetingId = await meetingWithPeople(use.store, [])
      await begin('p', meetingId, [sha('1'), sha('2')])
      await sendAll('p')
      await use.store.files.finishUpload('p', sha('f'), 4, audit())
      await use.store.rows.save(change([document(meetingId, sha('f'))]))
      expect((await use.store.files.filesOpenTo('q', meetingId, [sha('f')])).size).toBe(1)
      expect((await use.store.files.filesOpenTo('q', newId(), [sha('f')])).size).toBe(0)
    })

    it('forgets a dropped or abandoned upload with the chunks nothing else needs', async () => {
      await begin('p', 'm', [sha('1'), sha('2')])
      await sendAll('p')
      await begin('q', 'm', [sha('1'), sha('2')])
      await use.store.files.saveChunk('q', sha('f'), 0, sha('1'), bytes('abc'))
      await use.store.files.dropUpload('p', sha('f'))
      expect(await use.store.files.findUpload('p', sha('f'))).toBeNull()
      expect(await use.store.files.readUploadedChunk('q', sha('f'), 0)).not.toBeNull()
      await use.store.files.pruneUploads(50)
      expect(await use.store.files.findUpload('q', sha('f'))).not.toBeNull()
      await use.store.files.pruneUploads(51)
      expect(await use.store.files.findUpload('q', sha('f'))).toBeNull()
      expect(await use.store.files.openUploadBytes('q')).toBe(0)
    })
  })
}
