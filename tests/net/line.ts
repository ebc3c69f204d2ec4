/**
 * A network line that tests can disturb: a TCP relay on this machine between a laptop and its hub. TLS goes through
 * it untouched, so both ends are the real ones. Within a connection bytes may be late or lost, never out of order:
 * a connection that lost some is broken when the line is mended, as TCP would break it.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'

/** What the line has really done to anyone: for tests that prove they were not vacuous. */
export interface Harm {
  /** Connections broken while they were in use. */
  broken: number
  /** Bytes that never arrived though their connection stood. */
  lostBytes: number
  /** Bytes that arrived later than they should. */
  delayedBytes: number
  /** Bytes that reached the hub over a connection whose laptop was gone by then. */
  ghostBytes: number
}

/** One direction of one connection. Keeps the order of what it delays. */
class Flow {
  readonly #to: Socket
  #waiting: { readonly bytes: Buffer; readonly dueMs: number }[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(to: Socket) {
    this.#to = to
  }

  put(bytes: Buffer, delayMs: number): void {
    if (delayMs === 0 && this.#waiting.length === 0) {
      this.#to.write(bytes)
      return
    }
    const after = this.#waiting.at(-1)?.dueMs ?? 0
    this.#waiting.push({ bytes, dueMs: Math.max(performance.now() + delayMs, after) })
    this.#plan()
  }

  #plan(): void {
    const next = this.#waiting[0]
    if (next === undefined || this.#timer !== null) return
    const waitMs = Math.max(0, next.dueMs - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = null
      const nowMs = performance.now()
      while (this.#waiting[0] !== undefined && this.#waiting[0].dueMs <= nowMs) {
        const due = this.#waiting.shift()
        if (due !== undefined) this.#to.write(due.bytes)
      }
      this.#plan()
    }, waitMs)
  }

  /** Nothing more goes this way; gives what was still on it. */
  stop(): Buffer {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const left = Buffer.concat(this.#waiting.map((each) => each.bytes))
    this.#waiting = []
    return left
  }
}

interface Pair {
  readonly laptop: Socket
  readonly hub: Socket
  readonly toLaptop: Flow
  readonly toHub: Flow
  /** What the laptop said and the hub has not been given yet. */
  heldBack: Buffer[]
  hasLost: boolean
}

interface Ghost {
  readonly speak: () => void
  readonly gone: Promise<void>
}

/** Bytes one side may still say before something happens. */
interface Limit {
  count: number
  readonly reached: (pair: Pair) => void
}

export class Line {
  readonly #server: Server
  readonly #pairs = new Set<Pair>()
  readonly #ghosts = new Map<Socket, Ghost>()
  readonly harm: Harm = { broken: 0, lostBytes: 0, delayedBytes: 0, ghostBytes: 0 }
  #isCut = false
  #isDeaf = false
  #isMute = false
  #isHeldBack = false
  #heldBackBytes = 0
  #whenHeld: { readonly bytes: number; readonly tell: () => void } | null = null
  #delayMs = 0
  #limitOfHub: Limit | null = null
  #limitOfLaptop: Limit | null = null
  #bytesFromHub = 0
  #bytesFromLaptop = 0

  private constructor(server: Server) {
    this.#server = server
  }

