/** What every store must do: the rows that sync. */
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { KeptRow } from '../../hub/store/row-store.ts'
import {
  sha,
  audit,
  answer,
  meetingRow,
  item,
  document,
  change,
  person,
  meetingWithPeople,
  makeFile,
  idsOf,
  type StoreInUse,
} from './store-fixtures.ts'

export function describeRows(use: StoreInUse): void {
  describe('rows', () => {
    it('gives every saving the next change number, and the rows back as they were', async () => {
      const meetingId = newId()
      const rows: KeptRow[] = [
        { table: 'meeting', row: meetingRow(meetingId), isRemoved: false },
        item(meetingId),
      ]
      const first = await use.store.rows.save(change(rows))
      expect(first).toEqual({ outcome: 'saved', change: 1 })
      const removed = { ...item(meetingId), isRemoved: true }
      expect(await use.store.rows.save(change([removed]))).toEqual({ outcome: 'saved', change: 2 })
      await use.reopen()
      const loaded = await use.store.rows.loadMeeting(meetingId)
      expect(loaded?.change).toBe(2)
      expect(new Set(loaded?.rows)).toEqual(new Set([...rows, removed]))
      expect(await use.store.rows.lastChange()).toBe(2)
      expect(await use.store.rows.loadMeeting(newId())).toBeNull()
    })

    it('saves nothing when a meeting was changed since it was read', async () => {
      const meetingId = await meetingWithPeople(use.store, [])
      await use.store.rows.save(change([item(meetingId)], { expected: [{ meetingId, change: 1 }] }))
      const late = item(meetingId)
      const commandId = newId()
      const saved = await use.store.rows.save(
        change([late], {
          expected: [{ meetingId, change: 1 }],
          answer: () => answer('p', commandId),
          audit: audit(),
        }),
      )
      expect(saved).toEqual({ outcome: 'behind' })
      expect((await use.store.rows.loadMeeting(meetingId))?.rows).not.toContainEqual(late)
      expect(await use.store.rows.lastChange()).toBe(2)
      expect(await use.store.hub.findAnswer('p', commandId)).toBeNull()
      expect(await use.store.hub.readAudit(1)).toEqual([])
    })

    it('remembers the answer under the change it was saved with', async () => {
      const meetingId = await meetingWithPeople(use.store, [])
      await use.store.rows.save(
        change([item(meetingId)], {
          answer: (at) => answer('p', 'c', String(at)),
          audit: audit('rows:edit'),
        }),
      )
      expect((await use.store.hub.findAnswer('p', 'c'))?.answer).toBe('2')
      expect((await use.store.hub.readAudit(1))[0]?.action).toBe('rows:edit')
    })

    it('finds the meeting a row is in, and the documents that have a file', async () => {
      const meetingId = await meetingWithPeople(use.store, [])
      await makeFile(use.store, sha('a'))
      const [kept, gone] = [document(meetingId, sha('a')), document(meetingId, sha('a'), true)]
      await use.store.rows.save(change([kept, gone]))
      const unknown = { table: 'document' as const, id: newId() }
      const found = await use.store.rows.locate([{ table: 'document', id: kept.row.id }, unknown])
      expect([...found]).toEqual([[`document:${kept.row.id}`, meetingId]])
      expect(await use.store.rows.documentsWithFile(sha('a'))).toEqual([
        { meetingId, documentId: kept.row.id },
      ])
      expect(await use.store.rows.documentsWithFile(sha('b'))).toEqual([])
    })

    it('gives a person the rows of their own meetings that changed since, and no others', async () => {
      const [mine, other] = [newId(), newId()]
      const meetingId = await meetingWithPeople(use.store, [mine])
      const foreign = await meetingWithPeople(use.store, [other])
      const [inMine, inForeign] = [item(meetingId), item(foreign)]
      await use.store.rows.save(change([inMine]))
      await use.store.rows.save(change([inForeign]))
      expect(await idsOf(use.store, mine, 0)).toEqual([meetingId, inMine.row.id].sort())
      expect(await idsOf(use.store, mine, 2)).toEqual([inMine.row.id])
      expect(await idsOf(use.store, mine, 3)).toEqual([])
      expect((await use.store.rows.pull({ personId: mine, since: 3, limit: 9 })).cursor).toBe(4)
      expect(await use.store.rows.peopleOf(meetingId)).toEqual([mine])
    })

    it('gives all rows of a meeting again to whom it has come into sight, and to nobody else', async () => {
      const [early, late] = [newId(), newId()]
      const meetingId = await meetingWithPeople(use.store, [early])
      const row = item(meetingId)
      await use.store.rows.save(change([row]))
      const { cursor } = await use.store.rows.pull({ personId: late, since: 0, limit: 9 })
      await use.store.rows.save(
        change([], { people: [person(late)], sights: [{ personId: late, meetingId }] }),
      )
      expect(await idsOf(use.store, late, cursor)).toEqual([meetingId, row.row.id].sort())
      expect(await idsOf(use.store, early, cursor)).toEqual([])
    })

    it('gives pages that end between changes, lose nothing and repeat nothing', async () => {
      const me = newId()
      const meetingId = await meetingWithPeople(use.store, [me])
      for (const count of [1, 7, 3, 1]) {
        await use.store.rows.save(change(Array.from({ length: count }, () => item(meetingId))))
      }
      const ids: string[] = []
      let [since, pages, hasMore] = [0, 0, true]
      while (hasMore) {
        const page = await use.store.rows.pull({ personId: me, since, limit: 3 })
        ids.push(...page.rows.map((row) => row.id))
        since = page.cursor
        hasMore = page.hasMore
        pages += 1
      }
      expect(ids).toHaveLength(13)
      expect(new Set(ids).size).toBe(13)
      expect(pages).toBeGreaterThan(2)
    })

    it('saves no document whose file it does not have', async () => {
      const meetingId = await meetingWithPeople(use.store, [])
      await expect(use.store.rows.save(change([document(meetingId, sha('e'))]))).rejects.toThrow()
      expect(await use.store.rows.lastChange()).toBe(1)
    })

    it('knows which meetings are live', async () => {
      const [live, removed] = [newId(), newId()]
      await meetingWithPeople(use.store, [])
      await use.store.rows.save(
        change([
          { table: 'meeting', row: meetingRow(live, 'live'), isRemoved: false },
          { table: 'meeting', row: meetingRow(removed, 'live'), isRemoved: true },
        ]),
      )
      expect(await use.store.rows.liveMeetingIds()).toEqual([live])
    })
  })
}
