import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { smallAssets } from '../electron/core/testing/small-assets.ts'
import { demoRoles, startDemo } from './demo-people.ts'

it('brings five different people into one meeting on one hub, and leaves nothing behind', async () => {
  const base = await mkdtemp(join(tmpdir(), 'dienhong-demo-test-'))
  const rendererFolder = join(base, 'renderer')
  await mkdir(rendererFolder)
  await writeFile(join(rendererFolder, 'index.html'), '<html><head></head></html>')
  const folder = join(base, 'demo')
  const demo = await startDemo({ folder, rendererFolder, assetsFolder: smallAssets(), appVersion: '0' })
  try {
    expect(demo.people.map((person) => person.role)).toEqual([...demoRoles])
    expect(new Set(demo.people.map((person) => person.name)).size).toBe(5)
    const states = demo.people.map((person) => person.shell.core.state())
    expect(new Set(states.map((state) => state.hubs.currentHubId)).size).toBe(1)
    const wanted = ['secretary', 'chair', 'delegate', 'delegate', 'guest']
    for (const [index, person] of demo.people.entries()) {
      const { core } = person.shell
      await core.call('meeting:open', { meetingId: demo.meetingId })
      if (core.state().meeting === null) {
        await new Promise<void>((resolve) => {
          const stop = core.subscribe((key) => {
            if (key !== 'meeting' || core.state().meeting === null) return
            stop()
            resolve()
          })
        })
      }
      expect(core.state().meeting?.me).toMatchObject({ role: wanted[index], name: person.name })
    }
    expect(new URL(demo.people[4]?.url ?? '').searchParams.get('room')).toBe(demo.meetingId)
  } finally {
    await demo.close()
    expect(existsSync(folder)).toBe(false)
    await rm(base, { recursive: true })
  }
}, 60_000)
