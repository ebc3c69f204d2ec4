/**
 * Between Electron's main process and the core it runs in a utility process. Both sides parse what they get. Windows
 * don't come this way: each has a port of its own, straight to the core.
 */
import { z } from 'zod'
import { failure } from '../../../protocol/failures.ts'

const id = z.int().positive()
const name = z.string().min(1).max(80)

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), failure }),
])
export type Answered = z.infer<typeof answer>

/** Answered with `answer` of the same id. */
const question = z.discriminatedUnion('question', [
  z.strictObject({ type: z.literal('ask'), id, question: z.literal('report') }),
  z.strictObject({
    type: z.literal('ask'),
    id,
    question: z.literal('sample-join-code'),
    personId: z.string(),
  }),
  z.strictObject({
    type: z.literal('ask'),
    id,
    question: z.literal('enter'),
    joinCode: z.string().max(4000),
  }),
])
export type Question = z.infer<typeof question>

/** main → core. `start` comes once and first. */
export const toCore = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    options: z.strictObject({
      profileFolder: z.string().min(1),
      dataKey: z.instanceof(Uint8Array),
      appVersion: z.string(),
      assetsFolder: z.string().min(1),
      /** False for the other people of the sample meeting. */
      isDiscovering: z.boolean(),
    }),
  }),
  /** A window, whose port comes along. A window that asks again gives up its earlier port. */
  z.strictObject({ type: z.literal('window'), windowId: name }),
  z.strictObject({ type: z.literal('window-gone'), windowId: name }),
  z.strictObject({ type: z.literal('join-link'), link: z.string().max(4000) }),
  /** To a `shell-call`. */
  z.strictObject({ type: z.literal('shell-answer'), id, answer }),
  question,
  z.strictObject({ type: z.literal('hub-message'), hub: id, message: z.unknown() }),
  z.strictObject({ type: z.literal('hub-exit'), hub: id, code: z.int().nullable() }),
  /** Answered with `stopped`; the process then ends. */
  z.strictObject({ type: z.literal('stop') }),
])
export type ToCore = z.infer<typeof toCore>

/** What main must know to name its menus, and to ask before it quits or installs. */
export const coreStatus = z.object({
  language: z.enum(['vi', 'en']),
  isHosting: z.boolean(),
  /** Others who are connected to the meeting that is open here; null where this person can't know. */
  connectedCount: z.int().nonnegative().nullable(),
  isMeetingLive: z.boolean(),
})
export type CoreStatus = z.infer<typeof coreStatus>

/** core → main. */
export const fromCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('failed'), failure }),
  z.object({ type: z.literal('stopped') }),
  z.object({ type: z.literal('log'), line: z.string() }),
  z.object({ type: z.literal('status'), status: coreStatus }),
  z.object({ type: z.literal('shell-call'), id, windowId: name, name, args: z.unknown() }),
  z.object({ type: z.literal('answer'), id, answer }),
  z.object({ type: z.literal('hub-start'), hub: id }),
  z.object({ type: z.literal('hub-send'), hub: id, message: z.unknown() }),
  z.object({ type: z.literal('hub-kill'), hub: id }),
])
export type FromCore = z.infer<typeof fromCore>
