/** Papers on their way down: only for who may read a document that has this file now. */
import { FailureError } from '../../protocol/failures.ts'
import type { FileManifest } from '../../protocol/http/files.ts'
import { mayReadDocument, type Viewer } from '../people/viewer.ts'
import type { Meetings } from '../rows/meetings.ts'
import type { Store } from '../store/store.ts'

export class Downloads {
  readonly #store: Store
  readonly #meetings: Meetings

  constructor(store: Store, meetings: Meetings) {
    this.#store = store
    this.#meetings = meetings
  }

  async manifest(viewer: Viewer, sha256: string): Promise<FileManifest> {
    await this.#check(viewer, sha256)
    const file = await this.#store.files.findFile(sha256)
    if (file === null) throw new FailureError('not-found', 'file')
    return file
  }

  async chunk(viewer: Viewer, sha256: string, index: number): Promise<Uint8Array> {
    await this.#check(viewer, sha256)
    const bytes = await this.#store.files.readChunk(sha256, index)
    if (bytes === null) throw new FailureError('not-found', 'chunk')
    return bytes
  }

  /** A file nobody may see and a file that is not there are the same to who asks. */
  async #check(viewer: Viewer, sha256: string): Promise<void> {
    for (const { meetingId, documentId } of await this.#store.rows.documentsWithFile(sha256)) {
      const rows = await this.#meetings.load(meetingId)
      const document = rows?.find('document', documentId) ?? null
      if (rows !== null && document !== null && mayReadDocument(viewer, rows, document)) return
    }
    throw new FailureError('not-found', 'file')
  }
}
