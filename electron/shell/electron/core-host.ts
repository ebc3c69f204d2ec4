/** The main process's side of one core: starts its process, answers what it asks, and notices when it dies. */
import type { MessagePortMain } from 'electron'
import { FailureError } from '../../../protocol/failures.ts'
import { once } from '../once.ts'
import type { Child, ForkChild } from './child.ts'
import {
  fromCore,
  type Answered,
  type CoreStatus,
  type FromCore,
  type Question,
  type ToCore,
} from './core-messages.ts'
import { hubChildren } from './hub-children.ts'

export interface CoreHostOptions {
  fork: ForkChild
  coreFile: string
  hubFile: string
  profileFolder: string
  dataKey: Uint8Array
  appVersion: string
  assetsFolder: string
  isDiscovering: boolean
  log: (line: string) => void
  /** A window's `window:*` call. Throws `FailureError` where it is refused. */
  answerShellCall: (windowId: string, name: string, args: unknown) => Promise<unknown>
  onStatus?: (status: CoreStatus) => void
  /** It ended after it had started, without being asked to; its hubs are stopped by then. */
  onCrash?: (code: number) => void
}

export interface CoreHost {
  /** Rejects with a `FailureError` where the core can't start, or dies before it has. */
  readonly started: Promise<void>
  /** Gives a window's port to the core, which serves it from then on. */
  connect(windowId: string, port: MessagePortMain): void
  disconnect(windowId: string): void
  openJoinLink(link: string): void
  /** Rejects with a `FailureError`; when the core dies meanwhile, too. */
  ask(question: AskedQuestion): Promise<unknown>
  stop(): Promise<void>
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
export type AskedQuestion = DistributiveOmit<Question, 'id' | 'type'>

/** How long the core, and a hub it hosts, may take to write everything down. */
const stopTimeMs = 12_000

export function startCoreHost(options: CoreHostOptions): CoreHost {
  const { log } = options
  const child: Child = options.fork(options.coreFile, 'Diên Hồng core')
  const post = (message: ToCore, transfer?: MessagePortMain[]): void => {
    if (!isGone) child.postMessage(message, transfer)
  }
  const hubs = hubChildren(options.fork, options.hubFile, post)
  const started = Promise.withResolvers<void>()
  const exited = Promise.withResolvers<void>()
  const questions = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let isStopping = false
  let hasStarted = false
  let isGone = false
  started.promise.catch(() => undefined) // whoever wants to know awaits it too

  async function answerShellCall({
    id,
    windowId,
    name,
    args,
  }: Extract<FromCore, { type: 'shell-call' }>): Promise<void> {
    let answer: Answered
    try {
      answer = { ok: true, result: await options.answerShellCall(windowId, name, args) }
    } catch (error) {
      const isExpected = error instanceof FailureError
      if (!isExpected) log(`shell: ${name} failed: ${String(error)}`)
      answer = { ok: false, failure: isExpected ? error.toFailure() : { kind: 'internal' } }
    }
    post({ type: 'shell-answer', id, answer })
  }

  function receive(message: FromCore): void {
    switch (message.type) {
      case 'started':
        hasStarted = true
        started.resolve()
        break
      case 'failed':
        isStopping = true // it has said why; its exit is no surprise
        started.reject(new FailureError(message.failure.kind, message.failure.detail))
        child.kill()
        break
      case 'stopped':
        break
      case 'log':
        log(message.line)
        break
      case 'status':
        options.onStatus?.(message.status)
        break
      case 'shell-call':
        void answerShellCall(message)
        break
      case 'answer': {
        const question = questions.get(message.id)
        questions.delete(message.id)
        if (message.answer.ok) question?.resolve(message.answer.result)
        else question?.reject(new FailureError(message.answer.failure.kind, message.answer.failure.detail))
        break
      }
      case 'hub-start':
        hubs.start(message.hub)
        break
      case 'hub-send':
        hubs.send(message.hub, message.message)
        break
      case 'hub-kill':
        hubs.kill(message.hub)
        break
    }
  }

  async function onExit(code: number): Promise<void> {
    isGone = true
    const gone = new FailureError('internal', `the core ended with ${code}`)
    started.reject(gone)
    for (const question of questions.values()) question.reject(gone)
    questions.clear()
    await hubs.stopAll()
    exited.resolve()
    if (isStopping || !hasStarted) return // who awaits `started` has heard
    log(`core: ended with ${code} without being asked to`)
    options.onCrash?.(code)
  }

  child.on('message', (raw) => {
    const message = fromCore.safeParse(raw)
    if (message.success) receive(message.data)
    else log('core: a message to the main process that is none of ours')
  })
  child.once('exit', (code) => void onExit(code))
  const { profileFolder, appVersion, assetsFolder, isDiscovering } = options
  const dataKey = Uint8Array.from(options.dataKey)
  post({ type: 'start', options: { profileFolder, dataKey, appVersion, assetsFolder, isDiscovering } })

  return {
    started: started.promise,
    connect: (windowId, port) => post({ type: 'window', windowId }, [port]),
    disconnect: (windowId) => post({ type: 'window-gone', windowId }),
    openJoinLink: (link) => post({ type: 'join-link', link }),
    ask(question) {
      if (isGone) return Promise.reject(new FailureError('internal', 'the core is gone'))
      const id = (lastId += 1)
      const answer = Promise.withResolvers<unknown>()
      questions.set(id, answer)
      post({ type: 'ask', id, ...question })
      return answer.promise
    },
    async stop() {
      isStopping = true
      post({ type: 'stop' })
      await once(exited.promise, stopTimeMs, () => {
        log('core: did not stop in time and was ended')
        child.kill()
      })
    },
  }
}
