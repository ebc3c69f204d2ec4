/**
 * Puts the sample meeting on a hub the way people would: an administrator makes the secretary's account, the secretary
 * creates the meeting, uploads the papers, prepares the motions and publishes. Also used by the demo and by tests.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { generateNKeysBetween } from 'fractional-indexing'
import { v7 as newId } from 'uuid'
import { presets } from '../../../meeting/presets.ts'
import { FailureError } from '../../../protocol/failures.ts'
import { chunkSizeBytes } from '../../../protocol/http/files.ts'
import type { DocumentRow } from '../../../protocol/rows/document.ts'
import type { MeetingRole } from '../../../protocol/rows/participant.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { asAccount, type Account, type HubAccount, type HubPlace } from './hub-account.ts'
import { loadSampleData, sampleFolder, type SampleData, type SampleItem } from './sample-data.ts'

export interface SamplePerson {
  readonly key: string
  readonly personId: string
  readonly participantId: string
  readonly name: string
  readonly role: MeetingRole
  readonly isMember: boolean
}

export interface SeededSample {
  readonly meetingId: string
  /** Who may issue slips for it. */
  readonly secretary: Account
  readonly people: readonly SamplePerson[]
  /** Ids by the keys of `meeting.json`. */
  readonly itemIds: Readonly<Record<string, string>>
  readonly documentIds: Readonly<Record<string, string>>
  readonly motionIds: Readonly<Record<string, string>>
}

export interface SeedOptions {
  readonly hub: HubPlace
  readonly administrator: Account
  readonly assetsFolder: string
  readonly startsAtMs: number
}

interface PlacedItem {
  readonly item: SampleItem
  readonly id: string
  readonly parentId: string | null
  readonly position: string
}

export async function seedSample(options: SeedOptions): Promise<SeededSample> {
  const data = loadSampleData(options.assetsFolder)
  const meetingId = newId()
  const people = data.people.map((person) => ({ ...person, personId: newId(), participantId: newId() }))
  const secretary = people.find((person) => person.role === 'secretary')
  if (secretary === undefined) throw new Error('the sample meeting has no secretary')
  const account = { username: `sample-${secretary.key}`, password: randomBytes(18).toString('base64url') }
  const { name, jobTitle, unit, personId } = secretary
  await asAccount(options.hub, options.administrator, (administrator) =>
    administrator.post('/api/accounts', {
      ...account,
      personId,
      name,
      jobTitle,
      unit,
      hubRole: 'secretary',
      isDisabled: false,
    }),
  )

  const items = placeItems(data.agenda, null)
  return asAccount(options.hub, account, async (hub) => {
    const { kind, title, place, quorum } = data.meeting
    const meeting = { id: meetingId, title, kind, place, quorum, unit: data.meeting.unit }
    const positions = generateNKeysBetween(null, null, people.length)
    await hub.edit([
      { edit: 'put-meeting', row: { ...meeting, startsAtMs: options.startsAtMs } },
      ...people.map((person, index) => ({
        edit: 'put-participant' as const,
        row: {
          id: person.participantId,
          meetingId,
          personId: person.personId,
          position: positions[index] ?? '',
          name: person.name,
          jobTitle: person.jobTitle,
          unit: person.unit,
          role: person.role,
          isMember: person.isMember,
        },
      })),
      ...items.map(({ item, id, parentId, position }) => ({
        edit: 'put-agenda-item' as const,
        row: {
          id,
          meetingId,
          parentId,
          position,
          title: item.title,
          presenter: item.presenter,
          plannedMinutes: item.plannedMinutes,
        },
      })),
    ])
    const personIds = Object.fromEntries(people.map((person) => [person.key, person.personId]))
    const documents = await uploadPapers(hub, sampleFolder(options.assetsFolder), meetingId, items, personIds)
    const documentIds = Object.fromEntries(documents.map(({ key, row }) => [key, row.id]))
    const itemIds = Object.fromEntries(items.map(({ item, id }) => [item.key, id]))
    const motions = placeMotions(data, meetingId, itemIds, documentIds)
    await hub.edit([
      ...documents.map(({ row }) => ({ edit: 'put-document' as const, row })),
      ...motions.map(({ row }) => ({ edit: 'put-motion' as const, row })),
      { edit: 'publish', meetingId, isPublished: true },
    ])
    return {
      meetingId,
      secretary: account,
      people: people.map(({ key, personId: id, participantId, name: fullName, role, isMember }) => ({
        key,
        personId: id,
        participantId,
        name: fullName,
        role,
        isMember,
      })),
      itemIds,
      documentIds,
      motionIds: Object.fromEntries(motions.map(({ key, row }) => [key, row.id])),
    }
  })
}

