import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FailureError } from '../../protocol/failures.ts'
import { readOrMakeKeyFile } from './data-key-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('makes 32 bytes once and gives the same again', async () => {
  const first = await readOrMakeKeyFile(folder)
  expect(first).toHaveLength(32)
  expect(await readOrMakeKeyFile(folder)).toEqual(first)
  expect(await readOrMakeKeyFile(join(folder, 'other'))).not.toEqual(first)
})

it.skipIf(process.platform === 'win32')(
  'is for this user alone, also when a copy came with wider rights',
  async () => {
    await readOrMakeKeyFile(folder)
    expect((await stat(join(folder, 'data.key'))).mode & 0o777).toBe(0o600)
    await chmod(join(folder, 'data.key'), 0o644)
    await readOrMakeKeyFile(folder)
    expect((await stat(join(folder, 'data.key'))).mode & 0o777).toBe(0o600)
  },
)

it('says that the key is lost rather than making a new one over a damaged file', async () => {
  await writeFile(join(folder, 'data.key'), 'short')
  await expect(readOrMakeKeyFile(folder)).rejects.toThrow(FailureError)
  await expect(readOrMakeKeyFile(folder)).rejects.toMatchObject({ kind: 'key-lost' })
})

it('leaves no half-written file behind', async () => {
  await readOrMakeKeyFile(folder)
  expect(await readdir(folder)).toEqual(['data.key'])
})
