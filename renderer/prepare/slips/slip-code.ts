/** "K7M2PQ4RST" → "K7M2P-Q4RST": in groups one can read aloud. */
export function groupedCode(code: string): string {
  return (code.match(/.{1,5}/g) ?? []).join('-')
}

/** How many slips fit on a sheet of A4. */
export const slipsPerSheet = 8

export function inSheets<T>(slips: readonly T[]): T[][] {
  const sheets: T[][] = []
  for (let i = 0; i < slips.length; i += slipsPerSheet) sheets.push(slips.slice(i, i + slipsPerSheet))
  return sheets
}
