import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { FailureError } from '../../../protocol/failures.ts'
import type { SyncPage } from '../../../protocol/http/sync.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import { openHubCache } from '../cache/hub-cache.ts'
import type { HubClient } from '../net/hub-client.ts'
import { settle } from '../testing/fake-link.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { createPuller } from './puller.ts'

const meeting = (title: string): MeetingRow => ({
  id: newId(),
  title,
  kind: 'ubnd',
  unit: '',
  place: '',
  startsAtMs: 1,
  quorum: { numerator: 2, denominator: 3 },
  status: 'published',
})

function start(answer: (since: number) => SyncPage | Promise<SyncPage>) {
  const file = path.join(tempFolder(), 'hub.sqlite')
  const key = randomBytes(32)
  const hubId = newId()
  const cache = openHubCache(file, key, hubId)
  onTestFinished(() => cache.close())
  const asked: number[] = []
  const client: Pick<HubClient, 'getJson'> = {
    async getJson(url, schema) {
      const since = Number(/since=(\d+)$/.exec(url)?.[1])
      asked.push(since)
      return z.parse(schema, await answer(since))
    },
  }
  const puller = createPuller({
    client: Object.assign(Object.create(null), client),
    token: 'token',
    rows: cache.rows,
    log: () => undefined,
    onChanged: () => undefined,
  })
  return { puller, asked, rows: cache.rows }
}

const page = (cursor: number, titles: string[], hasMore = false): SyncPage => ({
  rows: titles.map((title) => ({ table: 'meeting', row: meeting(title) })),
  tombstones: [],
  cursor,
  hasMore,
})
const titles = (rows: { tables: { meeting: ReadonlyMap<string, MeetingRow> } }) =>
  [...rows.tables.meeting.values()].map((row) => row.title)

test('pages come until there are no more; a cut goes on after the last whole page', async () => {
  let isCut = true
  const { puller, asked, rows } = start((since) => {
    if (since === 0) return page(5, ['một'], true)
    if (isCut) throw new FailureError('hub-unreachable')
    return page(9, ['hai'])
  })
  await expect(puller.pull()).rejects.toThrow('hub-unreachable')
  expect(rows.cursor()).toBe(5)
  isCut = false
  await puller.pull()
  expect(asked).toEqual([0, 5, 5])
  expect(titles(rows)).toEqual(['một', 'hai'])
})

test('a call while one runs is answered by a pull that began after it; many calls share one', async () => {
  const gate = Promise.withResolvers<void>()
  let change = 1
  const { puller, asked, rows } = start(async (since) => {
    const now = change
    if (since === 0) await gate.promise
    return page(now, now > since ? [`đổi ${now}`] : [])
  })
  const first = puller.pull()
  await settle()
  change = 2
  const later = [puller.pull(), puller.pull(), puller.pull()]
  gate.resolve()
  await Promise.all([first, ...later])
  expect(rows.cursor()).toBe(2)
  expect(asked).toEqual([0, 1])
})

test('a hub that was restored from a backup is fetched anew, and what it does not have is gone', async () => {
  let restored = false
  const { puller, rows } = start((since) => {
    if (!restored) return page(9, ['sau bản sao lưu'])
    return since > 4 ? page(4, []) : page(4, ['trước bản sao lưu'])
  })
  await puller.pull()
  restored = true
  await puller.pull()
  expect(titles(rows)).toEqual(['trước bản sao lưu'])
  expect(rows.cursor()).toBe(4)
})
