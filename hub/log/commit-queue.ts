/**
 * The way of every command into a log. What arrives together is decided one after the other, committed in one
 * transaction, and only then answered and told: a crash may lose what nobody was told, never what somebody was.
 */
import { createHash } from 'node:crypto'
import { decide, type Actor } from '../../meeting/decide.ts'
import { canonicalJson } from '../../protocol/canonical.ts'
import { FailureError } from '../../protocol/failures.ts'
import { commandAnswer, type CommandAnswer } from '../../protocol/live/channel.ts'
import type { AnyCommand } from '../../protocol/live/command.ts'
import { partIn, type Viewer } from '../people/viewer.ts'
import type { MeetingRows } from '../rows/meeting-rows.ts'
import type { Meetings } from '../rows/meetings.ts'
import type { ChainedEvent } from '../store/log-store.ts'
import type { RememberedAnswer, Store } from '../store/store.ts'
import type { Turnstile } from '../turnstile.ts'
import { MeetingLog } from './meeting-log.ts'
import { LogWork } from './log-work.ts'

/** A big burst is committed in several groups, so that page turns pass between them. */
const groupSize = 256

interface Job {
  readonly meetingId: string
  readonly command: AnyCommand
  /** null: the hub itself. */
  readonly by: { readonly viewer: Viewer; readonly commandId: string } | null
  readonly resolve: (answer: CommandAnswer) => void
  readonly reject: (cause: unknown) => void
}

export interface Committed {
  readonly log: MeetingLog
  readonly events: readonly ChainedEvent[]
}

interface Dependencies {
  readonly store: Store
  readonly meetings: Meetings
  readonly turnstile: Turnstile
  readonly now: () => number
  readonly signHead: (meetingId: string, seq: number, hash: string) => string
  /** Between commit and telling: for tests that crash there. */
  readonly committed: (meetingId: string, seq: number) => void
  readonly tell: {
    committed(committed: readonly Committed[]): void
    /** The session's start or end changed the meeting's row. */
    rowChanged(change: number, before: MeetingRows, after: MeetingRows): void
  }
}

export class CommitQueue {
  readonly #with: Dependencies
  readonly #logs = new Map<string, Promise<MeetingLog>>()
  readonly #open = new Map<string, MeetingLog>()
  #jobs: Job[] = []
  #isDraining = false

  constructor(dependencies: Dependencies) {
    this.#with = dependencies
  }

  /** A person's command: its answer, or a FailureError when the hub could not judge it and it may be sent again. */
  submit(viewer: Viewer, meetingId: string, commandId: string, command: AnyCommand): Promise<CommandAnswer> {
    return this.#enqueue(meetingId, command, { viewer, commandId })
  }

  /** The hub's own. */
  submitOwn(meetingId: string, command: AnyCommand): Promise<CommandAnswer> {
    return this.#enqueue(meetingId, command, null)
  }

