/** The kinds of identifiers that travel on the wire. */
import { z } from 'zod'

/** RFC 9562 UUID, lower case. Made by whoever creates the thing: version 7, so that ids sort by time. */
export const uuid = z.uuid().toLowerCase()

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)

/** Milliseconds since 1970-01-01T00:00:00Z, by the hub's clock unless a name says otherwise. */
export const timeMs = z.int().nonnegative()

/** A short line a person typed: trimmed, without control characters. */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u)

/** The same, and not empty. */
export const filledLine = (maxLength: number) => line(maxLength).min(1)
