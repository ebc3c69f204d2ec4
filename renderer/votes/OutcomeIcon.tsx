/** How a vote ended, as a shape; the words beside it say the same. */
import { IconBan, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { Vote } from '../../meeting/state.ts'

export function OutcomeIcon({ vote, size = 32 }: { readonly vote: Vote; readonly size?: number }) {
  if (vote.end === null) return null
  if (vote.end.how === 'cancelled') return <IconBan aria-hidden size={size} color="var(--ink-quiet)" />
  return vote.end.result.isPassed ? (
    <IconCircleCheck aria-hidden size={size} color="var(--approve)" />
  ) : (
    <IconCircleX aria-hidden size={size} color="var(--reject)" />
  )
}
