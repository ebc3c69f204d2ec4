/** Every call of the contract that is the core's to answer. Arguments come parsed; results are parsed on their way out. */
import { z } from 'zod'
import { mayOnHub } from '../../../meeting/authorisation.ts'
import { calls, type CallName, type CallResult } from '../../../protocol/app/calls.ts'
import { FailureError } from '../../../protocol/failures.ts'
import { issuedSlips, knownPeople } from '../../../protocol/http/people.ts'
import { comparisonDigits, formatJoinCode } from '../../../protocol/join-code.ts'
import type { ProfileStore } from '../cache/profile-store.ts'
import type { Hosting } from '../hosting/hosting.ts'
import type { Sample } from '../sample/sample.ts'
import type { Hubs } from '../session/hubs.ts'

export type CoreCallName = Exclude<CallName, `window:${string}`>

export const isCoreCall = (name: string): name is CoreCallName =>
  Object.hasOwn(calls, name) && !name.startsWith('window:')

/** Each parses what it is given, answers it, and parses the answer. Expected refusals throw `FailureError`. */
export type CallHandlers = { readonly [N in CoreCallName]: (args: unknown) => Promise<CallResult<N>> }

function answering<A extends z.ZodType, R extends z.ZodType>(
  contract: { readonly args: A; readonly result: R },
  answer: (args: z.output<A>) => z.input<R> | Promise<z.input<R>>,
): (args: unknown) => Promise<z.output<R>> {
  return async (args) => {
    const parsed = z.safeParse(contract.args, args)
    if (!parsed.success) throw new FailureError('bad-request', z.prettifyError(parsed.error).slice(0, 500))
    return z.parse(contract.result, await answer(parsed.data))
  }
}

export interface HandlerParts {
  readonly profile: ProfileStore
  readonly hubs: Hubs
  readonly hosting: Hosting
  readonly sample: Sample
  readonly supportReport: () => CallResult<'support:report'>
  readonly dismissJoinCode: () => void
  readonly onSettings: () => void
}

export function createCallHandlers(parts: HandlerParts): CallHandlers {
  const { profile, hubs, hosting, sample } = parts

  async function post(path: string, json: unknown): Promise<void> {
    const session = hubs.needSession()
    await session.client.postJson(path, z.unknown(), { json, token: session.token() })
  }

  /** Where other laptops reach the current hub: its own addresses when it runs here, else those this laptop knows. */
  function reachableAddresses(fingerprint: string, known: readonly string[]): string[] {
    const running = hosting.running()
    const own = running?.started.fingerprint === fingerprint ? running.started.addresses : []
    return (own.length > 0 ? own : [...known]).slice(0, 8)
  }

  return {
    'settings:change': answering(calls['settings:change'], (change) => {
      const now = profile.settings()
      profile.setSettings({
        language: change.language ?? now.language,
        textSize: change.textSize ?? now.textSize,
        theme: change.theme ?? now.theme,
      })
      parts.onSettings()
      return null
    }),
    'support:report': answering(calls['support:report'], parts.supportReport),
    'join-code:dismiss': answering(calls['join-code:dismiss'], () => {
      parts.dismissJoinCode()
      return null
    }),

    'hub:probe': answering(calls['hub:probe'], ({ typed }) => hubs.probe(typed)),
    'hub:sign-in': answering(calls['hub:sign-in'], async (args) => {
      const entered = await hubs.signIn(args)
      parts.dismissJoinCode()
      return entered
    }),
    'hub:sign-out': answering(calls['hub:sign-out'], async ({ hubId, isForgotten }) => {
      await hubs.signOut(hubId, isForgotten)
      return null
    }),
    'hub:switch': answering(calls['hub:switch'], ({ hubId }) => {
      hubs.switchTo(hubId)
      return null
    }),
    'hub:retry': answering(calls['hub:retry'], () => {
      hubs.retry()
      return null
    }),

    'hosting:start': answering(calls['hosting:start'], async (args) => {
      await hosting.start(args)
      return null
    }),
    'hosting:stop': answering(calls['hosting:stop'], async () => {
      await hosting.stop()
      return null
    }),
    'hosting:previous': answering(calls['hosting:previous'], () => profile.hosted()),
    'hosting:backup': answering(calls['hosting:backup'], () => {
      const current = hubs.current()
      const role = current === null ? null : (hubs.stored(current.hubId)?.person?.hubRole ?? null)
      if (!mayOnHub(role, 'hub:backup')) throw new FailureError('not-allowed')
      return hosting.backup()
    }),
    'sample:start': answering(calls['sample:start'], ({ as }) => sample.start(as)),

    'meeting:open': answering(calls['meeting:open'], async ({ meetingId }) => {
      if (meetingId === null) await hubs.current()?.openMeeting(null)
      else await hubs.needSession().openMeeting(meetingId)
      return null
    }),
    'meeting:edit': answering(calls['meeting:edit'], async ({ edits }) => {
      await hubs.needSession().edit(edits)
      return null
    }),
    'slips:issue': answering(calls['slips:issue'], async (args) => {
      const session = hubs.needSession()
      const hub = hubs.stored(session.hubId)
      if (hub === null) throw new FailureError('not-found', 'hub')
      const json = args
      const { slips } = await session.client.postJson('/api/slips', issuedSlips, {
        json,
        token: session.token(),
      })
      const { fingerprint, name } = hub
      const addresses = reachableAddresses(fingerprint, hub.addresses)
      const joinCodes = slips.map((slip) =>
        formatJoinCode({ addresses, fingerprint, slip: slip.code, hubName: name }),
      )
      const digits = comparisonDigits(fingerprint)
      return { slips, joinCodes, address: addresses[0] ?? '', comparisonDigits: digits }
    }),
    'people:list': answering(calls['people:list'], async () => {
      const session = hubs.needSession()
      return session.client.getJson('/api/people', knownPeople, { token: session.token() })
    }),
    'account:save': answering(calls['account:save'], async (account) => {
      await post('/api/accounts', account)
      return null
    }),
    'password:change': answering(calls['password:change'], async (change) => {
      await post('/api/password', change)
      return null
    }),

    'upload:begin': answering(calls['upload:begin'], (args) => hubs.needSession().uploads.begin(args)),
    'upload:write': answering(calls['upload:write'], (piece) => {
      hubs.needSession().uploads.write(piece)
      return null
    }),
    'upload:finish': answering(calls['upload:finish'], ({ uploadId }) =>
      hubs.needSession().uploads.finish(uploadId),
    ),
    'upload:dismiss': answering(calls['upload:dismiss'], ({ uploadId }) => {
      hubs.needSession().uploads.dismiss(uploadId)
      return null
    }),
    'paper:read': answering(calls['paper:read'], (args) => hubs.needSession().readPaper(args)),

    'live:command': answering(calls['live:command'], ({ meetingId, command }) =>
      hubs.needSession().command(meetingId, command),
    ),
    'live:dismiss-refusal': answering(calls['live:dismiss-refusal'], ({ commandId }) => {
      hubs.needSession().dismissRefusal(commandId)
      return null
    }),
    'live:show': answering(calls['live:show'], async (place) => {
      await hubs.needSession().show(place)
      return null
    }),
  }
}
