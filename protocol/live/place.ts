/**
 * The presenter's place: a register, not an event. Latest wins, its revision only grows, nothing waits for a disk.
 * Who may not read the presented paper gets the same revision with `shown: null`.
 */
import { z } from 'zod'
import { timeMs, uuid } from '../ids.ts'

/** A point on the page, as a share of its width and height from the top left, 0 to 1. */
export const pagePoint = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
export type PagePoint = z.infer<typeof pagePoint>

export const shownPage = z.strictObject({
  documentId: uuid,
  /** From 1. */
  page: z.int().min(1).max(100_000),
  pointer: pagePoint.nullable(),
})
export type ShownPage = z.infer<typeof shownPage>

/** laptop → hub, by chair or secretary. `shown: null` stops presenting. */
export const showPlace = z.strictObject({ meetingId: uuid, shown: shownPage.nullable() })
export type ShowPlace = z.infer<typeof showPlace>

/** hub → laptop. */
export const place = z.object({
  meetingId: uuid,
  revision: z.int().nonnegative(),
  /** Who presents; null when nobody does. With `shown: null` it tells: presented, but not open to this person. */
  by: uuid.nullable(),
  atMs: timeMs,
  shown: shownPage.nullable(),
})
export type Place = z.infer<typeof place>
