/** What a scene's secretary and chair do besides the log: the meeting's rows, its paper, the presented page. */
import { createHash } from 'node:crypto'
import { makePdf } from '../../electron/core/testing/make-pdf.ts'
import type { AppState } from '../../protocol/app/state.ts'
import { chunkSizeBytes } from '../../protocol/http/files.ts'
import type { Edit } from '../../protocol/rows/row.ts'
import { v7 as newId } from 'uuid'
import type { Laptop } from './laptop.ts'
import type { LaptopName, World } from './world.ts'

export interface Papers {
  readonly bytes: Buffer
  readonly sha256: string
  /** SHA-256 of each. */
  readonly chunks: readonly string[]
}

/** Of several chunks, so that a transfer can be caught between two of them. */
export function makePaper(chunkCount = 4): Papers {
  const bytes = makePdf({ pages: 3, paddingBytes: (chunkCount - 1) * chunkSizeBytes + 5000 })
  const hash = (part: Uint8Array): string => createHash('sha256').update(part).digest('hex')
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += chunkSizeBytes) {
    chunks.push(hash(bytes.subarray(at, at + chunkSizeBytes)))
  }
  return { bytes, sha256: hash(bytes), chunks }
}

const parts = [
  ['secretary', 'secretary'],
  ['chair', 'chair'],
  ['binh', 'delegate'],
  ['cuc', 'delegate'],
  ['dung', 'delegate'],
] as const satisfies readonly (readonly [LaptopName, string])[]

/** Everyone is a member and may vote. */
export function makeMeetingEdits(meetingId: string, itemIds: readonly string[], world: World): Edit[] {
  const quorum = { numerator: 1, denominator: 2 }
  return [
    {
      edit: 'put-meeting',
      row: {
        id: meetingId,
        title: 'Phiên họp thường kỳ',
        kind: 'ubnd',
        unit: 'UBND xã Thử Nghiệm',
        place: 'Phòng họp số 1',
        startsAtMs: Date.now(),
        quorum,
      },
    },
    ...parts.map(([name, role], index): Edit => ({
      edit: 'put-participant',
      row: {
        id: newId(),
        meetingId,
        personId: world.laptop(name).personId,
        position: `a${index}`,
        name,
        jobTitle: '',
        unit: '',
        role,
        isMember: true,
      },
    })),
    ...itemIds.map((id, index): Edit => ({
      edit: 'put-agenda-item',
      row: {
        id,
        meetingId,
        parentId: null,
        position: `a${index}`,
        title: `Nội dung ${index + 1}`,
        presenter: '',
        plannedMinutes: null,
      },
    })),
  ]
}

/** One edit of two rows: Bình's and Cúc's names end with the same tag, or the edit was torn. */
export const renameTwo = {
  edits(state: AppState, tag: string): Edit[] {
    const rows = state.meeting?.participants.slice(2, 4) ?? []
    return rows.map((row, index): Edit => ({
      edit: 'put-participant',
      row: { ...row, name: `${index === 0 ? 'binh' : 'cuc'} ${tag}` },
    }))
  },
  tagOf(name: string): string {
    return name.replace(/^\w+ ?/, '')
  },
  isTorn(state: AppState): boolean {
    const [binh, cuc] = (state.meeting?.participants.slice(2, 4) ?? []).map((row) => row.name)
    return binh !== undefined && cuc !== undefined && this.tagOf(binh) !== this.tagOf(cuc)
  },
}

export async function upload(
  secretary: Laptop,
  meetingId: string,
  itemId: string,
  bytes: Buffer,
): Promise<void> {
  const { core } = secretary
  const { uploadId } = await core.call('upload:begin', {
    meetingId,
    itemId,
    fileName: 'To_trinh.pdf',
    sizeBytes: bytes.length,
    replacesDocumentId: null,
  })
  const pieceBytes = 1024 * 1024
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    const piece = new Uint8Array(bytes.subarray(offset, offset + pieceBytes))
    await core.call('upload:write', { uploadId, offset, bytes: piece })
  }
  await core.call('upload:finish', { uploadId })
  await core.call('upload:dismiss', { uploadId })
}

/** Where there is a paper to show. */
export async function chairShows(chair: Laptop, meetingId: string, page: number): Promise<void> {
  const documentId = chair.state.meeting?.papers[0]?.document.id
  if (documentId === undefined) return
  await chair.core.call('live:show', { meetingId, shown: { documentId, page, pointer: null } })
}
