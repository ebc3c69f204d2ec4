import { expect, it } from 'vitest'
import { withOwnBytes } from './ports.ts'

it('sends no bytes of the memory around a result’s own', () => {
  const pool = Buffer.from('someone else’s secret|ours|someone else’s secret')
  const start = pool.indexOf('ours')
  const message = withOwnBytes({ kind: 'result', id: 1, result: { bytes: pool.subarray(start, start + 4) } })
  const cloned = structuredClone(message)
  if (cloned.kind !== 'result') throw new Error('a result stays one')
  expect(cloned.result).toEqual({ bytes: new Uint8Array(Buffer.from('ours')) })
  const { bytes } = Object(cloned.result) as { bytes: Uint8Array }
  expect(bytes.buffer.byteLength).toBe(4)
})

it('leaves everything else as it is', () => {
  const state = { kind: 'state', key: 'app', value: { a: [1] } } as const
  expect(withOwnBytes(state)).toBe(state)
  expect(withOwnBytes({ kind: 'result', id: 1, result: null })).toEqual({
    kind: 'result',
    id: 1,
    result: null,
  })
})
