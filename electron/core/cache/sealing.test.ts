import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from './sealing.ts'

const key = randomBytes(32)
const plain = Buffer.from('Tờ trình về dự toán ngân sách')

test('what was sealed opens again under the same key, scope and name', () => {
  const sealer = createSealer(key, 'hub/a')
  expect(sealer.open(sealer.seal(plain, 'chunk/1'), 'chunk/1')).toEqual(plain)
  expect(sealer.openJson(sealer.sealJson({ choice: 'approve' }, 'b'), 'b')).toEqual({ choice: 'approve' })
})

test('the same text is never sealed the same way twice, and is not in what is stored', () => {
  const sealer = createSealer(key, 'hub/a')
  const first = sealer.seal(plain, 'chunk/1')
  expect(first.equals(sealer.seal(plain, 'chunk/1'))).toBe(false)
  expect(first.includes(plain.subarray(0, 8))).toBe(false)
})

test('another key, another scope, another name or a flipped bit opens nothing', () => {
  const sealer = createSealer(key, 'hub/a')
  const sealed = sealer.seal(plain, 'chunk/1')
  expect(createSealer(randomBytes(32), 'hub/a').open(sealed, 'chunk/1')).toBeNull()
  expect(createSealer(key, 'hub/b').open(sealed, 'chunk/1')).toBeNull()
  expect(sealer.open(sealed, 'chunk/2')).toBeNull()
  for (let index = 0; index < sealed.length; index += 1) {
    const damaged = Buffer.from(sealed)
    damaged[index] = (damaged[index] ?? 0) ^ 1
    expect(sealer.open(damaged, 'chunk/1')).toBeNull()
  }
  expect(sealer.open(sealed.subarray(0, 10), 'chunk/1')).toBeNull()
})

test('a key of another length is refused', () => {
  expect(() => createSealer(randomBytes(16), 'hub/a')).toThrow(RangeError)
})
