/**
 * The key of this laptop's cache, wrapped by the operating system's keychain. Where the system keeps no secrets (a
 * Linux without a keyring), it lies in a file that only the user can read, and the log says so.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FailureError } from '../../../protocol/failures.ts'
import { dataKeyBytes, readIfThere, readOrMakeKeyFile, writePrivateFile } from '../data-key-file.ts'

/** What of Electron's `safeStorage` is used here. */
export interface Keychain {
  /** False where "encryption" would be with a password that everyone knows. */
  isSafe(): Promise<boolean>
  wrap(text: string): Promise<Uint8Array>
  /** Rejects when the keychain does not know what this was wrapped with. */
  unwrap(bytes: Uint8Array): Promise<{ text: string; isStale: boolean }>
}

const wrappedName = 'data.key.wrapped'

/** Throws `key-lost` when there is a key that can't be opened: making a new one would hide that the data is lost. */
export async function readOrMakeDataKey(
  folder: string,
  keychain: Keychain,
  log: (line: string) => void,
): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, wrappedName)
  const wrapped = await readIfThere(path)
  if (wrapped !== null) return unwrap(path, wrapped, keychain)

  if (!(await keychain.isSafe())) {
    log('data key: the system keeps no secrets here; the key is in a file that only this user can read')
    return readOrMakeKeyFile(folder)
  }
  // A file from a time without a keychain moves into it, with the same key.
  const plainFile = join(folder, 'data.key')
  const isThere = (await readIfThere(plainFile)) !== null
  const key = isThere ? await readOrMakeKeyFile(folder) : new Uint8Array(randomBytes(dataKeyBytes))
  await writePrivateFile(path, await keychain.wrap(Buffer.from(key).toString('base64')))
  if (isThere) {
    await rm(plainFile)
    log('data key: moved from a file into the system’s keychain')
  }
  return key
}

async function unwrap(path: string, wrapped: Uint8Array, keychain: Keychain): Promise<Uint8Array> {
  let opened: { text: string; isStale: boolean }
  try {
    opened = await keychain.unwrap(wrapped)
  } catch (error) {
    throw new FailureError('key-lost', 'the keychain can’t open the key', { cause: error })
  }
  const key = new Uint8Array(Buffer.from(opened.text, 'base64'))
  if (key.length !== dataKeyBytes) throw new FailureError('key-lost', 'the wrapped key is damaged')
  if (opened.isStale) await writePrivateFile(path, await keychain.wrap(opened.text))
  return key
}