  #enqueue(meetingId: string, command: AnyCommand, by: Job['by']): Promise<CommandAnswer> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ meetingId, command, by, resolve, reject })
      if (this.#isDraining) return
      this.#isDraining = true
      // After everything that has come in with this turn of the event loop.
      setImmediate(() => void this.#drain())
    })
  }

  async #drain(): Promise<void> {
    while (this.#jobs.length > 0) {
      await this.#with.turnstile.pass(async () => {
        const group = this.#jobs.splice(0, groupSize)
        try {
          await this.#commit(group)
        } catch (cause) {
          for (const job of group) job.reject(cause)
        }
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#isDraining = false
  }

  /** Resolves when every command that has come in is answered. */
  async settled(): Promise<void> {
    while (this.#isDraining) await new Promise((resolve) => setImmediate(resolve))
    await this.#with.turnstile.settled()
  }

  /** The log in memory, read from the store the first time. */
  open(meetingId: string): Promise<MeetingLog> {
    const known = this.#logs.get(meetingId)
    if (known !== undefined) return known
    const reading = MeetingLog.read(this.#with.store, meetingId).then((log) => {
      this.#open.set(meetingId, log)
      return log
    })
    this.#logs.set(meetingId, reading)
    reading.catch(() => this.#logs.delete(meetingId))
    return reading
  }

  /** Without waiting: logs that have been read. */
  peek(meetingId: string): MeetingLog | null {
    return this.#open.get(meetingId) ?? null
  }

  get openLogs(): Iterable<MeetingLog> {
    return this.#open.values()
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const work = new LogWork(this.#with.now())
      const given = new Map<string, RememberedAnswer>()
      const answers: CommandAnswer[] = []
      for (const job of jobs) answers.push(await this.#answer(job, work, given))

      const appends = work.appends(this.#with.signHead)
      const fresh = [...given.values()]
      if (appends.length > 0 || fresh.length > 0) {
        const appended = await this.#with.store.log.append(appends, fresh)
        if (appended.outcome === 'behind') {
          for (const { meetingId } of appends) this.#forget(meetingId)
          continue
        }
        const committed = work.adopt()
        for (const { log } of committed) this.#with.committed(log.meetingId, log.head.seq)
        jobs.forEach((job, index) => resolveWith(job, answers[index]))
        this.#with.tell.committed(committed)
        for (const { before, row } of work.changedRows()) {
          const after = before.with(appended.change, [{ table: 'meeting', row, isRemoved: false }])
          this.#with.meetings.adopt(after)
          this.#with.tell.rowChanged(appended.change, before, after)
        }
        return
      }
      jobs.forEach((job, index) => resolveWith(job, answers[index]))
      return
    }
    throw new FailureError('hub-busy')
  }

  #forget(meetingId: string): void {
    this.#logs.delete(meetingId)
    this.#open.delete(meetingId)
    this.#with.meetings.forget(meetingId)
  }

  async #answer(job: Job, work: LogWork, given: Map<string, RememberedAnswer>): Promise<CommandAnswer> {
    const { by, meetingId, command } = job
    if (by === null) return this.#decide(job, 'hub', work)
    const { personId } = by.viewer
    const key = `${personId} ${by.commandId}`
    const digest = createHash('sha256').update(canonicalJson({ meetingId, command })).digest('hex')
    const before = given.get(key) ?? (await this.#with.store.hub.findAnswer(personId, by.commandId))
    if (before !== null) {
      return before.digest === digest
        ? commandAnswer.parse(JSON.parse(before.answer))
        : { outcome: 'refused', failure: { kind: 'bad-request', detail: 'command id reused' } }
    }
    const rows = await this.#with.meetings.load(meetingId)
    const role = rows === null ? null : (partIn(by.viewer, rows)?.role ?? null)
    const answer = await this.#decide(job, { personId, role }, work)
    given.set(key, {
      personId,
      commandId: by.commandId,
      digest,
      answer: JSON.stringify(answer),
      atMs: work.nowMs,
    })
    return answer
  }

  async #decide({ meetingId, command }: Job, actor: Actor, work: LogWork): Promise<CommandAnswer> {
    // Who has no part there learns nothing of it, not even whether it exists.
    if (actor !== 'hub' && actor.role === null) {
      return { outcome: 'refused', failure: { kind: 'not-a-participant' } }
    }
    const rows = await this.#with.meetings.load(meetingId)
    if (rows === null) return { outcome: 'refused', failure: { kind: 'not-found' } }
    const meeting = work.on(await this.open(meetingId), rows)
    const decision = decide(meeting.head.state, command, {
      actor,
      atMs: work.atMs(meeting),
      prepared: rows.prepared,
      box: (voteId) => [...(meeting.boxes.get(voteId)?.values() ?? [])],
    })
    if (!decision.isAccepted) return { outcome: 'refused', failure: decision.failure }
    const seq = work.append(meeting, decision, actor === 'hub' ? null : actor.personId)
    return { outcome: 'committed', seq }
  }
}

function resolveWith(job: Job, answer: CommandAnswer | undefined): void {
  if (answer === undefined) job.reject(new Error('a command was left without an answer'))
  else job.resolve(answer)
}
