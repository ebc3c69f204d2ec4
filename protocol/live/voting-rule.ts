/** How a vote is counted, as data. No rule of counting lives in an `if` of the user interface. */
import { z } from 'zod'

/** A share of a whole, kept as two integers so that 2/3 of 15 is exactly 10. */
export const fraction = z
  .strictObject({ numerator: z.int().min(0).max(1000), denominator: z.int().min(1).max(1000) })
  .refine((f) => f.numerator <= f.denominator, 'more than the whole')
export type Fraction = z.infer<typeof fraction>

export const votingRule = z.strictObject({
  /** Of whom the threshold is a share: all members, members present at the close, or ballots cast. */
  base: z.enum(['all-members', 'present-members', 'ballots-cast']),
  /** The share of the base that must approve. */
  threshold: fraction,
  /** true: more than the share ("quá nửa"); false: the share itself suffices ("ít nhất 2/3"). */
  isStrict: z.boolean(),
  /** When as many approve as reject: it fails, or the side the chair voted for prevails. */
  tie: z.enum(['fails', 'chair-prevails']),
  /** Share of all members that must be present to open the vote; null where none is asked. */
  quorum: fraction.nullable(),
  /** Whether a ballot may be changed until the close. */
  isChangeable: z.boolean(),
  /** When others learn how a person voted and how the count stands. */
  reveal: z.enum(['live', 'at-close']),
  /** The hub closes the vote after this long; null: only the chair does. Seconds. */
  timeLimitSeconds: z.int().min(10).max(86_400).nullable(),
})
export type VotingRule = z.infer<typeof votingRule>
