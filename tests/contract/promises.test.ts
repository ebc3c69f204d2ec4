/** `protocol/SPEC.md` and the tests name the same promises: none without a test, none that only a test knows. */
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folders = '{protocol,meeting,hub,electron,renderer,tests}'

/** A title names its promises first: 'L4 L5 a hub killed …'; the seeds' title says its seed before. */
const namedInTitle = /\b(?:test|it|describe)\b[^'"`]{0,80}['"`](?:seed %i: )?((?:[A-Z]\d+\b ?)+)/g
/** With `.each([…])(…)` the cases stand between the word and the title. */
const namedAfterCases = /\]\s*(?:as const)?,?\s*\)\(\s*['"`]((?:[A-Z]\d+\b ?)+)/g

async function promised(): Promise<string[]> {
  const spec = await readFile(join(root, 'protocol', 'SPEC.md'), 'utf8')
  return [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].flatMap((match) => match[1] ?? [])
}

async function named(): Promise<Set<string>> {
  const names = new Set<string>()
  for await (const path of glob(`${folders}/**/*.{test,spec,contract}.ts`, { cwd: root })) {
    await readNames(path, names)
  }
  await readNames('tests/sync/run-seeds.ts', names)
  return names
}

async function readNames(path: string, names: Set<string>): Promise<void> {
  const source = await readFile(join(root, path), 'utf8')
  for (const pattern of [namedInTitle, namedAfterCases]) {
    for (const [, numbers = ''] of source.matchAll(pattern)) {
      for (const number of numbers.trim().split(' ')) names.add(number)
    }
  }
}

test('every promise of SPEC.md is named by the title of a test, and no title names one that is not there', async () => {
  const promises = await promised()
  expect(promises.length).toBeGreaterThan(20)
  expect([...(await named())].toSorted()).toEqual(promises.toSorted())
})
