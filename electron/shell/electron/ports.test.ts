import { expect, it } from 'vitest'
import { z } from 'zod'
import { portChannel, withOwnBytes } from './ports.ts'
import { MessageChannelMain } from './testing/fake-electron.ts'

it('sends no bytes of the memory around a result’s own', () => {
  const pool = Buffer.from('someone else’s secret|ours|someone else’s secret')
  const start = pool.indexOf('ours')
  const message = withOwnBytes({ kind: 'result', id: 1, result: { bytes: pool.subarray(start, start + 4) } })
  const cloned = structuredClone(message)
  if (cloned.kind !== 'result') throw new Error('a result stays one')
  expect(cloned.result).toEqual({ bytes: new Uint8Array(Buffer.from('ours')) })
  const { bytes } = z.object({ bytes: z.instanceof(Uint8Array) }).parse(cloned.result)
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

it('loses nothing that came before the core listened, and tells when the window is gone', async () => {
  const { port1, port2 } = new MessageChannelMain()
  port2.postMessage({ id: 1, call: 'hub:retry', args: null })
  const channel = portChannel(port1)
  const message = await new Promise((resolve) => channel.onMessage(resolve))
  expect(message).toEqual({ id: 1, call: 'hub:retry', args: null })
  const isClosed = new Promise<void>((resolve) => channel.onClose(resolve))
  port2.close()
  await isClosed
})
