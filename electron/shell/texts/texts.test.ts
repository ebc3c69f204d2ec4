import { expect, it } from 'vitest'
import { en } from './en.ts'
import { fill, textsOf } from './texts.ts'
import { vi } from './vi.ts'

it('says everything in both languages, with the same things filled in', () => {
  const marks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
  for (const [key, text] of Object.entries(vi)) {
    const other = Object.entries(en).find(([name]) => name === key)?.[1] ?? ''
    expect(other.trim(), key).not.toBe('')
    expect(marks(other), key).toEqual(marks(text))
  }
})

it('fills in what it is given and leaves the rest', () => {
  expect(fill('{a} and {b}', { a: '1' })).toBe('1 and {b}')
  expect(textsOf('vi').menuQuit).toBe('Thoát')
})
