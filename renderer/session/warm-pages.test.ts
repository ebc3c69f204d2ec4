import { expect, test } from 'vitest'
import { paper } from './testing.ts'
import { warmPages } from './warm-pages.ts'

const first = paper('p1', 'a', { pageCount: 3 })
const second = paper('p2', 'a')
const third = { ...paper('p3', 'a'), isReady: false }
const all = [first, second, third]
const names = (...args: Parameters<typeof warmPages>) =>
  warmPages(...args).map(({ sha256, page }) => `${sha256}/${page}`)

test('the presenter’s page comes first, then the next, then the one before, then the next papers', () => {
  expect(names({ documentId: 'p1', page: 2 }, all, all)).toEqual([
    'sha-p1/2',
    'sha-p1/3',
    'sha-p1/1',
    'sha-p2/1',
  ])
})

test('no page outside the paper is asked for, and none of a paper that is not here yet', () => {
  expect(names({ documentId: 'p1', page: 3 }, [first, third], all)).toEqual(['sha-p1/3', 'sha-p1/2'])
})

test('with nobody presenting, the current item’s papers are ready at their first page', () => {
  expect(names(null, all, all)).toEqual(['sha-p1/1', 'sha-p2/1'])
})
