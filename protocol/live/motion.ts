/** What is put to the vote. */
import { z } from 'zod'
import { filledLine, uuid } from '../ids.ts'
import { votingRule } from './voting-rule.ts'

/** Always shown and counted in this order. */
export const choices = ['approve', 'reject', 'abstain'] as const
export const choice = z.enum(choices)
export type Choice = z.infer<typeof choice>

export const motion = z.strictObject({
  text: filledLine(1000),
  /** The paper the question is about, if there is one. */
  documentId: uuid.nullable(),
  /** Which preset the rule came from, for its name on screen; `custom` when it was changed by hand. */
  preset: z.string().regex(/^[a-z0-9-]{1,60}$/),
  rule: votingRule,
})
export type Motion = z.infer<typeof motion>
