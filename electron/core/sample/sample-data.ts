/** `assets/sample/meeting.json`: the sample meeting as its writers keep it, with keys in place of ids. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { fraction } from '../../../protocol/live/voting-rule.ts'
import { meetingKinds } from '../../../protocol/rows/meeting.ts'
import { meetingRoles } from '../../../protocol/rows/participant.ts'
import { presets, type PresetId } from '../../../meeting/presets.ts'

const key = z.string().regex(/^[a-z0-9-]+$/)

const person = z.object({
  key,
  name: z.string(),
  jobTitle: z.string(),
  unit: z.string(),
  role: z.enum(meetingRoles),
  isMember: z.boolean(),
})

const document = z.object({
  key,
  title: z.string(),
  /** In the same folder. */
  file: z.string().regex(/^[a-z0-9-]+\.pdf$/),
  /** Everyone, members, or the keys of people. */
  audience: z.union([z.enum(['everyone', 'members']), z.array(key)]),
})

export interface SampleItem {
  key: string
  title: string
  presenter: string
  plannedMinutes: number | null
  documents: z.infer<typeof document>[]
  items: SampleItem[]
}
const item: z.ZodType<SampleItem> = z.object({
  key,
  title: z.string(),
  presenter: z.string(),
  plannedMinutes: z.int().nullable(),
  documents: z.array(document),
  get items() {
    return z.array(item)
  },
})

const presetId = z.custom<PresetId>((value) => typeof value === 'string' && Object.hasOwn(presets, value))

const sampleData = z.object({
  meeting: z.object({
    title: z.string(),
    kind: z.enum(meetingKinds),
    unit: z.string(),
    place: z.string(),
    quorum: fraction,
  }),
  people: z.array(person),
  agenda: z.array(item),
  motions: z.array(
    z.object({ key, item: key, document: key.nullable(), preset: presetId, text: z.string() }),
  ),
})
export type SampleData = z.infer<typeof sampleData>

export const sampleFolder = (assetsFolder: string): string => path.join(assetsFolder, 'sample')

export function loadSampleData(assetsFolder: string): SampleData {
  const text = readFileSync(path.join(sampleFolder(assetsFolder), 'meeting.json'), 'utf8')
  return sampleData.parse(JSON.parse(text))
}
