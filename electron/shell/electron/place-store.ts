/** Remembers where the main window was, in a file of the profile. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { savedPlace, type SavedPlace } from './window-places.ts'

/** Null when there is none, or none that makes sense: then the window opens where it first did. */
export function readPlace(path: string): SavedPlace | null {
  try {
    return savedPlace.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null
  } catch {
    return null // no file yet, or one cut short
  }
}

export async function writePlace(
  path: string,
  place: SavedPlace,
  log: (line: string) => void,
): Promise<void> {
  try {
    await writeFile(path, JSON.stringify(place))
  } catch (error) {
    log(`window place: ${String(error)}`) // a convenience; nothing depends on it
  }
}
