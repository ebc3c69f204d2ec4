/**
 * Wherever a line breaks, the laptop comes back by itself and goes on where it was: what has arrived is never fetched
 * or sent again, also after the app was killed in the middle, and one broken connection holds nothing else up.
 */
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makePdf } from '../../electron/core/testing/make-pdf.ts'
import { sha256Of } from '../../hub/test-support/test-client.ts'
import { chunkSizeBytes } from '../../protocol/http/files.ts'
import { HarmDone } from './harm-done.ts'
import type { Laptop } from './laptop.ts'
import { makeMeetingEdits, upload } from './preparation.ts'
import { World } from './world.ts'

const chunkCount = 14
/** What TLS and HTTP add to so many chunks, and whatever else passes meanwhile. */
const overheadBytes = (chunks: number): number => chunks * 6000 + 60_000

let world: World
let meetingId: string
let itemId: string
let bytes: Buffer

beforeAll(async () => {
  world = await World.open(new HarmDone())
}, 120_000)
afterAll(() => world.close())

beforeEach(async () => {
  bytes = makePdf({ pages: 2, paddingBytes: (chunkCount - 1) * chunkSizeBytes + 1000 })
  meetingId = newId()
  itemId = newId()
  const { core } = world.laptop('secretary')
  await core.call('meeting:edit', { edits: makeMeetingEdits(meetingId, [itemId], world) })
  await core.call('meeting:edit', { edits: [{ edit: 'publish', meetingId, isPublished: true }] })
  for (const laptop of world.all) {
    laptop.hurry(true)
    laptop.enter(meetingId)
  }
  await Promise.all(
    world.all.map((laptop) => laptop.until('the meeting', ({ live }) => live?.meetingId === meetingId)),
  )
})

afterEach(async () => {
  for (const laptop of world.all) expect(laptop.broken, laptop.name).toEqual([])
  const { core } = world.laptop('secretary')
  const edits = [{ edit: 'remove' as const, table: 'meeting' as const, id: meetingId }]
  await core.call('meeting:edit', { edits })
  await Promise.all(
    world.all.map((laptop) =>
      laptop.until('nothing left of the meeting', ({ meetings }) => meetings.length === 0),
    ),
  )
  for (const laptop of world.all) await laptop.leave()
})

const uploadPaper = (): Promise<void> => upload(world.laptop('secretary'), meetingId, itemId, bytes)

async function untilWhole(laptop: Laptop): Promise<void> {
  await laptop.until('the paper whole', ({ meeting }) => meeting?.papers[0]?.isReady === true)
  const read = await laptop.core.call('paper:read', { sha256: sha256Of(bytes), begin: 0, end: bytes.length })
  expect(Buffer.from(read.bytes).equals(bytes)).toBe(true)
}

/** Since when it has been connected; null while it is not. */
function sinceMs({ state }: Laptop): number | null {
  return state.connection.state === 'connected' ? state.connection.sinceMs : null
}

test('L7 S1 wherever the line breaks while a laptop connects, it connects again', async () => {
  const laptop = world.laptop('binh')
  const counts = Array.from({ length: 12 }, (_, index) => 100 + 200 * index)
  // Closer together where the hub's welcome comes, after the handshake of the transport: a few dozen bytes.
  for (let count = 2400; count < 3100; count += 25) counts.push(count)
  for (const count of counts) {
    const before = sinceMs(laptop)
    laptop.line.blip()
    laptop.line.cutAfter(count)
    await laptop.until(`back after ${count} bytes`, () => (sinceMs(laptop) ?? before) !== before)
  }
  laptop.line.mend()
  await uploadPaper()
  await untilWhole(laptop)
}, 60_000)

test('S1 F2 one connection that breaks holds up neither rows nor papers while the others stand', async () => {
  const laptop = world.laptop('cuc')
  const { broken } = laptop.line.harm
  // Of what the hub sends from now on, the rows come first, then the manifest; this breaks a connection for each.
  for (const count of [400, 3000, 400_000]) {
    laptop.line.cutAfter(count)
    await uploadPaper()
    await untilWhole(laptop)
    const documentId = laptop.state.meeting?.papers[0]?.document.id ?? ''
    const edits = [{ edit: 'remove' as const, table: 'document' as const, id: documentId }]
    await world.laptop('secretary').core.call('meeting:edit', { edits })
    await laptop.until('the paper gone', ({ meeting }) => meeting?.papers.length === 0)
  }
  expect(laptop.line.harm.broken - broken).toBe(3)
})

test('F1 F2 an app killed in mid-download fetches only what it has not when it starts again', async () => {
  const laptop = world.laptop('dung')
  // With eight transfers at a time at least one chunk is whole by then, and not all of them can be.
  const frozen = laptop.line.freezeAfter(9 * chunkSizeBytes)
  await uploadPaper()
  await frozen
  await laptop.until('a chunk', ({ meeting }) => (meeting?.papers[0]?.readyBytes ?? 0) > 0)
  laptop.crash()
  const here = laptop.disk.chunks()
  const missing = chunkCount - here.size
  expect(here.size).toBeGreaterThan(0)
  expect(missing).toBeGreaterThan(0)

  // What the hub still says to the dead app does not count.
  laptop.line.blip()
  laptop.line.mend()
  const before = laptop.line.bytesFromHub
  await laptop.start()
  await untilWhole(laptop)
  expect(laptop.disk.chunks().intersection(here)).toEqual(here)
  expect(laptop.line.bytesFromHub - before).toBeLessThan(missing * chunkSizeBytes + overheadBytes(missing))
})

test('F2 an upload that was cut sends only what the hub has not when the line is back', async () => {
  const secretary = world.laptop('secretary')
  secretary.line.slow(40)
  const uploading = uploadPaper()
  await secretary.until('some of it sent', ({ transfers }) => (transfers[0]?.sentBytes ?? 0) > 0)
  secretary.line.cut()
  const begun = await world.hub.store.files.findUpload(secretary.personId, sha256Of(bytes))
  const missing = begun?.missing.length ?? 0
  expect(missing).toBeGreaterThan(0)
  expect(missing).toBeLessThan(chunkCount)

  const before = secretary.line.bytesFromLaptop
  secretary.line.mend()
  await uploading
  expect(secretary.line.bytesFromLaptop - before).toBeLessThan(
    missing * chunkSizeBytes + overheadBytes(missing),
  )
  await Promise.all(world.all.map(untilWhole))
})

test('S1 chair and secretary come to see who has everything', async () => {
  const everyone = [...new Set(world.all.map((laptop) => laptop.personId))].sort()
  world.laptop('binh').line.cut()
  await uploadPaper()
  world.laptop('binh').line.mend()
  for (const name of ['chair', 'secretary'] as const) {
    await world.laptop(name).until('everyone ready', ({ meeting }) => {
      const ready = (meeting?.readiness ?? []).filter((row) => row.readyDocuments === 1)
      return JSON.stringify(ready.map((row) => row.personId).sort()) === JSON.stringify(everyone)
    })
  }
  expect(world.laptop('binh').state.meeting?.readiness).toEqual([])
})
