/**
 * The promise of the page turn, with everything between: the chair's window, the chair's core, the hub over TLS, the
 * delegate's core and the delegate's window. From the chair's click until the delegate's pixels are those of the page.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { bundle } from '../../../build/bundle.ts'
import { findBrowser } from '../../../build/find-browser.ts'
import { seedSample } from '../../../electron/core/sample/seed-sample.ts'
import { startHub } from '../../../hub/start-hub.ts'
import { People } from '../../e2e/people.ts'
import { SampleRoom } from '../../e2e/sample-room.ts'
import { percentiles, type Percentiles } from './percentiles.ts'

export interface FollowOptions {
  /** What every page of the sample meeting's plan looks like. */
  readonly references: number[][]
  readonly turnCount: number
  readonly pauseMs: number
  readonly patienceMs: number
}

export async function followTurns(options: FollowOptions): Promise<Percentiles & { turns: number }> {
  await bundle({ parts: ['renderer'] })
  const probe = await probeScript()
  const { executablePath, args } = await findBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'dienhong-turn-hub-'))
  const browser = await chromium.launch({ executablePath, args })
  try {
    const room = await SampleRoom.open({ folder, sample: await seed(folder) }, await People.gather(browser))
    try {
      const { page: chair, shell } = await room.enter('khoat')
      const { page: delegate } = await room.enter('nhan')
      const { meetingId } = room
      await shell.core.call('live:command', { meetingId, command: { type: 'meeting:start' } })
      const documentId = room.documentId('five-year-plan')
      await shell.core.call('live:show', { meetingId, shown: { documentId, page: 1, pointer: null } })
      for (const window of [chair, delegate]) await install(window, probe, options.references)
      const turnsMs = await measure(chair, delegate, options)
      return { turns: turnsMs.length, ...percentiles(turnsMs) }
    } finally {
      await room.close()
    }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function measure(chair: Page, delegate: Page, options: FollowOptions): Promise<number[]> {
  const { turnCount, pauseMs, patienceMs } = options
  await delegate.evaluate((patience) => window.probe.paintedAtMs(1, patience), patienceMs)
  const turnsMs: number[] = []
  for (let page = 2; page <= turnCount + 1; page += 1) {
    await chair.waitForTimeout(pauseMs)
    const clicked = chair.evaluate(() => window.probe.clickedAtMs())
    const painted = delegate.evaluate(([wanted, patience]) => window.probe.paintedAtMs(wanted, patience), [
      page,
      patienceMs,
    ] as const)
    await chair.getByRole('button', { name: 'Trang sau' }).click()
    turnsMs.push((await painted) - (await clicked))
  }
  return turnsMs
}

async function seed(folder: string) {
  const hub = await startHub({
    dataFolder: folder,
    name: 'UBND',
    host: '127.0.0.1',
    port: 0,
    isAnnounced: false,
  })
  const administrator = { username: 'quantri', password: randomBytes(18).toString('base64url') }
  await hub.createAdministrator({ name: 'Quản trị', ...administrator })
  const sample = await seedSample({
    hub: { address: `127.0.0.1:${hub.port}`, fingerprint: hub.fingerprint },
    administrator,
    assetsFolder: join(import.meta.dirname, '../../../assets'),
    startsAtMs: Date.now(),
  })
  await hub.close()
  return sample
}

/** As one script, because the program's windows load nothing that is not theirs. */
async function probeScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'probe.ts'), formats: ['iife'], name: 'pageTurnProbe' },
    },
  })
  for (const part of Array.isArray(built) ? built : [built]) {
    if (!('output' in part)) continue
    const chunk = part.output.find((output) => output.type === 'chunk')
    if (chunk !== undefined) return chunk.code
  }
  throw new Error('the probe was not built')
}

async function install(page: Page, script: string, references: number[][]): Promise<void> {
  await page.evaluate(script)
  await page.evaluate((known) => window.probe.setReferences(known), references)
}
