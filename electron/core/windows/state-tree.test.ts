import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppState } from '../../../protocol/app/state.ts'
import { createStateTree } from './state-tree.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start() {
  let connection: AppState['connection'] = { state: 'none' }
  let computed = 0
  const tree = createStateTree({
    app: () => ({
      appVersion: '0.1.0',
      shell: 'browser',
      settings: { language: 'vi', textSize: 'normal', theme: 'light' },
      pendingJoinCode: null,
      isSample: false,
    }),
    hubs: () => ({ known: [], currentHubId: null, discovered: [] }),
    connection: () => {
      computed += 1
      return { ...connection }
    },
    hosting: () => ({ state: 'off' }),
    meetings: () => [],
    meeting: () => null,
    live: () => null,
    place: () => null,
    transfers: () => [],
  })
  const told: string[] = []
  tree.subscribe((key) => void told.push(key))
  return {
    tree,
    told,
    computed: () => computed,
    connect: (sinceMs: number) => void (connection = { state: 'connecting', sinceMs }),
  }
}

test('a burst of changes is computed once and told once', () => {
  const { tree, told, computed, connect } = start()
  const before = computed()
  for (let change = 0; change < 100; change += 1) {
    connect(change)
    tree.touch('connection')
  }
  vi.advanceTimersByTime(20)
  expect(told).toEqual(['connection'])
  expect(computed() - before).toBe(1)
  expect(tree.state().connection).toEqual({ state: 'connecting', sinceMs: 99 })
})

test('who asks in between sees the newest, and listeners still hear of it', () => {
  const { tree, told, connect } = start()
  connect(5)
  tree.touch('connection')
  expect(tree.state().connection).toEqual({ state: 'connecting', sinceMs: 5 })
  expect(told).toEqual([])
  vi.advanceTimersByTime(20)
  expect(told).toEqual(['connection'])
})

test('what was touched and is the same is not told; what can’t wait is told at once', () => {
  const { tree, told, connect } = start()
  tree.touch('connection', 'meetings')
  vi.advanceTimersByTime(20)
  expect(told).toEqual([])
  connect(1)
  tree.touchNow('connection')
  expect(told).toEqual(['connection'])
})
