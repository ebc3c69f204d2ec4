/**
 * A command whose answer got lost takes effect once: its event is there, nobody heard of it before it was on the disk,
 * and sending it again gives the first answer, even when an old line delivers it later still.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commandAnswer, type CommandAnswer } from '../../protocol/live/channel.ts'
import type { Command } from '../../protocol/live/command.ts'
import { presets } from '../../meeting/presets.ts'
import { HarmDone } from './harm-done.ts'
import type { Laptop, Sent } from './laptop.ts'
import { makePaper } from './preparation.ts'
import { Scene } from './scene.ts'
import { World, type LaptopName } from './world.ts'

const paper = makePaper()
const harm = new HarmDone()
let world: World
let scene: Scene

beforeAll(async () => {
  world = await World.open(harm)
}, 120_000)
afterAll(() => world.close())

beforeEach(async () => {
  const rule = presets['informal-poll']
  const plan = { seed: 1, late: [], isPaperEarly: true, rules: [rule, rule], steps: [] }
  scene = new Scene(world, plan, paper)
  await scene.begin()
  // Laptops check their people in by themselves; no other event comes from here on but those of the test.
  const everyone = new Set(world.all.map((laptop) => laptop.personId))
  await world
    .laptop('chair')
    .until('everyone', () => world.laptop('chair').meeting.present.length === everyone.size)
  await scene.settle()
})

interface Given {
  readonly what: string
  readonly by: LaptopName
  readonly command: () => Command
}

const openVoteId = (): string => world.laptop('chair').meeting.votes.at(-1)?.voteId ?? ''

const commands: readonly Given[] = [
  {
    what: 'a ballot',
    by: 'binh',
    command: () => ({ type: 'ballot:cast', voteId: openVoteId(), choice: 'approve' }),
  },
  {
    what: 'an item opened',
    by: 'chair',
    command: () => ({ type: 'item:open', itemId: scene.itemIds[1] ?? '' }),
  },
  { what: 'a vote closed', by: 'chair', command: () => ({ type: 'vote:close', voteId: openVoteId() }) },
  { what: 'a refused vote', by: 'chair', command: () => scene.nextVote() },
]

const headSeq = async (): Promise<number> => (await world.hub.store.log.readHead(scene.meetingId)).seq

/** What the hub would answer to this command now. */
async function remembered({ laptop, commandId }: Sent): Promise<CommandAnswer | null> {
  const answer = await world.hub.store.hub.findAnswer(laptop.personId, commandId)
  return answer === null ? null : commandAnswer.parse(JSON.parse(answer.answer))
}

/** Nothing of it has reached anyone: the sender waits, and all are where they were. */
function expectNobodyHeard(sent: Sent, seq: number): void {
  expect(sent.told).toBeNull()
  expect(sent.laptop.waiting).toEqual([sent.commandId])
  for (const { name, state } of world.all) expect(state.live?.headSeq, name).toBe(seq)
}

async function untilAnswered(sent: Sent): Promise<void> {
  await sent.laptop.until('the answer', ({ live }) => live?.pending.length === 0)
  await sent.over
}

describe('L4 L5 a hub killed between commit and telling anyone', () => {
  test.each(commands.slice(0, 3))(
    'has told nobody of $what, and answers it again when it is back',
    async (given) => {
      const before = await headSeq()
      let committed = 0
      world.hub.whenCommitted = (_, seq) => {
        committed = seq
        world.hub.kill()
      }
      const sent = scene.send(world.laptop(given.by), given.command())
      await Promise.all(
        world.all.map((laptop) =>
          laptop.until('cut off', ({ connection }) => connection.state !== 'connected'),
        ),
      )
      world.hub.whenCommitted = () => undefined

      expect(committed).toBe(before + 1)
      expect(await headSeq()).toBe(committed)
      expectNobodyHeard(sent, before)
      const first = await remembered(sent)
      expect(first).toEqual({ outcome: 'committed', seq: committed })

      await scene.mend()
      await untilAnswered(sent)
      expect(sent.told ?? first).toEqual(first)
      expect(await headSeq()).toBe(committed)
      await scene.endAndCheck()
    },
  )
})

describe('L5 a laptop that does not hear the answer', () => {
  const ways: readonly (readonly [string, (laptop: Laptop) => Promise<void>])[] = [
    ['sends it again over the mended line', async () => undefined],
    [
      'sends it again after a crash',
      async (laptop) => {
        laptop.crash()
        await laptop.start()
      },
    ],
  ]
  describe.each(ways)('%s', (_, meanwhile) => {
    test.each(commands)('$what: the first answer, and no second event', async (given) => {
      const laptop = world.laptop(given.by)
      const before = await headSeq()
      laptop.line.deafen()
      const sent = scene.send(laptop, given.command())
      const first = await untilRemembered(sent)
      const after = before + (first.outcome === 'committed' ? 1 : 0)
      expect(await headSeq()).toBe(after)
      expect(laptop.state.live?.headSeq).toBe(before)
      expect(laptop.waiting).toEqual([sent.commandId])

      await meanwhile(laptop)
      await scene.mend()
      await untilAnswered(sent)
      expect(sent.told ?? first).toEqual(first)
      expect(await headSeq()).toBe(after)
      await scene.endAndCheck()
    })
  })

  /** The hub has acted: seen on its disk, as a refusal is told to nobody else. */
  async function untilRemembered(sent: Sent): Promise<CommandAnswer> {
    for (;;) {
      const answer = await remembered(sent)
      if (answer !== null) return answer
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
})

test('L5 V1 a ballot that an old line delivers after a newer one was acknowledged changes nothing', async () => {
  const laptop = world.laptop('binh')
  const voteId = openVoteId()
  const before = await headSeq()
  laptop.line.holdBack()
  const old = scene.send(laptop, { type: 'ballot:cast', voteId, choice: 'approve' })
  await laptop.line.untilHeldBack(150)
  expect(await remembered(old)).toBeNull()

  // The laptop comes back by another connection and sends it again; the old connection still holds the first try.
  laptop.hurry(true)
  laptop.line.mend('when-told')
  await untilAnswered(old)
  const newer = scene.send(laptop, { type: 'ballot:cast', voteId, choice: 'reject' })
  await untilAnswered(newer)
  expect(await headSeq()).toBe(before + 2)

  const ghostBytes = laptop.line.harm.ghostBytes
  laptop.line.letGhostsSpeak()
  await laptop.line.ghostsGone()
  expect(laptop.line.harm.ghostBytes - ghostBytes).toBeGreaterThanOrEqual(150)
  expect(await headSeq()).toBe(before + 2)
  await scene.mend()
  await scene.endAndCheck()
})
