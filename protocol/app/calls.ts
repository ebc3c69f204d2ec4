/**
 * The one contract between a window and what stands behind it. A window has no network and no disk: all it can do is
 * call these by name and listen to the state. Arguments and results are parsed on both sides.
 * `window:*` calls are answered by the shell, all others by the core.
 */
import { z } from 'zod'
import { issuedSlips, knownPeople, saveAccount, changePassword } from '../http/people.ts'
import { filledLine, sha256Hex, uuid } from '../ids.ts'
import { commandAnswer } from '../live/channel.ts'
import { command } from '../live/command.ts'
import { showPlace } from '../live/place.ts'
import { edit } from '../rows/row.ts'
import { settings } from './state.ts'

const nothing = z.null()

function call<A extends z.ZodType, R extends z.ZodType>(args: A, result: R) {
  return { args, result }
}

const bytes = z.instanceof(Uint8Array)

const signInBy = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('password'),
    username: filledLine(60),
    password: z.string().min(1).max(200),
  }),
  z.strictObject({ by: z.literal('slip'), code: z.string().max(40) }),
])

export const calls = {
  // The program
  'settings:change': call(settings.partial().strict(), nothing),
  /** The text a person may send to support: versions, states, the last log lines; no names, papers or secrets. */
  'support:report': call(nothing, z.object({ fileName: z.string(), text: z.string() })),
  'join-code:dismiss': call(nothing, nothing),

  // Hubs
  /** Looks who answers at an address or behind a join code, and checks the certificate against the code. */
  'hub:probe': call(
    z.strictObject({ typed: z.string().max(2000) }),
    z.object({
      hubId: uuid,
      hubName: z.string(),
      address: z.string(),
      fingerprint: sha256Hex,
      /** false: the person must compare the digits, because nothing typed vouches for this certificate. */
      isVouched: z.boolean(),
      comparisonDigits: z.string(),
      slipCode: z.string().nullable(),
    }),
  ),
  'hub:sign-in': call(
    z.strictObject({ address: z.string(), fingerprint: sha256Hex, credentials: signInBy }),
    /** The meeting a slip leads straight to. */
    z.object({ hubId: uuid, meetingId: uuid.nullable() }),
  ),
  /** Ends the session here and on the hub; `isForgotten` also drops what the laptop holds of it. */
  'hub:sign-out': call(z.strictObject({ hubId: uuid, isForgotten: z.boolean() }), nothing),
  'hub:switch': call(z.strictObject({ hubId: uuid }), nothing),
  /** Tries the connection again now. */
  'hub:retry': call(nothing, nothing),

  // Being the hub
  /** First start on this machine makes the administrator's account; later starts take only the name. */
  'hosting:start': call(
    z.strictObject({
      hubName: filledLine(200),
      administrator: z
        .strictObject({
          name: filledLine(120),
          username: filledLine(60),
          password: z.string().min(8).max(200),
        })
        .nullable(),
    }),
    nothing,
  ),
  'hosting:stop': call(nothing, nothing),
  /** Whether this machine has hosted before, and as what. */
  'hosting:previous': call(nothing, z.object({ hubName: z.string() }).nullable()),
  'hosting:backup': call(nothing, z.object({ path: z.string() })),

  // The sample meeting
  'sample:start': call(
    z.strictObject({ as: z.enum(['chair', 'secretary', 'delegate']) }),
    z.object({ meetingId: uuid }),
  ),

  // Meetings
  /** Opens a meeting in the windows: follows its log, fetches its papers first. null closes it. */
  'meeting:open': call(z.strictObject({ meetingId: uuid.nullable() }), nothing),
  /** Needs the hub. Answered when this laptop's cache has the change too. */
  'meeting:edit': call(z.strictObject({ edits: z.array(edit).min(1).max(5000) }), nothing),
  'slips:issue': call(
    z.strictObject({ meetingId: uuid, participantIds: z.array(uuid).min(1) }),
    /** `joinCodes[i]` belongs to `slips[i]`: what its QR holds. */
    issuedSlips.extend({ joinCodes: z.array(z.string()), address: z.string(), comparisonDigits: z.string() }),
  ),
  'people:list': call(nothing, knownPeople),
  'account:save': call(saveAccount, nothing),
  'password:change': call(changePassword, nothing),

  // Papers
  /** A file the person chose or dropped, sent to the core in pieces; then to the hub, resumable. */
  'upload:begin': call(
    z.strictObject({
      meetingId: uuid,
      itemId: uuid,
      fileName: filledLine(255),
      sizeBytes: z.int().nonnegative(),
      /** null: a new paper on the item. */
      replacesDocumentId: uuid.nullable(),
    }),
    z.object({ uploadId: uuid }),
  ),
  /** At most 1 MiB at a time, in order. */
  'upload:write': call(z.strictObject({ uploadId: uuid, offset: z.int().nonnegative(), bytes }), nothing),
  /** Answered when the paper is on the hub and in the agenda, or refused with the reason. */
  'upload:finish': call(z.strictObject({ uploadId: uuid }), z.object({ documentId: uuid })),
  /** Stops it, or clears a finished or failed one from the list. */
  'upload:dismiss': call(z.strictObject({ uploadId: uuid }), nothing),
  /** Bytes [begin, end) of a paper, from the cache; what is missing is fetched first where the hub is reachable. */
  'paper:read': call(
    z.strictObject({ sha256: sha256Hex, begin: z.int().nonnegative(), end: z.int().positive() }),
    z.object({ bytes }),
  ),

  // The session
  /**
   * Queued on disk, sent, and answered by the hub. Without a connection `queued` comes back after a moment: it goes
   * out by itself later, and `live.pending` shows it until then.
   */
  'live:command': call(
    z.strictObject({ meetingId: uuid, command }),
    z.discriminatedUnion('outcome', [...commandAnswer.options, z.object({ outcome: z.literal('queued') })]),
  ),
  /** Takes a refused command off `live.refused`. */
  'live:dismiss-refusal': call(z.strictObject({ commandId: uuid }), nothing),
  /** Where the presenter is now. Never queued: the latest wins. */
  'live:show': call(showPlace, nothing),

  // The shell
  'window:displays': call(
    nothing,
    z.object({ displays: z.array(z.object({ id: z.string(), label: z.string(), isPrimary: z.boolean() })) }),
  ),
  /** The room's window, full-screen on a display; in a browser a tab of its own. */
  'window:open-room': call(z.strictObject({ meetingId: uuid, displayId: z.string().nullable() }), nothing),
  'window:close-room': call(nothing, nothing),
  /** Offers to save a text or a file the window made (a report, a list), where the person chooses. */
  'window:save-file': call(
    z.strictObject({ fileName: filledLine(255), bytes }),
    z.object({ isSaved: z.boolean() }),
  ),
  /** Prints the calling window's page through the system's dialogue. */
  'window:print': call(nothing, nothing),
  /** Another person of the sample meeting beside this one, with a window and a cache of its own. */
  'window:open-sample-person': call(z.strictObject({ personId: uuid }), nothing),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type CallArgs<N extends CallName> = z.input<Calls[N]['args']>
export type CallResult<N extends CallName> = z.output<Calls[N]['result']>
