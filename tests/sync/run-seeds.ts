/**
 * Plays the seeds: `SYNC_SEEDS` of them (200), from `SYNC_FIRST_SEED` (1). To play one again that failed:
 * `SYNC_FIRST_SEED=57 SYNC_SEEDS=1 npx vitest run tests/sync`.
 */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { HarmDone } from './harm-done.ts'
import * as check from './invariants.ts'
import { describePlan, makePlan } from './plan.ts'
import { makePaper, renameTwo } from './preparation.ts'
import { Scene } from './scene.ts'
import { World } from './world.ts'

const wholeNumber = z.coerce.number().int().positive()
const seedCount = wholeNumber.default(200).parse(process.env['SYNC_SEEDS'])
const firstSeed = wholeNumber.default(1).parse(process.env['SYNC_FIRST_SEED'])

/** A world is used again while all goes well in it: signing in six laptops takes longer than a scene. */
const scenesPerWorld = 50

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
      await playScene(world, scene)
    } catch (cause) {
      const laptops = world.all.map((laptop) => laptop.describe()).join('\n')
      const what = cause instanceof Error ? cause.message : String(cause)
      // What a failed scene leaves behind would fail the next ones too.
      await endWorld()
      throw new Error(`${what}\n\n${describePlan(plan)}\n${laptops}`, { cause })
    }
  }

  async function playScene({ hub, all }: World, scene: Scene): Promise<void> {
    const { meetingId } = scene
    const since = await hub.store.rows.lastChange()
    await scene.begin()
    await scene.run()
    await scene.mend()
    await scene.end((papers) => check.checkPapers(all, papers))

    const log = await check.checkLog(hub, meetingId)
    check.checkCopies(all, meetingId, log)
    const outcomes = await check.checkCommands(hub, log, scene.sent, scene.echoed)
    check.checkVotes(log, outcomes, harm)
    check.checkOwnBallots(all, log)
    await check.checkRows(hub, all, meetingId, since)
    const binh = log.folds.at(-1)?.roster.find((entry) => entry.name.startsWith('binh'))
    check.checkTags(renameTwo.tagOf(binh?.name ?? ''), scene.tags)
    expect([...hub.broken, ...all.flatMap((laptop) => laptop.broken)]).toEqual([])
    for (const laptop of all) await laptop.leave()
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