function placeItems(items: readonly SampleItem[], parentId: string | null): PlacedItem[] {
  const positions = generateNKeysBetween(null, null, items.length)
  return items.flatMap((item, index) => {
    const id = newId()
    return [{ item, id, parentId, position: positions[index] ?? '' }, ...placeItems(item.items, id)]
  })
}

async function uploadPapers(
  hub: HubAccount,
  folder: string,
  meetingId: string,
  items: readonly PlacedItem[],
  personIds: Readonly<Record<string, string>>,
): Promise<{ key: string; row: DocumentRow }[]> {
  const placed: { key: string; row: DocumentRow }[] = []
  for (const { item, id: itemId } of items) {
    const positions = generateNKeysBetween(null, null, item.documents.length)
    for (const [index, document] of item.documents.entries()) {
      const bytes = await readFile(path.join(folder, document.file))
      const sha256 = sha256Of(bytes)
      const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSizeBytes) }, (_, chunk) =>
        bytes.subarray(chunk * chunkSizeBytes, (chunk + 1) * chunkSizeBytes),
      )
      const file = { fileName: document.file, sha256, sizeBytes: bytes.length }
      const { pageCount } = await hub.upload(
        { meetingId, ...file, chunks: chunks.map(sha256Of) },
        (chunk) => chunks[chunk] ?? Buffer.alloc(0),
      )
      const { audience } = document
      const row: DocumentRow = {
        id: newId(),
        meetingId,
        itemId,
        position: positions[index] ?? '',
        title: document.title,
        version: 1,
        pageCount,
        audience: typeof audience === 'string' ? audience : audience.map((key) => idOf(personIds, key)),
        ...file,
      }
      placed.push({ key: document.key, row })
    }
  }
  return placed
}

function placeMotions(
  data: SampleData,
  meetingId: string,
  itemIds: Readonly<Record<string, string>>,
  documentIds: Readonly<Record<string, string>>,
): { key: string; row: Extract<Edit, { edit: 'put-motion' }>['row'] }[] {
  const positions = generateNKeysBetween(null, null, data.motions.length)
  return data.motions.map(({ key, item, document, preset, text }, index) => ({
    key,
    row: {
      id: newId(),
      meetingId,
      itemId: idOf(itemIds, item),
      position: positions[index] ?? '',
      motion: {
        text,
        documentId: document === null ? null : idOf(documentIds, document),
        preset,
        rule: presets[preset],
      },
    },
  }))
}

function idOf(ids: Readonly<Record<string, string>>, key: string): string {
  const id = ids[key]
  if (id === undefined) throw new Error(`the sample meeting has no "${key}"`)
  return id
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A slip's code for one person of a seeded meeting. The slip issued before, and its session, end. */
export function issueSampleSlip(hub: HubPlace, sample: SeededSample, personId: string): Promise<string> {
  const person = sample.people.find((each) => each.personId === personId)
  if (person === undefined) throw new FailureError('not-found', 'no such person in the sample meeting')
  return asAccount(hub, sample.secretary, (secretary) =>
    secretary.issueSlip(sample.meetingId, person.participantId),
  )
}
