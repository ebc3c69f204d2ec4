/** The mark of a choice: a shape beside its word, so that colour never carries the meaning alone. */
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { Choice } from '../../protocol/live/motion.ts'

const marks = { approve: IconCheck, reject: IconX, abstain: IconMinus }

export function ChoiceMark({ choice, size }: { readonly choice: Choice; readonly size?: number }) {
  const Mark = marks[choice]
  return <Mark aria-hidden size={size ?? 24} stroke={3} />
}
