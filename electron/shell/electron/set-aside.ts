/**
 * Puts what a lost key has locked aside, so that the program can begin anew and support can still look at it. A hub
 * that was hosted here has keys of its own and stays where it is, with all its meetings.
 */
import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

const locked = /^(data\.key(\.wrapped)?|hubs|uploads|profile\.sqlite(-wal|-shm)?)$/

/** Answers the folder in which it now lies. */
export async function setLockedAside(folder: string, nowMs: number): Promise<string> {
  const aside = join(folder, `set-aside-${new Date(nowMs).toISOString().replaceAll(':', '-')}`)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    if (locked.test(name)) await rename(join(folder, name), join(aside, name))
  }
  return aside
}
