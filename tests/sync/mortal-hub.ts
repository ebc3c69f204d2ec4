/** A hub that may be killed at any moment, also between its commit and its telling, and started on the same folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseFile, startHub, type Hub } from '../../hub/start-hub.ts'
import { openSqliteStore } from '../../hub/store/sqlite/open-store.ts'
import type { Store } from '../../hub/store/store.ts'
import type { LogLine, NewAdministrator } from '../../protocol/host/hub-process.ts'

/** Where a hub is reached, and what it is known by. */
export interface HubAddress {
  readonly port: number
  readonly fingerprint: string
  readonly certificatePem: string
}

export const hubName = 'UBND xã Thử Nghiệm'
export const administrator: NewAdministrator = {
  name: 'Lê Thị Thư Ký',
  username: 'secretary',
  password: 'mat khau dai',
}

/** What a scene asks of a hub, wherever it runs. */
export abstract class MortalHub {
  protected readonly folder = mkdtempSync(path.join(tmpdir(), 'dien-hong-sync-hub-'))
  #store: Store | null = null
  #address: HubAddress | null = null
  #isUp = false
  #dying: Promise<void> = Promise.resolve()
  /** Between the commit of events and telling anyone. */
  whenCommitted: (meetingId: string, seq: number) => void = () => undefined
  /** Defects it has logged while it lived. */
  broken: string[] = []

  get isUp(): boolean {
    return this.#isUp
  }

  /** While it is down, the last one: laptops knock there. */
  get address(): HubAddress {
    if (this.#address === null) throw new Error('the hub has never started')
    return this.#address
  }

  /** Reads the hub's file beside the hub, and after its death. */
  get store(): Store {
    this.#store ??= openSqliteStore(path.join(this.folder, databaseFile))
    return this.#store
  }

  /** Goes on where the one before was cut off. The first start makes the administrator. */
  async start(): Promise<void> {
    await this.#dying
    this.#address = await this.begin()
    this.#isUp = true
  }

  /** May be called from {@link whenCommitted}: then nobody is told. */
  kill(): void {
    this.#isUp = false
    this.#dying = this.end()
    this.#dying.catch((cause: unknown) => this.broken.push(`died badly: ${String(cause)}`))
  }

  /** Only the hub's own clock. */
  abstract moveClock(aheadMs: number): void
  protected abstract begin(): Promise<HubAddress>
  /** Dead at once; resolves when nothing of it is left. */
  protected abstract end(): Promise<void>

  protected hear(line: LogLine): void {
    if (line.level === 'error') this.broken.push(JSON.stringify(line))
  }

  async close(): Promise<void> {
    await this.#store?.close(true)
    if (this.#isUp) this.kill()
    await this.#dying
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Thrown between commit and telling: nothing after it runs, as nothing does in a dead process. */
class Killed extends Error {}

/** In the process of the test: killed to the event, and with a clock that can be moved. */
export class HubHere extends MortalHub {
  #hub: Hub | null = null
  /** Starts and deaths so far. */
  #lives = 0
  #deaths = 0
  #clockAheadMs = 0

  override moveClock(aheadMs: number): void {
    this.#clockAheadMs += aheadMs
  }

  protected override async begin(): Promise<HubAddress> {
    this.#lives += 1
    const life = this.#lives
    const isDead = (): boolean => this.#deaths >= life
    const hub = await startHub({
      dataFolder: this.folder,
      name: hubName,
      host: '127.0.0.1',
      port: 0,
      isAnnounced: false,
      now: () => Date.now() + this.#clockAheadMs,
      log: (line) => {
        // What a dead one still says is said by nobody.
        if (!isDead()) this.hear(line)
      },
      hooks: {
        committed: (meetingId, seq) => {
          this.whenCommitted(meetingId, seq)
          if (isDead()) throw new Killed()
        },
      },
    })
    if (!hub.hasAdministrator()) await hub.createAdministrator(administrator)
    this.#hub = hub
    return hub
  }

  protected override async end(): Promise<void> {
    this.#deaths += 1
    await this.#hub?.kill()
  }
}
