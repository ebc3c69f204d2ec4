/** Where Electron's runtime is, if it is here. Never downloads it: the `electron` package would, when asked itself. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The executable's path; null when the runtime was not installed. */
export function findElectronRuntime(packageFolder: string = electronPackage()): string | null {
  const named = join(packageFolder, 'path.txt')
  if (!existsSync(named)) return null
  const executable = readFileSync(named, 'utf8').trim()
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist')
  const path = join(dist, executable)
  return executable !== '' && existsSync(path) ? path : null
}

function electronPackage(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
}
