/**
 * Where the program keeps what it keeps, per system and user. The two shells have a folder each: the key of one is in
 * the system's keychain, the other's in a file, so neither could read the other's cache.
 */
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

const folderNames = { electron: 'dien-hong', browser: 'dien-hong-browser' } as const

/** ASCII on purpose: some tools that administrators use still trip over a folder named with marks. */
export function defaultProfileFolder(
  shell: keyof typeof folderNames,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  const name = folderNames[shell]
  if (platform === 'win32')
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name)
  const configured = environment['XDG_CONFIG_HOME']
  const base =
    configured !== undefined && posix.isAbsolute(configured) ? configured : posix.join(home, '.config')
  return posix.join(base, name)
}
