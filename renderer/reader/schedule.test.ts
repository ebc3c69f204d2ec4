import { expect, test } from 'vitest'
import { keptDistance, maxPreviews, rankPages, type Outlook } from './schedule.ts'

const plan = 'a'.repeat(64)
const other = 'b'.repeat(64)

const outlook = (change: Partial<Outlook> = {}): Outlook => ({
  shown: { sha256: plan, page: 10 },
  pageCount: 60,
  direction: 1,
  warm: [],
  hasPreviews: false,
  ...change,
})

const sharp = (change: Partial<Outlook>) =>
  rankPages(outlook(change))
    .filter((ranked) => ranked.task === 'sharp')
    .map((ranked) => (ranked.sha256 === plan ? ranked.page : `other ${ranked.page}`))

test('the shown page comes first, then warm ones, then next, previous and the one after next', () => {
  expect(sharp({ warm: [{ sha256: other, page: 4 }] })).toEqual([10, 'other 4', 11, 9, 12])
})

test('who turns back has the pages before drawn first', () => {
  expect(sharp({ direction: -1 })).toEqual([10, 9, 11, 8])
})

test('no page outside the paper is asked for, and none twice', () => {
  expect(sharp({ shown: { sha256: plan, page: 1 }, warm: [{ sha256: plan, page: 2 }] })).toEqual([1, 2, 3])
  expect(sharp({ shown: { sha256: plan, page: 60 } })).toEqual([60, 59])
  expect(sharp({ shown: { sha256: plan, page: 1 }, pageCount: 1 })).toEqual([1])
})

test('drawn pages up to three away are kept', () => {
  const pages = rankPages(outlook()).map((ranked) => ranked.page)
  expect(pages.toSorted((a, b) => a - b)).toEqual([7, 8, 9, 10, 11, 12, 13])
  expect(Math.max(...pages) - 10).toBe(keptDistance)
})

test('previews come last, nearest first, and are bounded', () => {
  const ranked = rankPages(
    outlook({ pageCount: 1000, shown: { sha256: plan, page: 500 }, hasPreviews: true }),
  )
  const previews = ranked.filter((one) => one.task === 'preview').map((one) => one.page)
  expect(previews.slice(0, 4)).toEqual([504, 496, 505, 495])
  expect(previews.length).toBeLessThanOrEqual(maxPreviews + 1)
  expect(ranked.findIndex((one) => one.task === 'preview')).toBe(ranked.length - previews.length)
})

test('with previews, every page of a short paper is covered', () => {
  const ranked = rankPages(outlook({ hasPreviews: true }))
  expect(new Set(ranked.map((one) => one.page)).size).toBe(60)
})