  /** `hubPort` is asked for each connection, as a restarted hub may have moved. */
  static async open(hubPort: () => number): Promise<Line> {
    const server = createServer({ pauseOnConnect: true })
    const line = new Line(server)
    server.on('connection', (laptop) => line.#accept(laptop, hubPort()))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return line
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the line is closed')
    return address.port
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  /** Everything the hub has said, but while the line was deaf. */
  get bytesFromHub(): number {
    return this.#bytesFromHub
  }

  /** Everything the laptop has said, whatever became of it. */
  get bytesFromLaptop(): number {
    return this.#bytesFromLaptop
  }

  /** Nothing the hub says arrives. */
  get isDeaf(): boolean {
    return this.#isDeaf
  }

  #accept(laptop: Socket, hubPort: number): void {
    if (this.#isCut) {
      laptop.resetAndDestroy()
      return
    }
    const hub = connect({ port: hubPort, host: '127.0.0.1' })
    const pair: Pair = {
      laptop,
      hub,
      toLaptop: new Flow(laptop),
      toHub: new Flow(hub),
      heldBack: [],
      hasLost: false,
    }
    this.#pairs.add(pair)
    laptop.setNoDelay(true)
    hub.setNoDelay(true)
    const end = () => {
      if (!this.#pairs.delete(pair)) return
      stop(pair)
      laptop.destroy()
      hub.destroy()
    }
    for (const socket of [laptop, hub]) socket.on('error', end).on('close', end)
    laptop.on('data', (bytes) => this.#fromLaptop(pair, bytes))
    hub.on('data', (bytes) => this.#fromHub(pair, bytes))
    laptop.resume()
  }

  #fromLaptop(pair: Pair, bytes: Buffer): void {
    this.#bytesFromLaptop += bytes.length
    if (this.#isMute) {
      this.#lose(pair, bytes)
      return
    }
    if (this.#isHeldBack || pair.heldBack.length > 0) {
      pair.heldBack.push(bytes)
      this.#heldBackBytes += bytes.length
      if (this.#heldBackBytes >= (this.#whenHeld?.bytes ?? Infinity)) this.#whenHeld?.tell()
      return
    }
    if (this.#delayMs > 0) this.harm.delayedBytes += bytes.length
    this.#pass(pair, pair.toHub, bytes, this.#limitOfLaptop)
  }

  #fromHub(pair: Pair, bytes: Buffer): void {
    if (this.#isDeaf) {
      this.#lose(pair, bytes)
      return
    }
    if (this.#delayMs > 0) this.harm.delayedBytes += bytes.length
    this.#bytesFromHub += bytes.length
    this.#pass(pair, pair.toLaptop, bytes, this.#limitOfHub)
  }

  /** As much as the limit lets through. */
  #pass(pair: Pair, flow: Flow, bytes: Buffer, limit: Limit | null): void {
    const passed = limit === null ? bytes : bytes.subarray(0, limit.count)
    flow.put(passed, this.#delayMs)
    if (limit === null) return
    limit.count -= passed.length
    if (limit.count > 0) return
    if (limit === this.#limitOfHub) this.#limitOfHub = null
    else this.#limitOfLaptop = null
    if (passed.length < bytes.length) this.#lose(pair, bytes.subarray(passed.length))
    limit.reached(pair)
  }

  #lose(pair: Pair, bytes: Buffer): void {
    pair.hasLost = true
    this.harm.lostBytes += bytes.length
  }

  /** All connections break now; new ones are refused until {@link mend}. */
  cut(): void {
    this.#isCut = true
    this.#breakAll()
  }

  /** All connections break now; new ones are welcome at once. */
  blip(): void {
    this.#breakAll()
  }

  /** From now on nothing the hub says arrives, though everything the laptop says does. */
  deafen(): void {
    this.#isDeaf = true
  }

  /** From now on nothing the laptop says arrives. */
  mute(): void {
    this.#isMute = true
  }

  /** Everything takes this much longer, both ways. */
  slow(delayMs: number): void {
    this.#delayMs = delayMs
  }

  /**
   * Keeps what the laptop says. With {@link mend} the laptop loses its connections and may come back at once; the hub
   * hears what was kept only later, as if the laptop's past spoke after its present.
   */
  holdBack(): void {
    this.#isHeldBack = true
    this.#heldBackBytes = 0
  }

  /** Resolves when so many bytes are held back. */
  untilHeldBack(bytes: number): Promise<void> {
    return new Promise((resolve) => {
      this.#whenHeld = { bytes, tell: resolve }
    })
  }

  /** After so many more bytes from one side, in the middle of whatever they are, that connection breaks. */
  cutAfter(bytes: number, from: 'hub' | 'laptop' = 'hub'): void {
    const limit = { count: bytes, reached: (pair: Pair) => this.#break(pair) }
    if (from === 'hub') this.#limitOfHub = limit
    else this.#limitOfLaptop = limit
  }

  /** After so many more bytes from the hub the line goes deaf; resolves when it does. */
  freezeAfter(bytes: number): Promise<void> {
    return new Promise((resolve) => {
      this.#limitOfHub = {
        count: bytes,
        reached: () => {
          this.deafen()
          resolve()
        },
      }
    })
  }

  /** As good as new. What was held back reaches the hub after `lateMs`, or with {@link letGhostsSpeak}. */
  mend(lateMs: number | 'when-told' = 0): void {
    for (const pair of this.#pairs) {
      // A connection that lost bytes in the middle can't be used again.
      if (pair.hasLost) this.#break(pair)
      else if (pair.heldBack.length > 0) this.#leaveGhost(pair, lateMs)
    }
    this.#isCut = false
    this.#isDeaf = false
    this.#isMute = false
    this.#isHeldBack = false
    this.#delayMs = 0
    this.#limitOfHub = null
    this.#limitOfLaptop = null
  }

  /** The laptop's end is gone; the hub's stands until it has heard everything that was said into it. */
  #leaveGhost(pair: Pair, lateMs: number | 'when-told'): void {
    const { laptop, hub, toLaptop, toHub, heldBack } = pair
    this.#pairs.delete(pair)
    this.harm.broken += 1
    toLaptop.stop()
    const said = Buffer.concat([toHub.stop(), ...heldBack])
    laptop.resetAndDestroy()
    hub.removeAllListeners('data')
    hub.resume()
    const speak = (): void => {
      if (hub.destroyed || hub.writableEnded) return
      this.harm.ghostBytes += said.length
      hub.end(said)
    }
    const gone = new Promise<void>((resolve) => {
      hub.once('close', () => {
        this.#ghosts.delete(hub)
        resolve()
      })
    })
    this.#ghosts.set(hub, { speak, gone })
    if (lateMs !== 'when-told') setTimeout(speak, lateMs)
  }

  letGhostsSpeak(): void {
    for (const { speak } of this.#ghosts.values()) speak()
  }

  /** Resolves when the hub has heard, and answered into nothing, all that was held back. */
  async ghostsGone(): Promise<void> {
    await Promise.all([...this.#ghosts.values()].map(({ gone }) => gone))
  }

  async close(): Promise<void> {
    this.#breakAll()
    for (const hub of this.#ghosts.keys()) hub.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #breakAll(): void {
    for (const pair of this.#pairs) this.#break(pair)
  }

  #break(pair: Pair): void {
    if (!this.#pairs.delete(pair)) return
    this.harm.broken += 1
    stop(pair)
    pair.laptop.resetAndDestroy()
    pair.hub.resetAndDestroy()
  }
}

function stop(pair: Pair): void {
  pair.toLaptop.stop()
  pair.toHub.stop()
}
