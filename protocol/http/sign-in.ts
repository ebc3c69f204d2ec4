/** POST /api/sign-in and POST /api/sign-out. All other requests carry `Authorization: Bearer TOKEN`. */
import { z } from 'zod'
import { filledLine, timeMs, uuid } from '../ids.ts'

export const hubRoles = ['administrator', 'secretary'] as const
export const hubRole = z.enum(hubRoles)
export type HubRole = z.infer<typeof hubRole>

/**
 * A slip's short code: ten letters of Crockford's base 32 (50 bits), as typed.
 * Folded before it is compared: case, spaces and dashes don't count, O is 0, I and L are 1.
 */
export const slipCode = z
  .string()
  .max(40)
  .transform((typed) =>
    typed
      .toUpperCase()
      .replaceAll(/[\s\-–]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  )
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/))

export const signIn = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('password'),
    username: filledLine(60),
    password: z.string().min(1).max(200),
    deviceId: uuid,
  }),
  z.strictObject({ by: z.literal('slip'), code: slipCode, deviceId: uuid }),
])
export type SignIn = z.infer<typeof signIn>

export const signedIn = z.object({
  token: z.string().min(20),
  expiresAtMs: timeMs,
  person: z.object({ id: uuid, name: filledLine(120), hubRole: hubRole.nullable() }),
  /** The meeting a slip was printed for; null for an account. */
  meetingId: uuid.nullable(),
})
export type SignedIn = z.infer<typeof signedIn>
