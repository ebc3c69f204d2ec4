/** The shares an office uses by name; any other can be typed as two numbers. */
import type { Fraction } from '../../../protocol/live/voting-rule.ts'

export const commonFractions: readonly Fraction[] = [
  { numerator: 1, denominator: 2 },
  { numerator: 2, denominator: 3 },
  { numerator: 3, denominator: 4 },
  { numerator: 4, denominator: 5 },
  { numerator: 1, denominator: 1 },
]

/** "2/3": the name of a share in a list of choices. */
export const fractionKey = (share: Fraction): string => `${share.numerator}/${share.denominator}`

/** The common share of that name; null for anything else. */
export function fractionOfKey(key: string): Fraction | null {
  return commonFractions.find((share) => fractionKey(share) === key) ?? null
}

export const isCommonFraction = (share: Fraction): boolean => fractionOfKey(fractionKey(share)) !== null
