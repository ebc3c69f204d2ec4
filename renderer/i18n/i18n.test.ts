import { expect, test } from 'vitest'
import { en } from './en/en.ts'
import { vi } from './vi/vi.ts'

type Tree = { readonly [key: string]: string | Tree }

/** "a.b" → its text; the plural forms of one key are one entry, as languages differ in how many they have. */
function flatten(tree: Tree, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const name = `${path}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`
    if (typeof value === 'string') texts.set(name, value)
    else for (const [inner, text] of flatten(value, `${name}.`)) texts.set(inner, text)
  }
  return texts
}

const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted()

const vietnamese = flatten(vi)
const english = flatten(en)

test('every text exists in both languages', () => {
  expect([...english.keys()].toSorted()).toEqual([...vietnamese.keys()].toSorted())
})

test.each([...vietnamese])('%s has the same variables in both languages', (key, text) => {
  expect(variables(english.get(key) ?? '')).toEqual(variables(text))
})

test('texts are in composed form (NFC), so that marks are drawn on their letters', () => {
  for (const [key, text] of [...vietnamese, ...english]) expect(text.normalize('NFC'), key).toBe(text)
})
