/**
 * A network line that tests can cut: a TCP relay on this machine between a laptop and its hub. TLS goes through it
 * untouched, so both ends are the real ones.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

interface Pair {
  readonly laptop: Socket
  readonly hub: Socket
}

export class Line {
  readonly #server: Server
  readonly #pairs = new Set<Pair>()
  #isCut = false
  #isDeaf = false

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
    const address = this.#server.address() as AddressInfo
    return address.port
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  #accept(laptop: Socket, hubPort: number): void {
    if (this.#isCut) {
      laptop.resetAndDestroy()
      return
    }
    const hub = connect({ port: hubPort, host: '127.0.0.1' })
    const pair = { laptop, hub }
    this.#pairs.add(pair)
    laptop.setNoDelay(true)
    hub.setNoDelay(true)
    const end = () => {
      this.#pairs.delete(pair)
      laptop.destroy()
      hub.destroy()
    }
    for (const socket of [laptop, hub]) socket.on('error', end).on('close', end)
    laptop.on('data', (bytes) => hub.write(bytes))
    // What the hub says gets lost while the line is deaf: the hub acts, and the laptop never hears of it.
    hub.on('data', (bytes) => {
      if (!this.#isDeaf) laptop.write(bytes)
    })
    laptop.resume()
  }

  /** All connections break now; new ones are refused until {@link mend}. */
  cut(): void {
    this.#isCut = true
    this.#breakAll()
  }

  /** From now on nothing the hub says arrives, though everything the laptop says does. Ends with cut or mend. */
  deafen(): void {
    this.#isDeaf = true
  }

  mend(): void {
    // A deaf connection lost bytes in the middle: it can't be used again.
    if (this.#isDeaf) this.#breakAll()
    this.#isDeaf = false
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.#breakAll()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #breakAll(): void {
    for (const { laptop, hub } of this.#pairs) {
      laptop.resetAndDestroy()
      hub.resetAndDestroy()
    }
    this.#pairs.clear()
  }
}
