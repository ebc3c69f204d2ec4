/** Talking to a hub as one account, apart from the session of the windows: to set the sample meeting up. */
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { editsDone } from '../../../protocol/http/edit.ts'
import { issuedSlips } from '../../../protocol/http/people.ts'
import type { BeginUpload, UploadFinished } from '../../../protocol/http/files.ts'
import { syncPage, type SyncPage } from '../../../protocol/http/sync.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { createHubClient } from '../net/hub-client.ts'
import { sendFile } from '../net/send-file.ts'
import { findHub, signInAt } from '../session/reach-hub.ts'

export interface HubPlace {
  readonly address: string
  readonly fingerprint: string
}

export interface Account {
  readonly username: string
  readonly password: string
}

export interface HubAccount {
  post(path: string, json: unknown): Promise<void>
  edit(edits: Edit[]): Promise<void>
  firstPage(): Promise<SyncPage>
  upload(about: BeginUpload, chunk: (index: number) => Uint8Array): Promise<UploadFinished>
  issueSlip(meetingId: string, participantId: string): Promise<string>
}

/** Signs in, does the work, signs out. */
export async function asAccount<T>(
  hub: HubPlace,
  account: Account,
  work: (signedIn: HubAccount) => Promise<T>,
): Promise<T> {
  const found = await findHub([hub.address], hub.fingerprint)
  const { signedIn } = await signInAt(found, { by: 'password', ...account, deviceId: newId() })
  const client = createHubClient(found)
  const { token } = signedIn
  try {
    return await work({
      async post(path, json) {
        await client.postJson(path, z.unknown(), { json, token })
      },
      async edit(edits) {
        await client.postJson('/api/edits', editsDone, { json: { commandId: newId(), edits }, token })
      },
      firstPage: () => client.getJson('/api/sync?since=0', syncPage, { token }),
      upload: (about, chunk) =>
        sendFile(client, token, { about, chunk }, AbortSignal.timeout(120_000), () => undefined),
      async issueSlip(meetingId, participantId) {
        const json = { meetingId, participantIds: [participantId] }
        const { slips } = await client.postJson('/api/slips', issuedSlips, { json, token })
        return z.string().parse(slips[0]?.code)
      },
    })
  } finally {
    await client.postJson('/api/sign-out', z.unknown(), { json: {}, token }).catch(() => undefined)
    client.close()
  }
}
