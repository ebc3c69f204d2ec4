/** The version in package.json: what the program says it is. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'

export async function programVersion(): Promise<string> {
  const file = join(resolve(import.meta.dirname, '..'), 'package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version
}
