/** POST /api/edits and /api/readiness: decides, commits, then tells. */
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { canonicalJson } from '../../protocol/canonical.ts'
import { failureTraits, FailureError, failure, type Failure } from '../../protocol/failures.ts'
import { editsDone, type EditsDone, type ReportReadiness, type SentEdits } from '../../protocol/http/edit.ts'
import { z } from 'zod'
import { partIn, type Viewer } from '../people/viewer.ts'
import type { FileFacts } from '../store/file-store.ts'
import type { RowsToSave } from '../store/row-store.ts'
import type { RememberedAnswer, Store } from '../store/store.ts'
import type { Turnstile } from '../turnstile.ts'
import { applyEdits, targetOf, type EditRequest } from './apply-edits.ts'
import type { MeetingDraft } from './meeting-draft.ts'
import type { MeetingRows } from './meeting-rows.ts'
import type { Meetings } from './meetings.ts'

export interface RowsChanged {
  readonly change: number
  readonly meetings: readonly { readonly before: MeetingRows | null; readonly after: MeetingRows }[]
  /** Only how far laptops are: of interest to chair and secretaries alone. */
  readonly isReadiness: boolean
}

interface Dependencies {
  readonly store: Store
  readonly meetings: Meetings
  readonly turnstile: Turnstile
  readonly now: () => number
  readonly tell: (changed: RowsChanged) => void
}

const rememberedEdit = z.union([editsDone, z.object({ failure })])

export class EditService {
  readonly #with: Dependencies

  constructor(dependencies: Dependencies) {
    this.#with = dependencies
  }

  /** Throws FailureError when refused. The same command id of the same person gives the same answer again. */
  async submit(viewer: Viewer, sent: SentEdits, address: string): Promise<EditsDone> {
    const digest = createHash('sha256').update(canonicalJson(sent.edits)).digest('hex')
    const answer = await this.#with.turnstile.pass(() => this.#answer(viewer, sent, digest, address))
    if ('failure' in answer) throw new FailureError(answer.failure.kind, answer.failure.detail)
    return answer
  }

  async #answer(
    viewer: Viewer,
    sent: SentEdits,
    digest: string,
    address: string,
  ): Promise<EditsDone | { failure: Failure }> {
    const { store, now } = this.#with
    const remembered = await store.hub.findAnswer(viewer.personId, sent.commandId)
    if (remembered !== null) {
      if (remembered.digest !== digest)
        return { failure: { kind: 'bad-request', detail: 'command id reused' } }
      return rememberedEdit.parse(JSON.parse(remembered.answer))
    }
    const remember = (answer: object): RememberedAnswer => ({
      personId: viewer.personId,
      commandId: sent.commandId,
      digest,
      answer: JSON.stringify(answer),
      atMs: now(),
    })

    for (let attempt = 0; attempt < 5; attempt += 1) {
      const request = await this.#gather(viewer, sent)
      const edited = applyEdits(request)
      if (!edited.isAccepted) {
        const { failure: refusal } = edited
        if (!failureTraits[refusal.kind].canRetry) {
          await store.hub.rememberAnswer(remember({ failure: refusal }))
        }
        return { failure: refusal }
      }
      const saved = await store.rows.save({
        rows: edited.drafts.flatMap((draft) => draft.changed),
        expected: edited.drafts.map((draft) => ({
          meetingId: draft.meetingId,
          change: draft.base?.change ?? 0,
        })),
        sights: edited.sights,
        people: edited.people,
        answer: (change) => remember({ change }),
        audit: {
          atMs: now(),
          action: 'rows:edit',
          personId: viewer.personId,
          sessionId: viewer.sessionId,
          address,
          subject: summaryOf(sent),
        },
      })
      if (saved.outcome === 'saved') {
        this.#adopt(edited.drafts, saved.change)
        return { change: saved.change }
      }
      for (const draft of edited.drafts) this.#with.meetings.forget(draft.meetingId)
    }
    return { failure: { kind: 'hub-busy' } }
  }

  async #gather(editor: Viewer, { edits }: SentEdits): Promise<EditRequest> {
    const { store } = this.#with
    const targets = edits.map(targetOf)
    const located = await store.rows.locate(targets)
    const meetings = new Map<string, MeetingRows>()
    const files = new Map<string, ReadonlyMap<string, FileFacts>>()
    const named = [...targets.flatMap((target) => target.meetingId ?? []), ...located.values()]
    for (const meetingId of new Set(named)) {
      const rows = await this.#with.meetings.load(meetingId)
      if (rows !== null) meetings.set(meetingId, rows)
      const sha256s = edits.flatMap((edit) =>
        edit.edit === 'put-document' && edit.row.meetingId === meetingId ? [edit.row.sha256] : [],
      )
      files.set(meetingId, await store.files.filesOpenTo(editor.personId, meetingId, sha256s))
    }
    return { edits, editor, meetings, located, files, newId }
  }

  #adopt(drafts: readonly MeetingDraft[], change: number): void {
    const meetings = drafts.map((draft) => ({ before: draft.base, after: draft.saved(change) }))
    for (const { after } of meetings) this.#with.meetings.adopt(after)
    this.#with.tell({ change, meetings, isReadiness: false })
  }

  /** A laptop says how many papers it holds. Nothing is written when that has not changed. */
  async reportReadiness(viewer: Viewer, report: ReportReadiness): Promise<void> {
    await this.#with.turnstile.pass(async () => {
      const { meetings, store, now } = this.#with
      const before = await meetings.load(report.meetingId)
      const part = before === null ? null : partIn(viewer, before)
      if (before === null || part === null) throw new FailureError('not-found', 'meeting')
      const known = before.find('readiness', part.id)
      const { readyDocuments, totalDocuments } = report
      if (known?.readyDocuments === readyDocuments && known.totalDocuments === totalDocuments) return
      const row = {
        table: 'readiness' as const,
        row: {
          id: part.id,
          meetingId: report.meetingId,
          personId: viewer.personId,
          readyDocuments,
          totalDocuments,
          reportedAtMs: now(),
        },
        isRemoved: false,
      }
      const toSave: RowsToSave = {
        rows: [row],
        expected: [],
        sights: [],
        people: [],
        answer: null,
        audit: null,
      }
      const saved = await store.rows.save(toSave)
      if (saved.outcome !== 'saved') throw new FailureError('hub-busy')
      const after = before.with(saved.change, [row])
      meetings.adopt(after)
      this.#with.tell({ change: saved.change, meetings: [{ before, after }], isReadiness: true })
    })
  }
}

/** What was edited, by kind and id, without the texts. */
function summaryOf(sent: SentEdits): Readonly<Record<string, string | readonly string[]>> {
  return {
    commandId: sent.commandId,
    edits: sent.edits.map((edit) => {
      const { table, id } = targetOf(edit)
      const isPublished = edit.edit === 'publish' ? ` ${edit.isPublished}` : ''
      return `${edit.edit} ${table} ${id}${isPublished}`
    }),
  }
}
