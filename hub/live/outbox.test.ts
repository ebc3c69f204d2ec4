import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEvent } from '../../protocol/live/event.ts'
import { ChangeNotice } from './change-notice.ts'
import { joinFrames } from './join-frames.ts'
import { Outbox } from './outbox.ts'
import { TokenBucket } from './token-bucket.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const ballot = (seq: number): LogEvent => ({
  seq,
  atMs: 1,
  by: null,
  body: { type: 'ballot:received', voteId: newId(), personId: newId() },
})
const closed = (seq: number): LogEvent => ({
  seq,
  atMs: 1,
  by: null,
  body: { type: 'item:closed', itemId: newId() },
})

describe('the outbox', () => {
  it('gathers ballots for a moment, and sends them in order', () => {
    const sent: number[][] = []
    const outbox = new Outbox((_meetingId, events) => sent.push(events.map((event) => event.seq)))
    for (let seq = 1; seq <= 450; seq += 1) outbox.put('m', [ballot(seq)])
    expect(sent).toEqual([])
    vi.advanceTimersByTime(50)
    expect(sent.map((seqs) => seqs.length)).toEqual([200, 200, 50])
    expect(sent.flat()).toEqual(Array.from({ length: 450 }, (_, index) => index + 1))
  })

  it('sends anything else at once, with the ballots before it, and leaves other meetings alone', () => {
    const sent: [string, number[]][] = []
    const outbox = new Outbox((meetingId, events) => sent.push([meetingId, events.map((event) => event.seq)]))
    outbox.put('m', [ballot(1)])
    outbox.put('n', [ballot(7)])
    outbox.put('m', [closed(2)])
    expect(sent).toEqual([['m', [1, 2]]])
    outbox.put('m', [closed(3)])
    expect(sent.at(-1)).toEqual(['m', [3]])
    vi.advanceTimersByTime(50)
    expect(sent.at(-1)).toEqual(['n', [7]])
    expect(sent).toHaveLength(3)
  })

  it('gathers for longer where a message to everyone takes long, but never for more than a moment', () => {
    const sentAtMs: number[] = []
    let costMs = 40
    const outbox = new Outbox(() => {
      sentAtMs.push(performance.now())
      vi.advanceTimersByTime(costMs)
    })
    const pauseAfter = (seq: number): number => {
      const startMs = performance.now()
      outbox.put('m', [ballot(seq)])
      vi.advanceTimersByTime(1000)
      return (sentAtMs.at(-1) ?? 0) - startMs
    }
    expect(pauseAfter(1)).toBe(40)
    expect(pauseAfter(2)).toBe(160)
    costMs = 5000
    pauseAfter(3)
    expect(pauseAfter(4)).toBe(250)
    const startMs = performance.now()
    outbox.put('m', [closed(5)])
    expect(sentAtMs.at(-1)).toBe(startMs)
  })

  it('sends what is left when the hub closes, and nothing when it crashes', () => {
    const sent: string[] = []
    const outbox = new Outbox((meetingId) => sent.push(meetingId))
    outbox.put('m', [ballot(1)])
    outbox.flushAll()
    expect(sent).toEqual(['m'])
    outbox.put('m', [ballot(2)])
    outbox.stop()
    vi.advanceTimersByTime(1000)
    expect(sent).toEqual(['m'])
  })
})

describe('the notice of changed rows', () => {
  it('tells everyone concerned once, with the last change', () => {
    const sent: [readonly string[], number][] = []
    const notice = new ChangeNotice((people, change) => sent.push([people, change]))
    notice.put('edit', ['a', 'b'], 1)
    notice.put('edit', ['b', 'c'], 3)
    vi.advanceTimersByTime(100)
    expect(sent).toEqual([[['a', 'b', 'c'], 3]])
    notice.put('edit', ['a'], 4)
    vi.advanceTimersByTime(100)
    expect(sent.at(-1)).toEqual([['a'], 4])
  })

  it('is at most one a second for how ready the laptops are', () => {
    let count = 0
    const notice = new ChangeNotice(() => (count += 1))
    for (let change = 1; change <= 100; change += 1) {
      notice.put('readiness', ['a'], change)
      vi.advanceTimersByTime(100)
    }
    expect(count).toBeGreaterThan(5)
    expect(count).toBeLessThanOrEqual(10)
  })
})

describe('the frame of a broadcast', () => {
  it('is joined into one buffer, with the same bytes', () => {
    const adapter = {
      _encode: (packet: string, options: { wsPreEncodedFrame?: Buffer[] }): string[] => {
        options.wsPreEncodedFrame = [Buffer.from('head'), Buffer.from(packet)]
        return [packet]
      },
    }
    joinFrames(adapter)
    const options: { wsPreEncodedFrame?: Buffer[] } = {}
    expect(adapter._encode('page', options)).toEqual(['page'])
    expect(options.wsPreEncodedFrame?.map(String)).toEqual(['headpage'])
    expect(() => joinFrames({})).toThrow('elsewhere')
  })
})

describe('a token bucket', () => {
  it('allows a burst, then a steady rate, and never more than the burst', () => {
    let nowMs = 0
    const bucket = new TokenBucket(3, 2, () => nowMs)
    const taken = (count: number): number =>
      Array.from({ length: count }, () => bucket.take()).filter(Boolean).length
    expect(taken(10)).toBe(3)
    nowMs += 1000
    expect(taken(10)).toBe(2)
    nowMs += 1_000_000
    expect(taken(10)).toBe(3)
    nowMs -= 5000
    expect(taken(10)).toBe(0)
  })
})
