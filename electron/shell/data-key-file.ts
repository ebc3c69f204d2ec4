/**
 * The key of this laptop's cache as a file that only its user can read: for the browser shell, and for Electron where
 * the system keeps no secrets. On Windows a file has no such mode: there the folder's own access list protects it,
 * which for a user's profile lets in that user, the system and administrators.
 */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FailureError } from '../../protocol/failures.ts'

export const dataKeyBytes = 32
const fileName = 'data.key'

/** The key of this folder, made on first use. Throws `key-lost` when the file is there but holds no key. */
export async function readOrMakeKeyFile(folder: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const kept = await readIfThere(path)
  if (kept !== null) {
    if (kept.length !== dataKeyBytes) throw new FailureError('key-lost', 'the key file is damaged')
    await chmod(path, 0o600) // a copy restored from elsewhere may have come with wider rights
    return new Uint8Array(kept)
  }
  const key = randomBytes(dataKeyBytes)
  await writePrivateFile(path, key)
  return new Uint8Array(key)
}

/** Written whole or not at all, and never readable by others in between. */
export async function writePrivateFile(path: string, bytes: Uint8Array | string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.new`
  await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx', flush: true })
  await rename(unfinished, path)
}

export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
