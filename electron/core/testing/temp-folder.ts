/** A folder for one test (or, with `afterAll`, for one file), gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export type Cleanup = (work: () => void | Promise<void>) => void

export function tempFolder(cleanup: Cleanup = onTestFinished): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dien-hong-core-'))
  cleanup(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
