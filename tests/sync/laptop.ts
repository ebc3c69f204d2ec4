/**
 * One laptop: a real core on a disk of its own, behind a line of its own. It can be crashed and started again, and
 * keeps account of every command it was given and of everything its core ever showed.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Core } from '../../electron/core/core.ts'
import { startCore } from '../../electron/core/start-core.ts'
import type { AppState, AppStateKey } from '../../protocol/app/state.ts'
import type { CommandAnswer } from '../../protocol/live/channel.ts'
import type { Command } from '../../protocol/live/command.ts'
import { meetingState, type MeetingState } from '../../meeting/state.ts'
import { Line } from '../net/line.ts'
import { Disk } from './disk.ts'
import type { HarmDone } from './harm-done.ts'

const patienceMs = 12_000

export interface Account {
  readonly username: string
  readonly password: string
}

/** A command a person gave on a laptop, and what the laptop said became of it. */
export interface Sent {
  readonly laptop: Laptop
  readonly commandId: string
  readonly command: Command
  /** As the caller was told; null: `queued`, or the laptop crashed before it could tell. */
  told: CommandAnswer | null
  /** Resolves when the call is over, whatever it brought. */
  readonly over: Promise<void>
}

/** What a core showed at one moment. */
export interface Shown {
  readonly headSeq: number
  readonly state: unknown
}

/** Lines a core writes only when we are wrong, not when the network is. */
const defects =
  /differs from the hub|unreadable|does not fit|joining failed|queue: stopped|fetch: stopped|was not what/

class Crashed extends Error {}

