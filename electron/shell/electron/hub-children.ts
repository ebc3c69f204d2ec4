/**
 * The hubs of one core, each a utility process of the main process (only it can start them), which passes their
 * messages on without looking inside.
 */
import { once } from '../once.ts'
import type { Child, ForkChild } from './child.ts'
import type { ToCore } from './core-messages.ts'

/** How long a hub may take to write everything down before it is ended. */
const stopTimeMs = 8000

export interface HubChildren {
  start(hub: number): void
  send(hub: number, message: unknown): void
  kill(hub: number): void
  /** For when their core is gone: asks them to stop, and ends those that don't. */
  stopAll(): Promise<void>
}

export function hubChildren(
  fork: ForkChild,
  hubFile: string,
  toCore: (message: ToCore) => void,
): HubChildren {
  const hubs = new Map<number, { child: Child; exited: Promise<void> }>()

  return {
    start(hub) {
      const child = fork(hubFile, 'Diên Hồng hub')
      const exited = Promise.withResolvers<void>()
      hubs.set(hub, { child, exited: exited.promise })
      child.on('message', (message) => toCore({ type: 'hub-message', hub, message }))
      child.once('exit', (code) => {
        hubs.delete(hub)
        exited.resolve()
        toCore({ type: 'hub-exit', hub, code })
      })
    },
    send: (hub, message) => hubs.get(hub)?.child.postMessage(message, []),
    kill: (hub) => void hubs.get(hub)?.child.kill(),
    async stopAll() {
      await Promise.all(
        [...hubs.values()].map(async ({ child, exited }) => {
          child.postMessage({ type: 'stop' }, [])
          await once(exited, stopTimeMs, () => child.kill())
        }),
      )
    },
  }
}
