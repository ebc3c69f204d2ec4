/** Runs a core behind the messages of `core-messages.ts`: windows over their ports, all else over the parent's. */
import { calls } from '../../../protocol/app/calls.ts'
import { FailureError, type Failure } from '../../../protocol/failures.ts'
import type { Core, HubProcess } from '../../core/core.ts'
import { startCore } from '../../core/start-core.ts'
import { connectWindow } from '../dispatch.ts'
import { enterByJoinCode } from '../sample-person.ts'
import { toCore, type Answered, type FromCore, type ToCore } from './core-messages.ts'
import { statusBranches, statusOf } from './core-status.ts'
import { portChannel, type Port } from './ports.ts'

/** Electron's `process.parentPort`. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): unknown
  postMessage(message: unknown): void
}

type Message<T extends ToCore['type']> = Extract<ToCore, { type: T }>
type WindowPort = { port: Port; disconnect: () => void }

/** `exit` ends the process once everything is on disk. */
export function runCoreProcess(
  parent: ParentPort,
  exit: () => void,
  start: typeof startCore = startCore,
): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port, not a window
  const post = (message: FromCore): void => parent.postMessage(message)
  const log = (line: string): void => post({ type: 'log', line })
  const started = Promise.withResolvers<Core>()
  const hubs = new Map<
    number,
    { onMessage: (message: unknown) => void; onExit: (code: number | null) => void }
  >()
  const shellCalls = new Map<number, PromiseWithResolvers<unknown>>()
  const windows = new Map<string, WindowPort>()
  let lastId = 0
  started.promise.catch(() => undefined) // told to the parent below; who awaits it later hears it again

  function spawnHub(): HubProcess {
    const hub = (lastId += 1)
    const early: unknown[] = []
    const callbacks = {
      onMessage: (message: unknown): void => void early.push(message),
      onExit: (_code: number | null): void => undefined,
    }
    hubs.set(hub, callbacks)
    post({ type: 'hub-start', hub })
    return {
      send: (message) => post({ type: 'hub-send', hub, message }),
      onMessage(callback) {
        callbacks.onMessage = callback
        for (const message of early.splice(0)) callback(message)
      },
      onExit(callback) {
        callbacks.onExit = callback
      },
      kill: () => post({ type: 'hub-kill', hub }),
    }
  }

  async function begin({ options }: Message<'start'>): Promise<void> {
    try {
      const core = await start({ ...options, shell: 'electron', spawnHub, log })
      core.subscribe((key) => {
        if (statusBranches.has(key)) post({ type: 'status', status: statusOf(core.state()) })
      })
      post({ type: 'status', status: statusOf(core.state()) })
      started.resolve(core)
      post({ type: 'started' })
    } catch (error) {
      if (!(error instanceof FailureError)) log(`core: did not start: ${stackOf(error)}`)
      started.reject(error)
      post({ type: 'failed', failure: failureOf(error) })
    }
  }

  function askShell(windowId: string, name: string, args: unknown): Promise<unknown> {
    const id = (lastId += 1)
    const answer = Promise.withResolvers<unknown>()
    shellCalls.set(id, answer)
    post({ type: 'shell-call', id, windowId, name, args })
    return answer.promise
  }

  function answerShellCall({ id, answer }: Message<'shell-answer'>): void {
    const call = shellCalls.get(id)
    shellCalls.delete(id)
    if (answer.ok) call?.resolve(answer.result)
    else call?.reject(new FailureError(answer.failure.kind, answer.failure.detail))
  }

  async function openWindow(windowId: string, port: Port): Promise<void> {
    closeWindow(windowId)
    const window: WindowPort = { port, disconnect: () => undefined }
    windows.set(windowId, window)
    port.on('close', () => {
      if (windows.get(windowId) === window) closeWindow(windowId)
    })
    const core = await started.promise
    if (windows.get(windowId) !== window) return // it asked again, or is gone
    const answer = (name: string, args: unknown): Promise<unknown> => askShell(windowId, name, args)
    window.disconnect = connectWindow(core, portChannel(port), answer, log)
  }

  function closeWindow(windowId: string): void {
    const window = windows.get(windowId)
    windows.delete(windowId)
    window?.disconnect()
    window?.port.close()
  }

  async function answerQuestion(message: Message<'ask'>): Promise<void> {
    let answer: Answered
    try {
      answer = { ok: true, result: await answerOf(await started.promise, message) }
    } catch (error) {
      if (!(error instanceof FailureError)) log(`core: ${message.question}: ${stackOf(error)}`)
      answer = { ok: false, failure: failureOf(error) }
    }
    post({ type: 'answer', id: message.id, answer })
  }

  async function stop(): Promise<void> {
    for (const windowId of windows.keys()) closeWindow(windowId)
    try {
      await (await started.promise).close()
    } catch (error) {
      log(`core: while stopping: ${stackOf(error)}`)
    }
    post({ type: 'stopped' })
    exit()
  }

  function receive(message: ToCore, ports: readonly Port[]): void {
    switch (message.type) {
      case 'start':
        void begin(message)
        break
      case 'window': {
        const [port] = ports
        if (port !== undefined) openWindow(message.windowId, port).catch(() => port.close())
        break
      }
      case 'window-gone':
        closeWindow(message.windowId)
        break
      case 'join-link':
        started.promise.then((core) => core.openJoinLink(message.link)).catch(() => undefined)
        break
      case 'shell-answer':
        answerShellCall(message)
        break
      case 'ask':
        void answerQuestion(message)
        break
      case 'hub-message':
        hubs.get(message.hub)?.onMessage(message.message)
        break
      case 'hub-exit':
        hubs.get(message.hub)?.onExit(message.code)
        hubs.delete(message.hub)
        break
      case 'stop':
        void stop()
        break
    }
  }

  parent.on('message', (event) => {
    const message = toCore.safeParse(event.data)
    if (message.success) receive(message.data, event.ports)
    else log('core: a message from the main process that is none of ours')
  })
}

function answerOf(core: Core, message: Message<'ask'>): Promise<unknown> {
  switch (message.question) {
    case 'report':
      return core.call('support:report', calls['support:report'].args.parse(null))
    case 'sample-join-code':
      return core.sampleJoinCode(message.personId)
    case 'enter':
      return enterByJoinCode(core, message.joinCode)
  }
}

function failureOf(error: unknown): Failure {
  return error instanceof FailureError ? error.toFailure() : { kind: 'internal' }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
