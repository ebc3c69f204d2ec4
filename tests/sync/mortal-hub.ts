/** A hub that may be killed at any moment, also between its commit and its telling, and started on the same folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseFile, startHub, type Hub } from '../../hub/start-hub.ts'
import { openSqliteStore } from '../../hub/store/sqlite/open-store.ts'
import type { Store } from '../../hub/store/store.ts'

/** Thrown between commit and telling: nothing after it runs, as nothing does in a dead process. */
class Killed extends Error {}

export class MortalHub {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'dien-hong-sync-hub-'))
  #hub: Hub | null = null
  #store: Store | null = null
  /** Starts and deaths so far. */
  #lives = 0
  #deaths = 0
  #dying: Promise<void> = Promise.resolve()
  #port = 0
  #clockAheadMs = 0
  /** Between the commit of events and telling anyone. */
  whenCommitted: (meetingId: string, seq: number) => void = () => undefined
  /** Defects it has logged while it lived. */
  broken: string[] = []

  get isUp(): boolean {
    return this.#hub !== null
  }

  get hub(): Hub {
    if (this.#hub === null) throw new Error('the hub is down')
    return this.#hub
  }

  /** The last one known: laptops knock there while the hub is down. */
  get port(): number {
    return this.#port
  }

  /** Reads the hub's file beside the hub, and after its death. */
  get store(): Store {
    if (this.#store === null) throw new Error('the hub has never started')
    return this.#store
  }

  now(): number {
    return Date.now() + this.#clockAheadMs
  }

  /** Only the hub's own clock. */
  moveClock(aheadMs: number): void {
    this.#clockAheadMs += aheadMs
  }

  async start(): Promise<void> {
    await this.#dying
    this.#lives += 1
    const life = this.#lives
    const isDead = (): boolean => this.#deaths >= life
    const hub = await startHub({
      dataFolder: this.#folder,
      name: 'UBND xã Thử Nghiệm',
      host: '127.0.0.1',
      port: 0,
      isAnnounced: false,
      now: () => this.now(),
      log: (line) => {
        if (line.level === 'error' && !isDead()) this.broken.push(JSON.stringify(line))
      },
      hooks: {
        committed: (meetingId, seq) => {
          this.whenCommitted(meetingId, seq)
          if (isDead()) throw new Killed()
        },
      },
    })
    this.#hub = hub
    this.#port = hub.port
    this.#store ??= openSqliteStore(path.join(this.#folder, databaseFile))
  }

  /** May be called from {@link whenCommitted}: then nobody is told. */
  kill(): void {
    const { hub } = this
    this.#hub = null
    this.#deaths += 1
    this.#dying = hub.kill()
    this.#dying.catch((cause: unknown) => this.broken.push(`died badly: ${String(cause)}`))
  }

  async close(): Promise<void> {
    await this.#store?.close(true)
    await this.#dying
    await this.#hub?.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
