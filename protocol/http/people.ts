/** Slips, accounts and the directory of people. */
import { z } from 'zod'
import { filledLine, line, timeMs, uuid } from '../ids.ts'
import { hubRole } from './sign-in.ts'

/** POST /api/slips: makes new slips; the old ones of these participants, and the sessions they opened, end. */
export const issueSlips = z.strictObject({ meetingId: uuid, participantIds: z.array(uuid).min(1).max(2000) })
export type IssueSlips = z.infer<typeof issueSlips>

export const slip = z.object({
  participantId: uuid,
  /** Ten characters, shown in groups. The hub keeps only its hash. */
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/),
  expiresAtMs: timeMs,
})
export type Slip = z.infer<typeof slip>
export const issuedSlips = z.object({ slips: z.array(slip) })
export type IssuedSlips = z.infer<typeof issuedSlips>

/** GET /api/people: everyone this hub knows, for the secretary's list of who attends. */
export const knownPerson = z.object({
  id: uuid,
  name: filledLine(120),
  jobTitle: line(200),
  unit: line(200),
  username: line(60).nullable(),
  hubRole: hubRole.nullable(),
  isDisabled: z.boolean(),
})
export type KnownPerson = z.infer<typeof knownPerson>
export const knownPeople = z.object({ people: z.array(knownPerson) })

/** POST /api/accounts, by an administrator: makes or changes an account. */
export const saveAccount = z.strictObject({
  personId: uuid,
  name: filledLine(120),
  jobTitle: line(200),
  unit: line(200),
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{3,60}$/),
  /** null keeps the present one. */
  password: z.string().min(8).max(200).nullable(),
  hubRole: hubRole.nullable(),
  isDisabled: z.boolean(),
})
export type SaveAccount = z.infer<typeof saveAccount>

/** POST /api/password: a person's own. Every other session of theirs ends. */
export const changePassword = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(8).max(200),
})
export type ChangePassword = z.infer<typeof changePassword>