export class Laptop {
  readonly name: string
  readonly line: Line
  readonly harm: HarmDone
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'dien-hong-sync-'))
  readonly #dataKey = randomBytes(32)
  #core: Core | null = null
  #disk: Disk | null = null
  /** Of the person signed in. */
  personId = ''
  #crash = new AbortController()
  #meetingId: string | null = null
  #isEntered = false
  #isHurrying = false
  #lastRevision = 0
  #lines: string[] = []
  readonly #waited = new Set<string>()

  /** Of the present scene: commands given, what was shown, and what should never have been seen. */
  sent: Sent[] = []
  shown: Shown[] = []
  broken: string[] = []
  /** Looked at with every change; says what is wrong, or null. */
  mustHold: (state: AppState) => string | null = () => null

  private constructor(name: string, line: Line, harm: HarmDone) {
    this.name = name
    this.line = line
    this.harm = harm
  }

  static async signIn(
    name: string,
    account: Account,
    hub: { readonly port: () => number; readonly fingerprint: string },
    harm: HarmDone,
  ): Promise<Laptop> {
    const laptop = new Laptop(name, await Line.open(hub.port), harm)
    await laptop.start()
    const { hubId } = await laptop.core.call('hub:sign-in', {
      address: laptop.line.address,
      fingerprint: hub.fingerprint,
      credentials: { by: 'password', username: account.username, password: account.password },
    })
    const { hubs } = await laptop.until('connected', (state) => state.connection.state === 'connected')
    laptop.personId = hubs.known.find((known) => known.hubId === hubId)?.person?.id ?? ''
    laptop.#disk = new Disk(laptop.#folder, laptop.#dataKey, hubId)
    return laptop
  }

  /** Of its core: for another process that takes its place. */
  get profile(): { readonly folder: string; readonly dataKey: Buffer } {
    return { folder: this.#folder, dataKey: this.#dataKey }
  }

  get isUp(): boolean {
    return this.#core !== null
  }

  get core(): Core {
    if (this.#core === null) throw new Crashed(`${this.name} is down`)
    return this.#core
  }

  get disk(): Disk {
    if (this.#disk === null) throw new Error(`${this.name} has not signed in yet`)
    return this.#disk
  }

  get state(): AppState {
    return this.core.state()
  }

  get isConnected(): boolean {
    return this.#core !== null && this.state.connection.state === 'connected'
  }

  /** The session as this laptop knows it. */
  get meeting(): MeetingState {
    return meetingState.parse(this.state.live?.state)
  }

  /** Whether the present meeting is open in its windows. */
  get isEntered(): boolean {
    return this.#core !== null && this.#isEntered
  }

  /** Ids of the commands the hub has not answered yet, as the laptop sees it. */
  get waiting(): string[] {
    return this.#core === null ? [] : (this.state.live?.pending ?? []).map((each) => each.commandId)
  }

  /** With the profile it left behind; goes back into the meeting it was in. */
  async start(): Promise<void> {
    this.#crash = new AbortController()
    const core = await startCore({
      profileFolder: this.#folder,
      dataKey: this.#dataKey,
      shell: 'browser',
      appVersion: '0.1.0',
      assetsFolder: path.resolve('assets'),
      spawnHub: () => {
        throw new Error('these laptops host nothing')
      },
      log: (line) => this.#hear(line),
    })
    this.#core = core
    core.subscribe((key) => this.#see(core, key))
    if (this.#meetingId !== null) this.enter(this.#meetingId)
  }

  /** As if the power went: nothing is finished, nobody is told. */
  crash(): void {
    const { core } = this
    this.#core = null
    this.#isEntered = false
    this.harm.add('laptopCrashes')
    core.kill()
    this.#crash.abort()
  }

  #hear(line: string): void {
    this.#lines.push(line)
    if (line.startsWith('upload: interrupted')) this.harm.add('uploadsInterrupted')
    // States that come and go between two looks are seen by nobody; lines are all heard.
    if (this.#isHurrying && line.startsWith('live: away')) setImmediate(() => this.hurry(this.#isHurrying))
    if (defects.test(line)) this.broken.push(`log: ${line}`)
  }

  #see(core: Core, key: AppStateKey): void {
    if (core !== this.#core) return
    const state = core.state()
    if (key === 'live') this.#seeLive(state)
    if (key === 'place' && state.place !== null && state.place.meetingId === this.#meetingId) {
      const { revision } = state.place
      if (revision < this.#lastRevision) this.broken.push(`place ${revision} after ${this.#lastRevision}`)
      this.#lastRevision = revision
    }
    if (key === 'connection') this.#seeConnection(state)
    const wrong = this.mustHold(state)
    if (wrong !== null) this.broken.push(wrong)
  }

  #seeLive(state: AppState): void {
    if (state.live === null || state.live.meetingId !== this.#meetingId) return
    const { headSeq } = state.live
    const before = this.shown.at(-1)?.headSeq ?? 0
    if (headSeq < before) this.broken.push(`the log went back from ${before} to ${headSeq}`)
    if (headSeq !== before) this.shown.push({ headSeq, state: state.live.state })
    if (state.connection.state !== 'connected') for (const id of this.waiting) this.#waited.add(id)
  }

  #seeConnection({ connection }: AppState): void {
    if (connection.state === 'connected') return
    if (connection.state === 'stopped') this.broken.push(`gave up the hub: ${connection.failure.kind}`)
    for (const id of this.waiting) this.#waited.add(id)
  }

  /** Comes back at once when it is cut off, as with someone who presses the button, instead of in its own time. */
  hurry(isHurrying: boolean): void {
    this.#isHurrying = isHurrying
    if (!isHurrying || this.#core === null || this.state.connection.state !== 'away') return
    this.core.call('hub:retry', null).catch((cause: unknown) => this.broken.push(String(cause)))
  }

  /** Whether this command once waited without a hub. */
  hasWaited(commandId: string): boolean {
    return this.#waited.has(commandId)
  }

  /** Resolves when the state is as told; rejects after a crash, and when it never comes. */
  until(what: string, holds: (state: AppState) => boolean): Promise<AppState> {
    const { core } = this
    const { signal } = this.#crash
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        stop()
        clearTimeout(timer)
        signal.removeEventListener('abort', crashed)
        settle()
      }
      const crashed = (): void => end(() => reject(new Crashed(`${this.name} crashed`)))
      const look = (): void => {
        const state = core.state()
        if (holds(state)) end(() => resolve(state))
      }
      const stop = core.subscribe(look)
      const timer = setTimeout(
        () => end(() => reject(new Error(`${this.name}: never came: ${what}\n${this.describe()}`))),
        patienceMs,
      )
      signal.addEventListener('abort', crashed)
      look()
    })
  }

  /** Opens the meeting as soon as this laptop has heard of it, over crashes too. */
  enter(meetingId: string): void {
    this.#meetingId = meetingId
    this.#enter(meetingId).catch((cause: unknown) => {
      if (!(cause instanceof Crashed)) this.broken.push(`could not enter: ${String(cause)}`)
    })
  }

  async #enter(meetingId: string): Promise<void> {
    await this.until('the meeting in its list', (state) =>
      state.meetings.some(({ meeting, myRole }) => meeting.id === meetingId && myRole !== null),
    )
    const { core } = this
    await core.call('meeting:open', { meetingId })
    if (core === this.#core) this.#isEntered = true
  }

  /** Closes the meeting and forgets its account; what was learnt about it is in the caller's hands. */
  async leave(): Promise<void> {
    this.#meetingId = null
    this.#isEntered = false
    this.#lastRevision = 0
    this.sent = []
    this.shown = []
    this.#waited.clear()
    this.mustHold = () => null
    await this.core.call('meeting:open', { meetingId: null })
  }

  /** Gives a command; it is on this laptop's disk when this returns. */
  send(command: Command): Sent {
    const meetingId = this.#meetingId
    if (meetingId === null) throw new Error('in no meeting')
    const before = new Set(this.waiting)
    const asked = this.core.call('live:command', { meetingId, command })
    const commandId = this.waiting.find((id) => !before.has(id))
    if (commandId === undefined) throw new Error(`${this.name}: ${command.type} is not in the queue`)
    const over = asked.then(
      (answer) => {
        if (answer.outcome !== 'queued') sent.told = answer
      },
      (cause: unknown) => {
        this.broken.push(`${command.type}: ${String(cause)}`)
      },
    )
    const sent: Sent = { laptop: this, commandId, command, told: null, over }
    this.sent.push(sent)
    if (!this.isConnected) this.#waited.add(commandId)
    return sent
  }

  /** For a failed test: how it stands, and its last words. */
  describe(): string {
    const lines = this.#lines.slice(-12).join('\n    ')
    if (this.#core === null) return `  ${this.name} is down\n    ${lines}`
    const { connection, live, meeting } = this.state
    const now = {
      connection: connection.state,
      headSeq: live?.headSeq,
      pending: live?.pending.map((each) => each.type),
      papers: meeting?.papers.map((paper) => `${paper.readyBytes} of ${paper.document.sizeBytes}`),
    }
    return `  ${this.name} ${JSON.stringify(now)}\n    ${lines}`
  }

  async close(): Promise<void> {
    const { broken, lostBytes, delayedBytes, ghostBytes } = this.line.harm
    this.harm.add('connectionsBroken', broken)
    this.harm.add('bytesLost', lostBytes)
    this.harm.add('bytesDelayed', delayedBytes)
    this.harm.add('ghostBytes', ghostBytes)
    this.#disk?.close()
    if (this.#core !== null) await this.#core.close()
    this.#core = null
    await this.line.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
