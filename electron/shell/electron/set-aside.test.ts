import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { setLockedAside } from './set-aside.ts'

it('puts away what the lost key locks, deletes nothing, and leaves a hosted hub where it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dienhong-aside-'))
  try {
    await mkdir(join(folder, 'hub'))
    await mkdir(join(folder, 'hubs'))
    for (const name of [
      'data.key.wrapped',
      'profile.sqlite',
      'profile.sqlite-wal',
      'hub/hub.sqlite',
      'hubs/a.sqlite',
    ]) {
      await writeFile(join(folder, name), name)
    }
    const aside = await setLockedAside(folder, 0)
    expect((await readdir(aside)).sort()).toEqual([
      'data.key.wrapped',
      'hubs',
      'profile.sqlite',
      'profile.sqlite-wal',
    ])
    expect((await readdir(folder)).sort()).toEqual(['hub', 'set-aside-1970-01-01T00-00-00.000Z'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
