/**
 * A second start with the same profile gives what it was asked to do to the program that is running, over a loopback
 * request that only this user can make: the secret lies in a file only they can read.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, writePrivateFile } from '../data-key-file.ts'

const instance = z.object({ port: z.int().min(1).max(65_535), secret: z.string().min(32) })
const request = z.strictObject({ joinLink: z.string().max(4000).nullable() })
const answer = z.object({ url: z.string().nullable() })

export interface HandOver {
  /** Whether this is the header of someone who could read the file. */
  isOurs(authorization: string | undefined): boolean
  close(): Promise<void>
}

export async function announceInstance(profileFolder: string, port: number): Promise<HandOver> {
  const path = pathIn(profileFolder)
  const secret = randomBytes(32).toString('base64url')
  await writePrivateFile(path, JSON.stringify({ port, secret }))
  const expected = digest(`Bearer ${secret}`)
  return {
    isOurs: (authorization) => timingSafeEqual(digest(authorization ?? ''), expected),
    close: () => rm(path, { force: true }),
  }
}

/** Null when the body is not what {@link handOver} sends. */
export function parseHandOver(body: unknown): { joinLink: string | null } | null {
  return request.safeParse(body).data ?? null
}

/**
 * Asks the running program for a window. Answers the address to open where it can't open one itself, null where it
 * did; undefined when nobody answers there.
 */
export async function handOver(
  profileFolder: string,
  joinLink: string | null,
): Promise<string | null | undefined> {
  const text = await readIfThere(pathIn(profileFolder))
  if (text === null) return undefined
  try {
    const { port, secret } = instance.parse(JSON.parse(text.toString('utf8')))
    const response = await fetch(`http://127.0.0.1:${port}/hand-over`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ joinLink }),
      signal: AbortSignal.timeout(5000),
    })
    if (!response.ok) return undefined
    return answer.parse(await response.json()).url
  } catch {
    return undefined // a file left by a crash: whatever runs there now is not ours
  }
}

function pathIn(profileFolder: string): string {
  return join(profileFolder, 'running.json')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
