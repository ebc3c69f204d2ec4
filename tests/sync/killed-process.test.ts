/**
 * What the system kills loses nothing that anyone was told: the hub's own process, and the app's, by SIGKILL, at any
 * moment. A command is on the laptop's disk, for good, before it is sent.
 */
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { chunkSizeBytes } from '../../protocol/http/files.ts'
import type { Command } from '../../protocol/live/command.ts'
import { presets } from '../../meeting/presets.ts'
import { fromApp, type FromApp } from './app-messages.ts'
import { HarmDone } from './harm-done.ts'
import { HubProcess } from './hub-process.ts'
import type { Laptop } from './laptop.ts'
import { describePlan, makePlan, type Plan, type Step } from './plan.ts'
import { makePaper } from './preparation.ts'
import { Scene } from './scene.ts'
import { World } from './world.ts'

const paper = makePaper()
const harm = new HarmDone()
let world: World | null = null

afterEach(async () => {
  for (const app of App.running) await app.kill()
  await world?.close()
  world = null
})

/** Nobody stands between its commit and its telling: it is killed at any moment, and often. */
function withDeadlyHub(plan: Plan): Plan {
  const steps = plan.steps.flatMap((step, index): Step[] => {
    const now: Step = 'at' in step && step.at === 'committed' ? { ...step, at: 'now' } : step
    if (index % 9 !== 4) return [now]
    return [now, { do: 'kill-hub', at: 'now', afterMs: index % 4 }, { do: 'start-hub', afterMs: 8 }]
  })
  return { ...plan, steps }
}

describe("L4 L5 V1 V2 the hub's own process is killed", () => {
  test("seeds 1 to 4, as in this folder's other tests", { timeout: 180_000 }, async () => {
    world = await World.open(harm, new HubProcess())
    for (const seed of [1, 2, 3, 4]) {
      const plan = withDeadlyHub(makePlan(seed))
      const scene = new Scene(world, plan, paper)
      try {
        await scene.begin()
        await scene.run()
        await scene.mend()
        await scene.endAndCheck()
      } catch (cause) {
        const laptops = world.all.map((laptop) => laptop.describe()).join('\n')
        throw new Error(`${String(cause)}\n${describePlan(plan)}\n${laptops}`, { cause })
      }
    }
    expect(harm.counts['hubCrashes']).toBeGreaterThanOrEqual(8)
    expect(harm.counts['commandsRetried']).toBeGreaterThanOrEqual(8)
  })
})

/** The app of a laptop in a process of its own, on the laptop's disk and line. */
class App {
  static readonly running = new Set<App>()
  readonly #child: ChildProcess
  readonly #looks = new Set<(now: FromApp) => void>()
  #last: FromApp | null = null

  constructor({ profile }: Laptop, meetingId: string) {
    const parts = [profile.folder, profile.dataKey.toString('hex'), meetingId]
    this.#child = fork(path.resolve('tests/sync/app-process.ts'), parts, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    App.running.add(this)
    this.#child.on('message', (given) => {
      const now = fromApp.parse(given)
      this.#last = now
      for (const look of this.#looks) look(now)
    })
  }

  until(holds: (now: FromApp) => boolean): Promise<FromApp> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error('the app ended by itself'))
      const look = (now: FromApp): void => {
        if (!holds(now)) return
        this.#looks.delete(look)
        this.#child.off('exit', gone)
        resolve(now)
      }
      this.#child.once('exit', gone)
      this.#looks.add(look)
      if (this.#last !== null) look(this.#last)
    })
  }

  give(command: Command): void {
    this.#child.send({ command })
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGKILL')
    await gone
    App.running.delete(this)
  }
}

describe('the app is killed', () => {
  const rule = presets['informal-poll']
  const quiet: Plan = { seed: 1, late: [], isPaperEarly: false, rules: [rule], steps: [] }

  test(
    'V1 L5 a ballot that was given is counted, whether the hub had heard of it or not',
    { timeout: 60_000 },
    async () => {
      world = await World.open(harm)
      const scene = new Scene(world, quiet, paper)
      await scene.begin()
      const laptop = world.laptop('cuc')
      const voteId = laptop.meeting.votes[0]?.voteId ?? ''
      let heard = 0
      for (const [index, choice] of (['approve', 'reject', 'abstain', 'reject'] as const).entries()) {
        laptop.crash()
        // Every second time the hub hears of the ballot, and the app never of the hub's answer.
        const app = new App(laptop, scene.meetingId)
        await app.until((now) => now.isEntered && now.isConnected)
        if (index % 2 === 0) laptop.line.cut()
        else laptop.line.deafen()
        const waits = app.until((now) => now.waiting.length === 1)
        app.give({ type: 'ballot:cast', voteId, choice })
        const [commandId = ''] = (await waits).waiting
        if (index % 2 === 1) {
          await world.laptop('chair').until('the ballot', ({ live }) => (live?.headSeq ?? 0) > heard)
        }
        await app.kill()
        scene.account(laptop, commandId, { type: 'ballot:cast', voteId, choice })

        laptop.line.mend()
        await laptop.start()
        await laptop.until('an answer', ({ live }) => live !== null && live.pending.length === 0)
        expect(laptop.state.live?.ownBallots[voteId]).toBe(choice)
        await scene.settle()
        heard = world.laptop('chair').state.live?.headSeq ?? 0
      }
      await scene.mend()
      await scene.endAndCheck()
    },
  )

  test('F1 F2 in mid-download: what it had stays, and the rest is fetched', { timeout: 60_000 }, async () => {
    world = await World.open(harm)
    const large = makePaper(14)
    const scene = new Scene(world, { ...quiet, isPaperEarly: true, late: ['cuc'] }, large)
    await scene.begin()
    const laptop = world.laptop('cuc')
    laptop.crash()
    laptop.line.mend()
    // With at most eight transfers at a time at least one chunk is whole by then, and not all of them can be.
    const frozen = laptop.line.freezeAfter(9 * chunkSizeBytes)
    const app = new App(laptop, scene.meetingId)
    await frozen
    await app.until((now) => now.readyBytes > 0)
    await app.kill()
    const here = laptop.disk.chunks()
    expect(here.size).toBeGreaterThan(0)
    expect(here.size).toBeLessThan(large.chunks.length)

    laptop.line.mend()
    await laptop.start()
    await scene.mend()
    expect(laptop.disk.chunks().intersection(here)).toEqual(here)
    await scene.endAndCheck()
  })
})
