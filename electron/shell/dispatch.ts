/**
 * Who answers a window's call: `window:*` is the shell's, everything else the core's. Both shells use this, so a call
 * means the same in each.
 */
import { calls } from '../../protocol/app/calls.ts'
import { callMessage } from '../../protocol/app/channel.ts'
import { FailureError } from '../../protocol/failures.ts'
import type { Core, WindowChannel } from '../core/core.ts'
import type { Shell, ShellCallName, WindowId } from './shell.ts'

/** Answers one `window:*` call, not yet parsed. Expected refusals throw `FailureError`. */
export type ShellAnswerer = (name: string, args: unknown) => Promise<unknown>

type Handlers = {
  readonly [N in ShellCallName]: (shell: Shell, caller: WindowId, args: unknown) => Promise<unknown>
}

const handlers: Handlers = {
  'window:displays': async (shell) => ({ displays: await shell.displays() }),
  'window:open-room': async (shell, _caller, args) => {
    const { meetingId, displayId } = parse(calls['window:open-room'].args, args)
    await shell.openRoom(meetingId, displayId)
    return null
  },
  'window:close-room': async (shell) => {
    await shell.closeRoom()
    return null
  },
  'window:save-file': async (shell, caller, args) => {
    const { fileName, bytes } = parse(calls['window:save-file'].args, args)
    return { isSaved: await shell.saveFile(caller, fileName, bytes) }
  },
  'window:print': async (shell, caller) => {
    await shell.print(caller)
    return null
  },
  'window:open-sample-person': async (shell, _caller, args) => {
    const { personId } = parse(calls['window:open-sample-person'].args, args)
    await shell.openSamplePerson(personId)
    return null
  },
}

/** One window's `window:*` calls, answered by this shell. */
export function shellAnswerer(shell: Shell, caller: WindowId): ShellAnswerer {
  return async (name, args) => {
    if (!isShellCallName(name)) throw new FailureError('bad-request', `the shell has no ${name.slice(0, 60)}`)
    return handlers[name](shell, caller, args)
  }
}

/** Serves a window from the core and the shell together. Returns the way to stop. */
export function connectWindow(
  core: Pick<Core, 'connectWindow'>,
  channel: WindowChannel,
  answer: ShellAnswerer,
  log: (line: string) => void,
): () => void {
  let toCore: (message: unknown) => void = () => undefined
  let isOpen = true

  async function answerShellCall(id: number, name: string, args: unknown): Promise<void> {
    try {
      const result = await answer(name, args)
      if (isOpen) channel.send({ kind: 'result', id, result })
    } catch (error) {
      if (!(error instanceof FailureError)) log(`shell: ${name} failed: ${String(error)}`)
      const failure =
        error instanceof FailureError ? error.toFailure() : ({ kind: 'internal', detail: name } as const)
      if (isOpen) channel.send({ kind: 'failure', id, failure })
    }
  }

  channel.onMessage((message) => {
    const parsed = callMessage.safeParse(message)
    if (parsed.success && parsed.data.call.startsWith('window:')) {
      void answerShellCall(parsed.data.id, parsed.data.call, parsed.data.args)
    } else {
      toCore(message) // the core parses it again, and refuses what is no call at all
    }
  })
  channel.onClose(() => {
    isOpen = false
  })
  return core.connectWindow({
    send: (message) => channel.send(message),
    onMessage: (callback) => {
      toCore = callback
    },
    onClose: (callback) => channel.onClose(callback),
  })
}

function isShellCallName(name: string): name is ShellCallName {
  return Object.hasOwn(handlers, name)
}

function parse<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new FailureError('bad-request', 'arguments')
  return parsed.data
}
