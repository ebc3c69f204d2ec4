/**
 * One scene: a meeting is prepared, its session runs through the trouble of one plan, everything is mended, the
 * session ends, and then nothing may be missing, double or different anywhere. Nothing in here waits for time to pass
 * but the plan's own pauses; what has to come is waited for as such.
 */
import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { FailureError } from '../../protocol/failures.ts'
import type { Command } from '../../protocol/live/command.ts'
import type { Edit } from '../../protocol/rows/row.ts'
import { openVoteOf } from '../../meeting/state.ts'
import { echo, type Echoed } from './echo.ts'
import * as check from './invariants.ts'
import type { Laptop, Sent } from './laptop.ts'
import type { LineFault, Moment, Plan, Step } from './plan.ts'
import { chairShows, makeMeetingEdits, renameTwo, upload, type Papers } from './preparation.ts'
import type { World } from './world.ts'

const paperPages = 3

export class Scene {
  readonly world: World
  readonly plan: Plan
  readonly meetingId = newId()
  readonly itemIds = [newId(), newId(), newId()]
  readonly #paper: Papers
  readonly #voteIds: readonly string[]
  #votesOpened = 0
  readonly sent: Sent[] = []
  readonly echoed: Echoed[] = []
  /** Names given to the two, in order, and whether the hub said that it has them. */
  readonly #tags: { readonly tag: string; isSure: boolean }[] = [{ tag: '', isSure: true }]
  #isRenaming = false
  /** The trouble: what has not struck by then does not any more. */
  #isOver = false
  /** What is being done or waited for: for the report of a scene that got stuck. */
  doing = 'nothing yet'
  /** What goes on beside the steps: none of it is lost sight of. */
  readonly #beside: Promise<void>[] = []
  readonly #restarts: Promise<void>[] = []
  #whenCommitted: (() => void)[] = []
  readonly #whenAnswered = new Map<Laptop, (() => void)[]>()
  /** The hub's last change of any row before this meeting was. */
  #changeBefore = 0
  readonly #repeated = new Set<string>()
  readonly #echoEnds = new AbortController()

  constructor(world: World, plan: Plan, paper: Papers) {
    this.world = world
    this.plan = plan
    this.#paper = paper
    this.#voteIds = plan.rules.map(() => newId())
  }

