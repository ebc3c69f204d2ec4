/**
 * Plays the seeds: `SYNC_SEEDS` of them (200), from `SYNC_FIRST_SEED` (1). To play one again that failed:
 * `SYNC_FIRST_SEED=57 SYNC_SEEDS=1 npx vitest run tests/sync`.
 */
import { afterAll, beforeEach, describe, test } from 'vitest'
import { z } from 'zod'
import { HarmDone } from './harm-done.ts'
import { describePlan, makePlan } from './plan.ts'
import { makePaper } from './preparation.ts'
import { Scene } from './scene.ts'
import { World } from './world.ts'

const wholeNumber = z.coerce.number().int().positive()
const seedCount = wholeNumber.default(200).parse(process.env['SYNC_SEEDS'])
const firstSeed = wholeNumber.default(1).parse(process.env['SYNC_FIRST_SEED'])

/** A world is used again while all goes well in it: signing in six laptops takes longer than a scene. */
const scenesPerWorld = 50

const sceneLimitMs = 25_000

async function playScene(scene: Scene): Promise<void> {
  await scene.begin()
  await scene.run()
  await scene.mend()
  await scene.endAndCheck()
}

async function withinLimit(work: Promise<void>, describe: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(describe())), sceneLimitMs)
  })
  try {
    await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Which of `shares` test files this is, from 0: they run side by side. */
export function runSeeds(share: number, shares: number): void {
  const seeds = Array.from({ length: seedCount }, (_, index) => firstSeed + index).filter(
    (seed) => seed % shares === share,
  )
  const harm = new HarmDone()
  const paper = makePaper()
  let world: World | null = null
  let scenesPlayed = 0

  /** Ends the present world, if there is one. */
  async function endWorld(): Promise<void> {
    const before = world
    world = null
    await before?.close()
  }

  async function play(seed: number): Promise<void> {
    scenesPlayed += 1
    if (world === null) throw new Error('no world')
    const plan = makePlan(seed)
    const scene = new Scene(world, plan, paper)
    try {
      await withinLimit(playScene(scene), () => `stuck: ${scene.doing}`)
    } catch (cause) {
      const laptops = world.all.map((laptop) => laptop.describe()).join('\n')
      const what = cause instanceof Error ? cause.message : String(cause)
      // What a failed scene leaves behind would fail the next ones too.
      await endWorld()
      throw new Error(`${what}\n\n${describePlan(plan)}\n${laptops}`, { cause })
    }
  }

  describe('seeds', () => {
    // Not on the time of a scene: hashing the passwords of six laptops takes a slow machine seconds.
    beforeEach(async () => {
      if (scenesPlayed % scenesPerWorld === 0) await endWorld()
      world ??= await World.open(harm)
    }, 120_000)
    // What the lines did is counted when they are closed.
    afterAll(endWorld)

    test.each(seeds)('seed %i: L1 L2 L3 L4 L5 L6 L7 V1 V2 V3 V4 V5 P1 S1 S2 S3 F1 F2', play, 30_000)
  })

  test('the trouble was real', () => {
    console.log(`trouble in ${seeds.length} seeds: ${JSON.stringify(harm.counts)}`)
    harm.expectEnough(seeds.length)
  })
}
