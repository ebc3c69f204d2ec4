import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readOrMakeKeyFile } from '../data-key-file.ts'
import { readOrMakeDataKey, type Keychain } from './data-key.ts'

let folder: string
let lines: string[]
const log = (line: string): void => void lines.push(line)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-key-'))
  lines = []
})
afterEach(() => rm(folder, { recursive: true }))

const turned = (text: string): string => text.split('').toReversed().join('')

/** Wraps by turning bytes over; knows only what was wrapped with its own number. */
function keychain(number: number, isSafe = true): Keychain & { isStale: boolean } {
  return {
    isStale: false,
    isSafe: () => Promise.resolve(isSafe),
    wrap: (text) => Promise.resolve(Buffer.concat([Buffer.of(number), Buffer.from(turned(text))])),
    unwrap(bytes) {
      if (bytes[0] !== number) return Promise.reject(new Error('another keychain'))
      return Promise.resolve({
        text: turned(Buffer.from(bytes.subarray(1)).toString()),
        isStale: this.isStale,
      })
    },
  }
}

it('makes a key once, and leaves it on disk only wrapped', async () => {
  const key = await readOrMakeDataKey(folder, keychain(1), log)
  expect(key).toHaveLength(32)
  expect(await readdir(folder)).toEqual(['data.key.wrapped'])
  const file = await readFile(join(folder, 'data.key.wrapped'))
  expect(file.includes(Buffer.from(key))).toBe(false)
  expect(file.includes(Buffer.from(Buffer.from(key).toString('base64')))).toBe(false)
  expect(await readOrMakeDataKey(folder, keychain(1), log)).toEqual(key)
})

it('keeps it in a file where the system keeps no secrets, and says so in the log', async () => {
  const key = await readOrMakeDataKey(folder, keychain(1, false), log)
  expect(await readdir(folder)).toEqual(['data.key'])
  expect(lines.join()).toContain('keeps no secrets')
  expect(await readOrMakeDataKey(folder, keychain(1, false), log)).toEqual(key)
})

it('moves the key of such a file into the keychain once there is one', async () => {
  const key = await readOrMakeKeyFile(folder)
  expect(await readOrMakeDataKey(folder, keychain(1), log)).toEqual(key)
  expect(await readdir(folder)).toEqual(['data.key.wrapped'])
})

it('wraps it again when the keychain’s own key has changed', async () => {
  const key = await readOrMakeDataKey(folder, keychain(1), log)
  const changed: Keychain = {
    ...keychain(2),
    unwrap: async (bytes) => ({ ...(await keychain(1).unwrap(bytes)), isStale: true }),
  }
  expect(await readOrMakeDataKey(folder, changed, log)).toEqual(key)
  expect(await readOrMakeDataKey(folder, keychain(2), log)).toEqual(key)
})

it('says that the key is lost, and makes none over it', async () => {
  await readOrMakeDataKey(folder, keychain(1), log)
  const before = await readFile(join(folder, 'data.key.wrapped'))
  await expect(readOrMakeDataKey(folder, keychain(2), log)).rejects.toMatchObject({ kind: 'key-lost' })
  expect(await readFile(join(folder, 'data.key.wrapped'))).toEqual(before)
  await writeFile(join(folder, 'data.key.wrapped'), await keychain(1).wrap('c2hvcnQ='))
  await expect(readOrMakeDataKey(folder, keychain(1), log)).rejects.toMatchObject({ kind: 'key-lost' })
})
