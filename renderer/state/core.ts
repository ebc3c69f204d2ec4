/** The one connection of this window to its core, for components and stores. */
import { createCoreClient, type CoreClient } from '../channel/core-client.ts'
import { ownDoer } from '../channel/page-windows.ts'
import { openWire } from '../channel/open-wire.ts'
import type { CallArgs, CallName, CallResult } from '../../protocol/app/calls.ts'
import { putBranch } from './app-store.ts'

let client: CoreClient | null = null

/** Connects once, before the first component is drawn. */
export async function connectToCore(onGone: () => void): Promise<void> {
  const wire = await openWire()
  client = createCoreClient(wire, putBranch, onGone)
}

/** Calls the core by name. Rejects with a `FailureError`; see `useAction` for showing that to the person. */
export async function call<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>> {
  const doItself = ownDoer(name)
  if (doItself !== undefined) return doItself(args)
  if (client === null) throw new Error('called before connectToCore')
  return client.call(name, args)
}
