/** The other people of the sample meeting, each a browser shell of their own beside the first. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uuid } from '../../../protocol/ids.ts'
import type { Core } from '../../core/core.ts'
import { enterByJoinCode } from '../sample-person.ts'

interface PersonShell {
  readonly core: Pick<Core, 'call'>
  mintUrl(): string
  close(): Promise<void>
}

export interface SamplePeople {
  /** An address good for one opening of this person's window. */
  urlOf(personId: string): Promise<string>
  close(): Promise<void>
}

export function samplePeople(
  profileFolder: string,
  joinCodeOf: (personId: string) => Promise<string>,
  startShell: (profileFolder: string) => Promise<PersonShell>,
): SamplePeople {
  const folder = join(profileFolder, 'sample-people')
  const people = new Map<string, Promise<PersonShell>>()

  async function start(personId: string): Promise<PersonShell> {
    const own = join(folder, personId)
    await rm(own, { recursive: true, force: true }) // left by a crash: a sample person remembers nothing
    const shell = await startShell(own)
    try {
      await enterByJoinCode(shell.core, await joinCodeOf(personId))
      return shell
    } catch (error) {
      await shell.close()
      throw error
    }
  }

  return {
    async urlOf(id) {
      const personId = uuid.parse(id)
      const person = people.get(personId) ?? start(personId)
      people.set(personId, person)
      try {
        return (await person).mintUrl()
      } catch (error) {
        people.delete(personId) // the next try starts afresh
        throw error
      }
    },
    async close() {
      const started = await Promise.allSettled(people.values())
      const shells = started.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
      await Promise.all(shells.map((shell) => shell.close()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
