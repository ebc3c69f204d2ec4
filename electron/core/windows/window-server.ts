/** One window's end of the contract: its calls are parsed and answered, its copy of the state kept up to date. */
import { callMessage, type CoreMessage } from '../../../protocol/app/channel.ts'
import type { AppStateKey } from '../../../protocol/app/state.ts'
import { FailureError } from '../../../protocol/failures.ts'
import type { WindowChannel } from '../core.ts'
import { isCoreCall, type CallHandlers } from './call-handlers.ts'
import type { StateTree } from './state-tree.ts'

export function serveWindow(
  channel: WindowChannel,
  handlers: CallHandlers,
  tree: StateTree,
  log: (line: string) => void,
): () => void {
  let isOpen = true
  const send = (message: CoreMessage) => {
    if (isOpen) channel.send(message)
  }
  const push = (key: AppStateKey) => send({ kind: 'state', key, value: tree.state()[key] })

  async function answer(id: number, name: string, args: unknown): Promise<void> {
    try {
      if (!isCoreCall(name)) throw new FailureError('bad-request', 'no such call')
      send({ kind: 'result', id, result: await handlers[name](args) })
    } catch (cause) {
      if (!(cause instanceof FailureError)) {
        log(`call ${name}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
      }
      const failure = cause instanceof FailureError ? cause.toFailure() : ({ kind: 'internal' } as const)
      send({ kind: 'failure', id, failure })
    }
  }

  channel.onMessage((message) => {
    const parsed = callMessage.safeParse(message)
    if (!parsed.success) return log('window: unreadable message')
    answer(parsed.data.id, parsed.data.call, parsed.data.args).catch((cause: unknown) => {
      log(`window: could not be answered, ${String(cause)}`)
    })
  })
  for (const [key, value] of Object.entries(tree.state())) send({ kind: 'state', key, value })
  const unsubscribe = tree.subscribe(push)
  const close = () => {
    isOpen = false
    unsubscribe()
  }
  channel.onClose(close)
  return close
}
