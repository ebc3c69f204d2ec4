export interface Percentiles {
  readonly p50Ms: number
  readonly p95Ms: number
}

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50Ms: round(at(0.5)), p95Ms: round(at(0.95)) }
}

const round = (ms: number) => Math.round(10 * ms) / 10
