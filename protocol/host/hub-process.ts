/**
 * Between the desktop program and the hub it runs in a child process (`hub/process.ts`): Electron's utility process
 * or a forked Node. Both sides parse what they get.
 */
import { z } from 'zod'
import { failure } from '../failures.ts'
import { filledLine, sha256Hex, timeMs, uuid } from '../ids.ts'

/** One line of the hub's log. Never holds a secret, a paper's content or what a person voted. */
export const logLine = z.object({
  atMs: timeMs,
  level: z.enum(['info', 'warn', 'error']),
  /** What happened, as a fixed name: `hub:started`, `session:opened` … */
  event: z.string().min(1).max(80),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type LogLine = z.infer<typeof logLine>

export const newAdministrator = z.strictObject({
  name: filledLine(120),
  username: filledLine(60),
  password: z.string().min(8).max(200),
})
export type NewAdministrator = z.infer<typeof newAdministrator>

export const hubProcessOptions = z.strictObject({
  dataFolder: z.string().min(1),
  name: filledLine(200),
  /** null: the default port. 0: any free one. */
  port: z.int().min(0).max(65_535).nullable(),
  /** Takes any free port when that one is taken, instead of failing with `port-taken`. */
  isPortFlexible: z.boolean(),
  /** Addresses to listen on; null: all of this machine's. */
  host: z.string().min(1).nullable(),
  /** Whether the hub tells the local network by mDNS that it is here. */
  isAnnounced: z.boolean(),
  /** Made when the hub has no administrator yet; ignored when it has one. */
  administrator: newAdministrator.nullable(),
  /** null: the hub's default. */
  maxFileBytes: z.int().positive().nullable(),
})
export type HubProcessOptions = z.infer<typeof hubProcessOptions>

/** program → hub. `start` comes once and first. */
export const toHubProcess = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), options: hubProcessOptions }),
  /** Answered with `backed-up` of the same path, or `failed`. The path is a file that must not exist yet. */
  z.strictObject({ type: z.literal('backup'), path: z.string().min(1) }),
  /** Answered with `stopped` once everything is on disk; the process then exits with 0. */
  z.strictObject({ type: z.literal('stop') }),
])
export type ToHubProcess = z.infer<typeof toHubProcess>

/** hub → program. */
export const fromHubProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    hubId: uuid,
    name: filledLine(200),
    port: z.int().min(1).max(65_535),
    /** HOST:PORT under which others may reach it, likeliest first. */
    addresses: z.array(z.string()),
    fingerprint: sha256Hex,
    certificatePem: z.string(),
    hasAdministrator: z.boolean(),
  }),
  z.object({ type: z.literal('backed-up'), path: z.string() }),
  /** `during: 'start'`: the process exits with 1 after this. */
  z.object({ type: z.literal('failed'), during: z.enum(['start', 'backup', 'stop', 'running']), failure }),
  z.object({ type: z.literal('stopped') }),
  z.object({ type: z.literal('log'), line: logLine }),
])
export type FromHubProcess = z.infer<typeof fromHubProcess>
