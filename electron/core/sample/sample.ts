/**
 * "Try the sample meeting": a hub of its own on this machine, out of the network's sight, with a meeting that starts
 * in twenty minutes. Tried again the same day it is the same meeting; later, or once it has ended, a fresh one.
 */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { z } from 'zod'
import { FailureError } from '../../../protocol/failures.ts'
import { timeMs, uuid } from '../../../protocol/ids.ts'
import { formatJoinCode } from '../../../protocol/join-code.ts'
import { meetingRoles } from '../../../protocol/rows/participant.ts'
import type { ProfileStore } from '../cache/profile-store.ts'
import type { Sealer } from '../cache/sealing.ts'
import type { HubProcess } from '../core.ts'
import { runHub, type HubRunner } from '../hosting/hub-runner.ts'
import { sampleMark, type Hubs } from '../session/hubs.ts'
import { asAccount, type HubPlace } from './hub-account.ts'
import { loadSampleData } from './sample-data.ts'
import { issueSampleSlip, seedSample, type SamplePerson } from './seed-sample.ts'

export type SampleRole = 'chair' | 'secretary' | 'delegate'

export interface SampleOptions {
  readonly spawnHub: () => HubProcess
  readonly profile: ProfileStore
  readonly sealer: Sealer
  readonly hubs: Hubs
  readonly dataFolder: string
  readonly assetsFolder: string
  readonly now: () => number
  readonly log: (line: string) => void
}

export interface Sample {
  start(as: SampleRole): Promise<{ meetingId: string }>
  joinCode(personId: string): Promise<string>
  /** After a restart of the app in the middle of the sample meeting: its hub runs again. */
  resume(): Promise<void>
  stop(): Promise<void>
  kill(): void
}

const startsInMs = 20 * 60_000
const freshForMs = 24 * 60 * 60_000

const ids = z.record(z.string(), uuid)
const record = z.object({
  hubId: uuid,
  seededAtMs: timeMs,
  meetingId: uuid,
  secretary: z.object({ username: z.string(), password: z.string() }),
  people: z.array(
    z.object({
      key: z.string(),
      personId: uuid,
      participantId: uuid,
      name: z.string(),
      role: z.enum(meetingRoles),
      isMember: z.boolean(),
    }),
  ),
  itemIds: ids,
  documentIds: ids,
  motionIds: ids,
})
type SampleRecord = z.infer<typeof record>

export function createSample(options: SampleOptions): Sample {
  const { profile, sealer, hubs, dataFolder, log, now } = options
  let runner: HubRunner | null = null
  /** One thing at a time: two clicks must not seed two meetings. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.catch(() => undefined).then(work)
    last = next
    return next
  }

  function remembered(): SampleRecord | null {
    const sealed = profile.sample()
    const parsed = record.safeParse(sealed === null ? null : sealer.openJson(sealed, 'sample'))
    return parsed.success ? parsed.data : null
  }

  async function run(administrator: { username: string; password: string } | null): Promise<HubRunner> {
    if (runner !== null) return runner
    const name = loadSampleData(options.assetsFolder).meeting.unit
    const started = await runHub(
      options.spawnHub,
      {
        dataFolder,
        name,
        port: 0,
        isPortFlexible: true,
        host: '127.0.0.1',
        isAnnounced: false,
        administrator: administrator === null ? null : { name, ...administrator },
        maxFileBytes: null,
      },
      log,
      () => {
        runner = null
      },
    )
    runner = started
    hubs.runsHere(started.started.fingerprint, 'sample', started.address)
    return started
  }

  function placeOf(started: HubRunner): HubPlace {
    return { address: started.address, fingerprint: started.started.fingerprint }
  }

  /** The meeting of before, if it can still be tried. */
  async function reuse(): Promise<SampleRecord | null> {
    const known = remembered()
    if (known === null || now() - known.seededAtMs > freshForMs) return null
    try {
      const started = await run(null)
      if (started.started.hubId !== known.hubId) return null
      const page = await asAccount(placeOf(started), known.secretary, (secretary) => secretary.firstPage())
      const meeting = page.rows.find((entry) => entry.row.id === known.meetingId)
      return meeting?.table === 'meeting' && meeting.row.status !== 'ended' ? known : null
    } catch (cause) {
      if (!(cause instanceof FailureError)) throw cause
      log(`sample: made anew, ${cause.kind}`)
      return null
    }
  }

  async function makeAnew(): Promise<SampleRecord> {
    await runner?.stop()
    runner = null
    for (const hub of profile.hubs()) if (hub.kind === 'sample') hubs.forget(hub.hubId)
    rmSync(dataFolder, { recursive: true, force: true })
    const administrator = {
      username: 'sample-administrator',
      password: randomBytes(18).toString('base64url'),
    }
    const started = await run(administrator)
    const seeded = await seedSample({
      hub: placeOf(started),
      administrator,
      assetsFolder: options.assetsFolder,
      startsAtMs: now() + startsInMs,
    })
    const made = record.parse({ ...seeded, hubId: started.started.hubId, seededAtMs: now() })
    profile.setSample(sealer.sealJson(made, 'sample'))
    return made
  }

  function personAs(people: readonly SamplePerson[], role: SampleRole): SamplePerson {
    const person = people.find((each) => each.role === role && (role !== 'delegate' || each.isMember))
    if (person === undefined) throw new FailureError('not-found', `no ${role} in the sample meeting`)
    return person
  }

  return {
    start: (as) =>
      inTurn(async () => {
        const sample = (await reuse()) ?? (await makeAnew())
        const started = await run(null)
        const hub = placeOf(started)
        const code = await issueSampleSlip(hub, sample, personAs(sample.people, as).personId)
        hubs.runsHere(hub.fingerprint, 'sample', hub.address)
        await hubs.signIn({ ...hub, credentials: { by: 'slip', code } })
        return { meetingId: sample.meetingId }
      }),
    joinCode: (personId) =>
      inTurn(async () => {
        const sample = remembered()
        if (sample === null || runner === null)
          throw new FailureError('not-found', 'no sample meeting runs here')
        const slip = await issueSampleSlip(placeOf(runner), sample, personId)
        const { fingerprint, name } = runner.started
        const code = formatJoinCode({ addresses: [runner.address], fingerprint, slip, hubName: name })
        return `${code}&${sampleMark}=1`
      }),
    resume: () =>
      inTurn(async () => {
        if (remembered() !== null) await run(null)
      }),
    stop: () =>
      inTurn(async () => {
        await runner?.stop()
        runner = null
      }),
    kill() {
      runner?.kill()
      runner = null
    },
  }
}
