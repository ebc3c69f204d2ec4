import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { createLogTail, redact } from './log-tail.ts'

test('links, tokens and slip codes are blotted out; ids and plain words stay', () => {
  const id = newId()
  const token = randomBytes(32).toString('base64url')
  const line = redact(
    `sent ${token} for ${id} by dienhong://join?s=ABCDEFGHJK with 7KQ3M-9XW2P to 10.0.0.5:8443`,
  )
  expect(line).toBe(`sent [secret] for ${id} by [link] with [code] to 10.0.0.5:8443`)
})

test('only the last lines are kept', () => {
  const tail = createLogTail(() => 0)
  for (let count = 0; count < 700; count += 1) tail.add(`line ${count}`)
  expect(tail.lines()).toHaveLength(500)
  expect(tail.lines().at(-1)).toBe('1970-01-01T00:00:00.000Z line 699')
})
