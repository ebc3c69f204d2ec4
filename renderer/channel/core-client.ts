/** Typed calls to the core and the state it pushes. Everything is parsed before it is used. */
import { coreMessage } from '../../protocol/app/channel.ts'
import { calls, type CallArgs, type CallName, type CallResult } from '../../protocol/app/calls.ts'
import { appState, type AppState, type AppStateKey } from '../../protocol/app/state.ts'
import { FailureError } from '../../protocol/failures.ts'
import type { Wire } from './wire.ts'

export interface CoreClient {
  /** Rejects with a {@link FailureError} when the core or the hub refuses. */
  call<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>>
}

export interface StateListener {
  <K extends AppStateKey>(key: K, value: AppState[K]): void
}

type Schema<T> = { parse(value: unknown): T }
const branchSchemas: { readonly [K in AppStateKey]: Schema<AppState[K]> } = appState.shape
const contract: { readonly [N in CallName]: { readonly result: Schema<CallResult<N>> } } = calls

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

export function createCoreClient(wire: Wire, onState: StateListener, onGone: () => void): CoreClient {
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  wire.onMessage((raw) => {
    const message = coreMessage.parse(raw)
    if (message.kind === 'state') {
      if (isStateKey(message.key)) publish(onState, message.key, message.value)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'result') call?.resolve(message.result)
    else call?.reject(new FailureError(message.failure.kind, message.failure.detail))
  })

  wire.onClose(() => {
    for (const call of waiting.values()) call.reject(new FailureError('internal', 'the core is gone'))
    waiting.clear()
    onGone()
  })

  return {
    async call(name, args) {
      const id = (lastId += 1)
      const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
      wire.send({ id, call: name, args })
      return parseResult(name, await answered)
    },
  }
}

function parseResult<N extends CallName>(name: N, result: unknown): CallResult<N> {
  return contract[name].result.parse(result)
}

function publish<K extends AppStateKey>(onState: StateListener, key: K, value: unknown): void {
  onState(key, branchSchemas[key].parse(value))
}

function isStateKey(key: string): key is AppStateKey {
  return Object.hasOwn(branchSchemas, key)
}
