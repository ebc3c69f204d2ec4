/** The hub as the desktop program runs it, in a process of its own: killed by the system, with no chance to notice. */
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fromHubProcess, type ToHubProcess } from '../../protocol/host/hub-process.ts'
import { administrator, hubName, MortalHub, type HubAddress } from './mortal-hub.ts'

export class HubProcess extends MortalHub {
  #child: ChildProcess | null = null

  override moveClock(): void {
    // Its clock is the system's: votes with a limit are closed by the chair, or not in this scene.
  }

  protected override begin(): Promise<HubAddress> {
    const child = fork(path.resolve('hub/process.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#child = child
    return new Promise((resolve, reject) => {
      child.on('exit', (code) => reject(new Error(`the hub's process ended with ${code}`)))
      child.on('message', (given) => {
        const message = fromHubProcess.parse(given)
        if (message.type === 'started') resolve(message)
        if (message.type === 'failed') this.broken.push(JSON.stringify(message))
        if (message.type === 'log') this.hear(message.line)
      })
      const start: ToHubProcess = {
        type: 'start',
        options: {
          dataFolder: this.folder,
          name: hubName,
          port: 0,
          isPortFlexible: false,
          host: '127.0.0.1',
          isAnnounced: false,
          administrator,
          maxFileBytes: null,
        },
      }
      child.send(start)
    })
  }

  protected override end(): Promise<void> {
    const child = this.#child
    if (child === null || child.exitCode !== null) return Promise.resolve()
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    return gone
  }
}
