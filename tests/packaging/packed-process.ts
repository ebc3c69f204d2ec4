/** The test's side of `as-utility-process.ts`: forks a packed program and lets the test wait for what it says. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'

const runner = join(import.meta.dirname, 'as-utility-process.ts')
const envelope = z.object({ port: z.int().optional(), data: z.unknown() })

export class PackedProcess {
  readonly #child: ChildProcess
  readonly #listeners = new Set<(port: number | null, data: unknown) => void>()
  readonly #exited: Promise<unknown[]>
  #errorText = ''

  constructor(file: string, workFolder: string) {
    // Away from the project: a package that only the project has is not found from there either.
    this.#child = fork(runner, [file], {
      cwd: workFolder,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#exited = once(this.#child, 'exit')
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#errorText += chunk.toString()))
    this.#child.on('message', (message) => {
      const { port, data } = envelope.parse(message)
      for (const listener of this.#listeners) listener(port ?? null, data)
    })
  }

  /** To the program's parent port. */
  post(data: unknown): void {
    this.#child.send({ data })
  }

  /** To the parent port, with a new port of the test's number along. */
  postWithPort(port: number, data: unknown): void {
    this.#child.send({ port, data })
  }

  /** Down a port given earlier. */
  postOn(port: number, data: unknown): void {
    this.#child.send({ port, isForPort: true, data })
  }

  onMessage(listener: (port: number | null, data: unknown) => void): void {
    this.#listeners.add(listener)
  }

  /** The first thing said from now on (on a port, or to the parent) that fits. Rejects when the program ends first. */
  async next<T>(port: number | null, fits: z.ZodType<T>): Promise<T> {
    const found = Promise.withResolvers<T>()
    const listener = (from: number | null, data: unknown): void => {
      if (from !== port) return
      const parsed = fits.safeParse(data)
      if (parsed.success) found.resolve(parsed.data)
    }
    this.#listeners.add(listener)
    try {
      const ended = this.#exited.then(([code]): never => {
        throw new Error(`The program ended with ${String(code)}: ${this.#errorText}`)
      })
      return await Promise.race([found.promise, ended])
    } finally {
      this.#listeners.delete(listener)
    }
  }

  async exitCode(): Promise<unknown> {
    const [code] = await this.#exited
    return code
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }
}
