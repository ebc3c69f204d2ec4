/**
 * Where updates come from, as the administrator says in a file named `update.json`: `{"feed": "https://…"}` or
 * `{"feed": "a folder"}`. Off where there is no file. The machine's file goes before the user's.
 */
import { posix, win32, join, isAbsolute } from 'node:path'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const config = z.object({ feed: z.string().trim().min(1).max(2000) })

export type UpdateFeed = { kind: 'url'; url: string } | { kind: 'folder'; folder: string }

/** In the order in which they are asked. */
export function updateConfigFiles(
  profileFolder: string,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): string[] {
  return [join(machineFolder(platform, environment), 'update.json'), join(profileFolder, 'update.json')]
}

function machineFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return win32.join(environment['PROGRAMDATA'] ?? 'C:\\ProgramData', 'dien-hong')
  if (platform === 'darwin') return '/Library/Application Support/dien-hong'
  return posix.join('/etc', 'dien-hong')
}

/** The first file that is there decides. Null: updates are off. Throws on a file that says nothing usable. */
export async function readUpdateFeed(files: readonly string[]): Promise<UpdateFeed | null> {
  for (const file of files) {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue
      throw error
    }
    return parseFeed(config.parse(JSON.parse(text)).feed)
  }
  return null
}

/** Only HTTPS from afar: an update is a program, and where packages are not signed nothing else vouches for it. */
export function parseFeed(feed: string): UpdateFeed {
  if (isAbsolute(feed) || win32.isAbsolute(feed)) return { kind: 'folder', folder: feed }
  const url = new URL(feed)
  if (url.protocol !== 'https:')
    throw new Error('an update feed is an https address or the full path of a folder')
  return { kind: 'url', url: url.href }
}
