/**
 * The sample meeting as five people see it, each with a real core and a profile of their own, against one real hub on
 * this machine. Everything lies in one folder, and is gone when it is closed.
 */
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startBrowserShell, type BrowserShell } from '../electron/shell/browser/start-browser-shell.ts'
import { enterByJoinCode } from '../electron/shell/sample-person.ts'
import type { Core } from '../electron/core/core.ts'
import type { OpenMeeting } from '../protocol/app/state.ts'

export const demoRoles = ['secretary', 'chair', 'delegate', 'delegate', 'room'] as const
export type DemoRole = (typeof demoRoles)[number]

export interface DemoPerson {
  role: DemoRole
  /** The participant's name. The room's screen is signed in as a guest. */
  name: string
  shell: BrowserShell
  /** Good for one opening. */
  url: string
}

export interface Demo {
  meetingId: string
  people: DemoPerson[]
  close(): Promise<void>
}

export interface DemoOptions {
  /** Empty, and removed at the end. */
  folder: string
  rendererFolder: string
  /** The sample meeting is in it. */
  assetsFolder: string
  appVersion: string
  log?: (line: string) => void
}

type Participant = OpenMeeting['participants'][number]

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const root = resolve(import.meta.dirname, '..')
  const shells: BrowserShell[] = []

  async function startShell(name: string): Promise<BrowserShell> {
    const shell = await startBrowserShell({
      profileFolder: join(options.folder, name),
      rendererFolder: options.rendererFolder,
      assetsFolder: options.assetsFolder,
      hubEntry: join(root, 'hub', 'process.ts'),
      appVersion: options.appVersion,
      ...(options.log === undefined ? {} : { log: options.log }),
    })
    shells.push(shell)
    return shell
  }

  async function close(): Promise<void> {
    // The secretary's holds the hub: it goes last, so that the others don't spend their end reconnecting.
    const [first, ...others] = shells
    await Promise.all(others.map((shell) => shell.close()))
    await first?.close()
    await rm(options.folder, { recursive: true, force: true })
  }

  try {
    const secretary = await startShell('secretary')
    const { meetingId } = await secretary.core.call('sample:start', { as: 'secretary' })
    await secretary.core.call('meeting:open', { meetingId })
    const participants = await participantsOf(secretary.core)
    const people = await Promise.all(
      cast(participants).map(async ({ role, participant }, index): Promise<DemoPerson> => {
        const name = participant.name
        const roomId = role === 'room' ? meetingId : undefined
        if (role === 'secretary') return { role, name, shell: secretary, url: secretary.mintUrl() }
        const shell = await startShell(`${index}-${role}`)
        await enterByJoinCode(shell.core, await secretary.core.sampleJoinCode(participant.personId))
        return { role, name, shell, url: shell.mintUrl(roomId) }
      }),
    )
    return { meetingId, people, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Who plays whom: five different people, for each slip is good for one machine. */
function cast(participants: readonly Participant[]): { role: DemoRole; participant: Participant }[] {
  const left = [...participants]
  const take = (suits: (participant: Participant) => boolean): Participant => {
    const index = left.findIndex(suits)
    const [participant] = left.splice(index === -1 ? 0 : index, 1)
    if (participant === undefined) throw new Error('the sample meeting has too few people')
    return participant
  }
  return demoRoles.map((role) => {
    const wanted = role === 'room' ? 'guest' : role
    return { role, participant: take((participant) => participant.role === wanted) }
  })
}

/** The meeting's people once the core has opened it. */
function participantsOf(core: Core): Promise<readonly Participant[]> {
  return new Promise((done) => {
    const look = (): boolean => {
      const participants = core.state().meeting?.participants ?? []
      if (participants.length > 0) done(participants)
      return participants.length > 0
    }
    if (look()) return
    const stop = core.subscribe((key) => {
      if (key === 'meeting' && look()) stop()
    })
  })
}
