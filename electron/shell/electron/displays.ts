/** The displays, as windows are placed on them and as people are offered them. */
import type { CallResult } from '../../../protocol/app/calls.ts'
import { fill, type Texts } from '../texts/texts.ts'
import type { DisplayFacts } from './window-places.ts'

/** By name where the system knows one, else by number; two of the same name keep their numbers too. */
export function displayList(
  displays: readonly DisplayFacts[],
  primaryId: number,
  texts: Texts,
): CallResult<'window:displays'>['displays'] {
  return displays.map((display, index) => {
    const isPrimary = display.id === primaryId
    const number = fill(isPrimary ? texts.displayMain : texts.displayName, { number: String(index + 1) })
    const label = display.label === '' ? number : `${number} · ${display.label}`
    return { id: String(display.id), label, isPrimary }
  })
}
