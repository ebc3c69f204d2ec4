/** Sends one file to a hub, in chunks: only those it lacks, so that the same call again goes on where it was cut. */
import { FailureError } from '../../../protocol/failures.ts'
import {
  uploadBegun,
  uploadFinished,
  type BeginUpload,
  type UploadFinished,
} from '../../../protocol/http/files.ts'
import type { HubClient } from './hub-client.ts'

export interface FileToSend {
  readonly about: BeginUpload
  chunk(index: number): Uint8Array
}

const chunksAtOnce = 4

/** @throws {FailureError} the hub's refusal of what is inside, among others. */
export async function sendFile(
  client: HubClient,
  token: string,
  file: FileToSend,
  signal: AbortSignal,
  onProgress: (sentChunks: number) => void,
): Promise<UploadFinished> {
  const { sha256, chunks } = file.about
  const begun = await client.postJson('/api/files', uploadBegun, { json: file.about, token, signal })
  const queue = [...begun.missing]
  let sent = chunks.length - queue.length
  onProgress(sent)
  const worker = async () => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      if (signal.aborted) throw new FailureError('hub-unreachable', 'stopped')
      await client.putBytes(`/api/files/${sha256}/chunks/${index}`, {
        bytes: file.chunk(index),
        token,
        signal,
      })
      sent += 1
      onProgress(sent)
    }
  }
  await Promise.all(Array.from({ length: chunksAtOnce }, worker))
  return client.postJson(`/api/files/${sha256}/finish`, uploadFinished, {
    json: {},
    token,
    signal,
    // The hub reads the whole file before it answers.
    idleTimeoutMs: 120_000,
  })
}