  get #chair(): Laptop {
    return this.world.laptop('chair')
  }

  get #secretary(): Laptop {
    return this.world.laptop('secretary')
  }

  /** The session runs and a first vote is open; laptops that come late are cut off. */
  async begin(): Promise<void> {
    const { world, plan, meetingId } = this
    this.doing = 'preparing the meeting'
    this.#changeBefore = await world.hub.store.rows.lastChange()
    world.hub.whenCommitted = (committedIn) => {
      if (committedIn !== meetingId) return
      for (const strike of this.#whenCommitted.splice(0)) strike()
    }
    for (const name of plan.late) world.laptop(name).line.cut()
    const edit = (edits: Edit[]) => this.#secretary.core.call('meeting:edit', { edits })
    await edit(makeMeetingEdits(meetingId, this.itemIds, world))
    await edit([{ edit: 'publish', meetingId, isPublished: true }])
    if (plan.isPaperEarly) await this.#upload()
    for (const laptop of world.all) {
      laptop.mustHold = (state) => (renameTwo.isTorn(state) ? 'half of an edit' : null)
      laptop.enter(meetingId)
    }
    const present = world.all.filter((laptop) => !this.#isLate(laptop))
    await Promise.all(present.map((laptop) => this.#untilEntered(laptop)))
    this.doing = 'starting the session'
    await this.#sure(this.#chair, { type: 'meeting:start' })
    await this.#sure(this.#chair, this.nextVote())
    await Promise.all(
      present.map((laptop) => laptop.until('the vote', () => laptop.meeting.votes.length === 1)),
    )
  }

  #isLate(laptop: Laptop): boolean {
    return this.plan.late.some((name) => name === laptop.name)
  }

  async #untilEntered(laptop: Laptop): Promise<void> {
    await laptop.until('the meeting open', ({ live }) => live?.meetingId === this.meetingId)
  }

  /** A command nothing stands in the way of. */
  async #sure(laptop: Laptop, command: Command): Promise<void> {
    const sent = this.send(laptop, command)
    await sent.over
    if (sent.told === null) throw new Error(`${command.type} got no answer though all is well`)
  }

  nextVote(): Command {
    const voteId = this.#voteIds[this.#votesOpened]
    const rule = this.plan.rules[this.#votesOpened]
    if (voteId === undefined || rule === undefined) throw new Error('no vote is left')
    this.#votesOpened += 1
    const motion = { text: `Câu hỏi ${this.#votesOpened}`, documentId: null, preset: 'custom', rule }
    return { type: 'vote:open', voteId, itemId: null, motion, withoutQuorum: true }
  }

  /** Through here, so that the command is accounted for. */
  send(laptop: Laptop, command: Command): Sent {
    const sent = laptop.send(command)
    this.sent.push(sent)
    const strikes = this.#whenAnswered.get(laptop) ?? []
    this.#whenAnswered.delete(laptop)
    this.#aside(
      sent.over.then(() => {
        if (sent.told !== null) for (const strike of strikes) strike()
      }),
    )
    return sent
  }

  /** For a command that was given past {@link send}, by an app that could not tell what became of it. */
  account(laptop: Laptop, commandId: string, command: Command): void {
    this.sent.push({ laptop, commandId, command, told: null, over: Promise.resolve() })
  }

  /** The trouble: everything in the plan, one step after the other. */
  async run(): Promise<void> {
    for (const step of this.plan.steps) {
      this.doing = JSON.stringify(step)
      if (step.afterMs > 0) await new Promise((resolve) => setTimeout(resolve, step.afterMs))
      await this.#act(step)
    }
  }

  async #act(step: Step): Promise<void> {
    const { world } = this
    switch (step.do) {
      case 'vote':
        this.#vote(world.laptop(step.on), [step.choice])
        return
      case 'waver': {
        const choices = Array.from({ length: step.times }, (_, n) => (n % 2 === 0 ? 'approve' : 'reject'))
        this.#vote(world.laptop(step.on), choices)
        return
      }
      case 'disturb': {
        const laptop = world.laptop(step.line)
        this.#at(step.at, laptop, () => this.#disturb(laptop, step.fault))
        return
      }
      case 'mend': {
        const laptop = world.laptop(step.line)
        await this.#noteRepeats([laptop])
        laptop.line.mend(step.lateMs)
        if (!step.isPatient && world.hub.isUp) laptop.hurry(true)
        return
      }
      case 'crash': {
        const laptop = world.laptop(step.laptop)
        this.#at(step.at, laptop, () => this.#crash(laptop))
        return
      }
      case 'kill-hub':
        this.#at(step.at, this.#chair, () => this.#killHub(step.at))
        return
      case 'start-hub':
        await this.#startHub()
        return
      case 'echo':
        this.#echo(world.laptop(step.of))
        return
      case 'open-vote':
        if (this.#chair.isEntered && this.#votesOpened < this.#voteIds.length) {
          this.send(this.#chair, this.nextVote())
        }
        return
      case 'close-vote': {
        const vote = this.#chair.isEntered ? this.#chair.meeting.votes.at(-1) : undefined
        if (vote !== undefined) this.send(this.#chair, { type: 'vote:close', voteId: vote.voteId })
        return
      }
      case 'open-item':
        if (!this.#chair.isEntered) return
        this.send(this.#chair, { type: 'item:open', itemId: this.itemIds[step.item] ?? '' })
        return
      case 'show':
        if (this.#chair.isEntered) this.#aside(tolerate(chairShows(this.#chair, this.meetingId, step.page)))
        return
      case 'rename-two':
        this.#rename(step.tag)
        return
      case 'move-clock':
        world.hub.moveClock(11_000)
        return
      case 'upload':
        if (this.#secretary.isUp) this.#aside(tolerate(this.#upload()))
        return
    }
  }

  /** As a person would: in the last vote this laptop has heard of, whether or not it still is the last. */
  #vote(laptop: Laptop, choices: readonly ('approve' | 'reject' | 'abstain')[]): void {
    const vote = laptop.isEntered ? laptop.meeting.votes.at(-1) : undefined
    if (vote === undefined) return
    for (const choice of choices) this.send(laptop, { type: 'ballot:cast', voteId: vote.voteId, choice })
  }

  #at(moment: Moment, laptop: Laptop, fault: () => void): void {
    const strike = (): void => {
      if (!this.#isOver) fault()
    }
    if (moment === 'now') strike()
    else if (moment === 'committed') this.#whenCommitted.push(strike)
    else this.#whenAnswered.set(laptop, [...(this.#whenAnswered.get(laptop) ?? []), strike])
  }

  #disturb(laptop: Laptop, fault: LineFault): void {
    const { line } = laptop
    switch (fault.kind) {
      case 'cut':
        return line.cut()
      case 'blip':
        return line.blip()
      case 'deafen':
        return line.deafen()
      case 'mute':
        return line.mute()
      case 'hold-back':
        return line.holdBack()
      case 'slow':
        return line.slow(fault.ms)
      case 'cut-after':
        return line.cutAfter(fault.bytes)
      case 'freeze-after': {
        const strike = (): void => {
          if (fault.isFatal && !this.#isOver) this.#crash(laptop)
        }
        // Mended before so many bytes came, it never does: nothing waits for it.
        void line.freezeAfter(fault.bytes).then(strike)
      }
    }
  }

  #crash(laptop: Laptop): void {
    if (!laptop.isUp) return
    const { waiting } = laptop
    if (waiting.length > 0) this.world.harm.add('laptopCrashesWithCommandsWaiting')
    if (this.#isInMidDownload(laptop)) this.world.harm.add('laptopCrashesInMidDownload')
    laptop.crash()
    const restart = async (): Promise<void> => {
      // It never heard of them: whatever the hub has answered comes to the hub again.
      await this.#noteAnswered(laptop, waiting)
      await laptop.start()
    }
    this.#restarts.push(restart())
  }

  #isInMidDownload(laptop: Laptop): boolean {
    const here = laptop.disk.chunks()
    const count = this.#paper.chunks.filter((chunk) => here.has(chunk)).length
    return count > 0 && count < this.#paper.chunks.length
  }

  #killHub(at: Moment): void {
    const { hub, harm } = this.world
    if (!hub.isUp) return
    for (const laptop of this.world.all) laptop.hurry(false)
    hub.kill()
    harm.add('hubCrashes')
    if (at === 'committed') harm.add('hubCrashesBetweenCommitAndTell')
  }

  async #startHub(): Promise<void> {
    if (this.world.hub.isUp) return
    await this.#noteRepeats(this.world.all)
    await this.world.hub.start()
  }

  /** Commands the hub has answered, which their laptops wait for in vain: they are going to come again. */
  async #noteRepeats(laptops: readonly Laptop[]): Promise<void> {
    for (const laptop of laptops) {
      if (laptop.isUp && (!laptop.isConnected || laptop.line.isDeaf)) {
        await this.#noteAnswered(laptop, laptop.waiting)
      }
    }
  }

  async #noteAnswered(laptop: Laptop, commandIds: readonly string[]): Promise<void> {
    for (const commandId of commandIds) {
      const answer = await this.world.hub.store.hub.findAnswer(laptop.personId, commandId)
      if (answer === null || this.#repeated.has(commandId)) continue
      this.#repeated.add(commandId)
      this.world.harm.add('commandsRepeated')
    }
  }

  #echo(laptop: Laptop): void {
    const { hub } = this.world
    // A network repeats what was sent, and a laptop sends nothing before all that came before is answered.
    const [next] = laptop.waiting
    const sent = laptop.sent.findLast((each) => next === undefined || each.commandId <= next)
    if (sent === undefined || !hub.isUp) return
    const sending = echo(hub.address, laptop, this.meetingId, sent, this.#echoEnds.signal)
    this.#aside(
      sending.then((answer) => {
        if (answer === null) return
        this.echoed.push({ sent, answer })
        this.world.harm.add('commandsEchoed')
      }),
    )
  }

  #rename(tag: string): void {
    if (this.#isRenaming || !this.#secretary.isEntered) return
    const edits = renameTwo.edits(this.#secretary.state, tag)
    if (edits.length === 0) return
    this.#isRenaming = true
    const entry = { tag, isSure: false }
    this.#tags.push(entry)
    const editing = this.#secretary.core.call('meeting:edit', { edits }).then(() => {
      entry.isSure = true
    })
    this.#aside(tolerate(editing).finally(() => (this.#isRenaming = false)))
  }

  async #upload(): Promise<void> {
    await upload(this.#secretary, this.meetingId, this.itemIds[0] ?? '', this.#paper.bytes)
  }

  #aside(work: Promise<void>): void {
    // What went wrong beside is told where it is waited for.
    work.catch(() => undefined)
    this.#beside.push(work)
  }

  /** The trouble is over: whatever stands in anyone's way is taken away, and everything that was begun ends. */
  async mend(): Promise<void> {
    const { world } = this
    this.#isOver = true
    this.doing = 'starting again what is down'
    await Promise.all(this.#restarts)
    await this.#noteRepeats(world.all)
    await this.#startHub()
    for (const laptop of world.all) {
      laptop.line.mend()
      laptop.hurry(true)
    }
    this.doing = 'hearing ghosts'
    await Promise.all(world.all.map((laptop) => laptop.line.ghostsGone()))
    this.doing = 'coming back'
    await Promise.all(world.all.map((laptop) => this.#untilEntered(laptop)))
    await Promise.all(
      world.all.map((laptop) =>
        laptop.until(
          'an answer to everything',
          ({ connection, live }) => connection.state === 'connected' && live?.pending.length === 0,
        ),
      ),
    )
    this.doing = 'ending what went on beside'
    await this.#finishBeside()
    this.doing = 'catching up'
    await this.settle()
  }

  async #finishBeside(): Promise<void> {
    const patience = setTimeout(() => this.#echoEnds.abort(), 2000)
    for (let done = 0; done < this.#beside.length; done += 1) await this.#beside[done]
    clearTimeout(patience)
  }

  /** Everyone is where the log ends. */
  async settle(): Promise<void> {
    const { hub, all } = this.world
    for (let last = -1; ;) {
      const { seq } = await hub.store.log.readHead(this.meetingId)
      if (seq === last) return
      last = seq
      await Promise.all(
        all.map((laptop) => laptop.until(`event ${seq}`, ({ live }) => (live?.headSeq ?? 0) >= seq)),
      )
    }
  }

  /** Ends the session, and leaves nothing unlooked at. */
  async endAndCheck(): Promise<void> {
    const { hub, all, harm } = this.world
    const { meetingId } = this
    this.doing = 'ending the session'
    await this.#end()
    this.doing = 'checking'
    const log = await check.checkLog(hub, meetingId)
    check.checkCopies(all, meetingId, log)
    const outcomes = await check.checkCommands(hub, log, this.sent, this.echoed)
    check.checkVotes(log, outcomes, harm)
    check.checkOwnBallots(all, log)
    await check.checkRows(hub, all, meetingId, this.#changeBefore)
    const binh = log.folds.at(-1)?.roster.find((entry) => entry.name.startsWith('binh'))
    check.checkTags(renameTwo.tagOf(binh?.name ?? ''), this.#tags)
    expect([...hub.broken, ...all.flatMap((laptop) => laptop.broken)]).toEqual([])
    for (const laptop of all) await laptop.leave()
  }

  /** Closes what is open, looks at what ends with the session, and ends it. */
  async #end(): Promise<void> {
    const { meetingId } = this
    const [chair, secretary] = [this.#chair, this.#secretary]
    const open = openVoteOf(chair.meeting)
    if (open !== null) await this.#sure(chair, { type: 'vote:close', voteId: open.voteId })
    if (secretary.state.meeting?.papers.length === 0) await this.#upload()
    await check.checkPapers(this.world.all, this.#paper)

    const page = (this.plan.seed % paperPages) + 1
    await chair.until('the paper', ({ meeting }) => meeting?.papers.length === 1)
    await chairShows(chair, meetingId, page)
    const { place } = chair.state
    await Promise.all(
      this.world.all.map((laptop) =>
        laptop.until(
          'the page',
          (state) => state.place?.shown?.page === page && state.place.revision >= (place?.revision ?? 0),
        ),
      ),
    )
    // Every laptop drops the paper's bytes by this; the next scene fetches them again.
    const documentId = secretary.state.meeting?.papers[0]?.document.id ?? ''
    await secretary.core.call('meeting:edit', {
      edits: [{ edit: 'remove', table: 'document', id: documentId }],
    })
    await this.#sure(chair, { type: 'meeting:end' })
    await this.settle()
  }
}

/** A request that may fail while there is trouble, but only as requests do. */
async function tolerate(work: Promise<unknown>): Promise<void> {
  await work.catch((cause: unknown) => {
    if (!(cause instanceof FailureError)) throw cause
  })
}
