/** The profile: settings, this device's id, and the hubs it has signed in to. Held by one process at a time. */
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { settings, type Settings } from '../../../protocol/app/state.ts'
import { hubRole } from '../../../protocol/http/sign-in.ts'
import { uuid } from '../../../protocol/ids.ts'
import { openDatabase, writing } from './database.ts'
import { profileMigrations } from './profile-migrations.ts'

const person = z.object({ id: uuid, name: z.string(), hubRole: hubRole.nullable() })
export type HubPerson = z.infer<typeof person>

export type HubKind = 'remote' | 'hosted' | 'sample'

export interface StoredHub {
  readonly hubId: string
  readonly name: string
  /** The one that answered last first. */
  readonly addresses: readonly string[]
  readonly fingerprint: string
  readonly certificatePem: string
  readonly kind: HubKind
  /** null: signed out, but not forgotten. */
  readonly person: HubPerson | null
  readonly usedAtMs: number
}

interface HubRecord {
  hub_id: string
  name: string
  addresses: string
  fingerprint: string
  certificate_pem: string
  kind: HubKind
  person: string | null
  used_at_ms: number
}

const addressList = z.array(z.string())
const hosted = z.object({ hubName: z.string() })

export interface ProfileStore {
  readonly deviceId: string
  settings(): Settings
  setSettings(settings: Settings): void
  currentHubId(): string | null
  setCurrentHubId(hubId: string | null): void
  /** What this machine hosted last. */
  hosted(): { hubName: string } | null
  setHosted(hosted: { hubName: string }): void
  /** What is known of the sample meeting, sealed. */
  sample(): Buffer | null
  setSample(sealed: Buffer): void
  /** Last used first. */
  hubs(): readonly StoredHub[]
  putHub(hub: StoredHub): void
  removeHub(hubId: string): void
  close(): void
}

const firstSettings: Settings = { language: 'vi', textSize: 'normal', theme: 'light' }

/** @throws {FailureError} `already-running` when another process has this profile open. */
export function openProfileStore(profileFolder: string): ProfileStore {
  const db = openDatabase(path.join(profileFolder, 'profile.sqlite'), profileMigrations, {
    isExclusive: true,
  })
  const read = db.prepare<[string], { value: string }>('select value from setting where name = ?')
  const write = db.prepare(
    'insert into setting values (?, ?) on conflict do update set value = excluded.value',
  )
  const selectHubs = db.prepare<[], HubRecord>('select * from known_hub order by used_at_ms desc')
  const putHub = db.prepare(
    `insert or replace into known_hub
     values (@hubId, @name, @addresses, @fingerprint, @certificatePem, @kind, @person, @usedAtMs)`,
  )
  const deleteHub = db.prepare('delete from known_hub where hub_id = ?')

  function get<T extends z.ZodType, F>(name: string, schema: T, otherwise: F): z.output<T> | F {
    const row = read.get(name)
    if (row === undefined) return otherwise
    const parsed = schema.safeParse(JSON.parse(row.value))
    return parsed.success ? parsed.data : otherwise
  }
  const set = (name: string, value: unknown) => writing(() => write.run(name, JSON.stringify(value)))

  let deviceId = get('device-id', uuid, null)
  if (deviceId === null) {
    deviceId = newId()
    set('device-id', deviceId)
  }

  return {
    deviceId,
    settings: () => get('settings', settings, firstSettings),
    setSettings: (next) => set('settings', next),
    currentHubId: () => get('current-hub', uuid, null),
    setCurrentHubId: (hubId) => set('current-hub', hubId),
    hosted: () => get('hosted', hosted, null),
    setHosted: (value) => set('hosted', value),
    sample() {
      const text = get('sample', z.base64(), null)
      return text === null ? null : Buffer.from(text, 'base64')
    },
    setSample: (sealed) => set('sample', sealed.toString('base64')),
    hubs: () =>
      selectHubs.all().map((record) => ({
        hubId: record.hub_id,
        name: record.name,
        addresses: addressList.parse(JSON.parse(record.addresses)),
        fingerprint: record.fingerprint,
        certificatePem: record.certificate_pem,
        kind: record.kind,
        person: record.person === null ? null : person.parse(JSON.parse(record.person)),
        usedAtMs: record.used_at_ms,
      })),
    putHub(hub) {
      writing(() =>
        putHub.run({
          ...hub,
          addresses: JSON.stringify(hub.addresses),
          person: hub.person === null ? null : JSON.stringify(hub.person),
        }),
      )
    },
    removeHub: (hubId) => void writing(() => deleteHub.run(hubId)),
    close: () => db.close(),
  }
}
