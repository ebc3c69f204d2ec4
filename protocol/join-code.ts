/**
 * What a person scans, pastes or clicks to reach a hub: `dienhong://join?a=HOST:PORT&f=FINGERPRINT&s=SLIP&n=NAME`.
 * It carries the whole SHA-256 of the hub's certificate: a shortened one could be brute-forced off-line.
 */
import { z } from 'zod'
import { sha256Hex } from './ids.ts'
import { slipCode } from './http/sign-in.ts'

/** Host name, IPv4 or [IPv6], and port. */
export const hubAddress = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?):\d{1,5}$/)
  .refine((address) => Number(address.slice(address.lastIndexOf(':') + 1)) <= 65_535)

export const joinCode = z.object({
  /** Every address the hub knows of itself, likeliest first. */
  addresses: z.array(hubAddress).min(1).max(8),
  /** SHA-256 of the certificate's DER. */
  fingerprint: sha256Hex,
  slip: slipCode.nullable(),
  hubName: z.string().trim().max(200),
})
export type JoinCode = z.infer<typeof joinCode>

export const defaultHubPort = 8443

export function formatJoinCode(code: JoinCode): string {
  const query = new URLSearchParams()
  for (const address of code.addresses) query.append('a', address)
  query.set('f', code.fingerprint)
  if (code.slip !== null) query.set('s', code.slip)
  query.set('n', code.hubName)
  return `dienhong://join?${query.toString()}`
}

/** null when the text is not a join code at all, or one that is damaged. */
export function parseJoinCode(text: string): JoinCode | null {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return null // any text may be pasted here: not a link is an ordinary answer
  }
  if (url.protocol !== 'dienhong:' || url.host !== 'join') return null
  const parsed = joinCode.safeParse({
    addresses: url.searchParams.getAll('a'),
    fingerprint: url.searchParams.get('f'),
    slip: url.searchParams.get('s'),
    hubName: url.searchParams.get('n') ?? '',
  })
  return parsed.success ? parsed.data : null
}

/** "192.168.1.10" → "192.168.1.10:8443"; null when it can't be an address. */
export function parseAddress(typed: string): string | null {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
  const withPort =
    /:\d+$/.test(bare) && !/^[0-9a-f:]+:[0-9a-f:]+$/i.test(bare) ? bare : `${bare}:${defaultHubPort}`
  const parsed = hubAddress.safeParse(withPort)
  return parsed.success ? parsed.data : null
}

/**
 * 24 digits (80 bits) of a certificate's fingerprint, in six groups: shown on both sides when someone types an
 * address, to be compared by eye. A second certificate with the same digits takes 2^80 tries.
 */
export function comparisonDigits(fingerprint: string): string {
  const number = BigInt(`0x${fingerprint.slice(0, 20)}`) % 10n ** 24n
  return (number.toString().padStart(24, '0').match(/.{4}/g) ?? []).join(' ')
}
