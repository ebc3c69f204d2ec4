/** Numbers the Vietnamese way: 1.234,5. */
const formats = [0, 1, 2].map(
  (digits) =>
    new Intl.NumberFormat('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)

export function format(value: number, digits = 0): string {
  const chosen = formats[digits]
  if (chosen === undefined) throw new Error(`no format with ${digits} digits`)
  return chosen.format(value)
}

/** A share in per cent with one digit: 86,7%. */
export const percent = (part: number, whole: number): string => `${format((part / whole) * 100, 1)}%`

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']

/** Counts from 1. */
export function roman(n: number): string {
  const numeral = romans[n - 1]
  if (numeral === undefined) throw new Error(`no Roman numeral for ${n}`)
  return numeral
}
