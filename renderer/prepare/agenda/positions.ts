/** Places in an ordered list by fractional index: moving a row changes that row alone, as a rule. */
import type { Placed } from '../../../meeting/agenda-tree.ts'
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/**
 * The positions to write so that `id` stands at `index` among `siblings` (in order, without `id` itself).
 * One entry, unless the neighbours leave no room between them: then every sibling gets a new position.
 */
export function placeAt(siblings: readonly Placed[], index: number, id: string): Placed[] {
  const at = Math.max(0, Math.min(index, siblings.length))
  const before = siblings[at - 1]?.position ?? null
  const after = siblings[at]?.position ?? null
  const position = keyBetween(before, after)
  if (position !== null) return [{ id, position }]
  const ids = siblings.map((one) => one.id)
  ids.splice(at, 0, id)
  return generateNKeysBetween(null, null, ids.length).map((key, i) => ({ id: ids[i] ?? id, position: key }))
}

/** `count` positions in order after the last of `siblings`; the caller's rows are all new. */
export function positionsAtEnd(siblings: readonly Placed[], count: number): string[] {
  const last = siblings.at(-1)?.position ?? null
  try {
    return generateNKeysBetween(last, null, count)
  } catch {
    // `last` is no fractional index (another program wrote it): anything that sorts behind it will do.
    return generateNKeysBetween(null, null, count).map((key) => `${last ?? ''}z${key}`)
  }
}

/** null: equal, in the wrong order, or not made by this scheme, so that nothing fits between. */
function keyBetween(before: string | null, after: string | null): string | null {
  if (before !== null && after !== null && before >= after) return null
  try {
    const key = generateKeyBetween(before, after)
    return (before === null || before < key) && (after === null || key < after) ? key : null
  } catch {
    return null // the library refuses keys it could not have made
  }
}
