/** The files this window is sending: two at a time, the others waiting; a failed one keeps its file for another try. */
import { create } from 'zustand'
import type { Failure } from '../../../protocol/failures.ts'
import { call } from '../../state/core.ts'
import { failureOf } from '../../state/use-action.ts'
import { saveNow } from '../saving/draft.ts'
import { UnreadableFile, uploadFile, type UploadCalls, type UploadTarget } from './upload-file.ts'

export interface UploadJob {
  readonly jobId: number
  readonly target: UploadTarget
  readonly file: File
  /** Under which the core tells how far it is; null before it began. */
  readonly uploadId: string | null
  readonly state: 'waiting' | 'running' | 'failed' | 'unreadable'
  readonly failure: Failure | null
}

interface UploadStore {
  readonly jobs: readonly UploadJob[]
}

const atOnce = 2
const core: UploadCalls = {
  begin: (args) => call('upload:begin', args),
  write: (args) => call('upload:write', args),
  finish: (args) => call('upload:finish', args),
}
const stops = new Map<number, AbortController>()
let lastJobId = 0

export const useUploads = create<UploadStore>(() => ({ jobs: [] }))

const jobsNow = () => useUploads.getState().jobs
const change = (jobId: number, to: Partial<UploadJob>) =>
  useUploads.setState({ jobs: jobsNow().map((job) => (job.jobId === jobId ? { ...job, ...to } : job)) })
const drop = (jobId: number) => useUploads.setState({ jobs: jobsNow().filter((job) => job.jobId !== jobId) })

export function startUploads(files: readonly File[], target: UploadTarget): void {
  const made = files.map((file): UploadJob => {
    lastJobId += 1
    return { jobId: lastJobId, target, file, uploadId: null, state: 'waiting', failure: null }
  })
  useUploads.setState({ jobs: [...jobsNow(), ...made] })
  startWaiting()
}

export function retryUpload(jobId: number): void {
  const job = jobsNow().find((one) => one.jobId === jobId)
  if (job === undefined) return
  if (job.uploadId !== null) dismissOnCore(job.uploadId)
  change(jobId, { state: 'waiting', uploadId: null, failure: null })
  startWaiting()
}

/** Stops it wherever it is, and takes it off the list. */
export function dismissUpload(jobId: number): void {
  const job = jobsNow().find((one) => one.jobId === jobId)
  if (job === undefined) return
  stops.get(jobId)?.abort()
  if (job.uploadId !== null) dismissOnCore(job.uploadId)
  drop(jobId)
}

/** Clears a transfer that another window, or this one before it was reloaded, began. */
export function dismissOnCore(uploadId: string): void {
  call('upload:dismiss', { uploadId }).catch((error: unknown) => {
    // Gone already is what was wanted; anything else is worth a line in the log, and nobody's concern here.
    if (failureOf(error).kind !== 'not-found') console.warn(error)
  })
}

function startWaiting(): void {
  const running = jobsNow().filter((job) => job.state === 'running').length
  const waiting = jobsNow().filter((job) => job.state === 'waiting')
  for (const job of waiting.slice(0, Math.max(0, atOnce - running))) void run(job)
}

async function run(job: UploadJob): Promise<void> {
  const { jobId } = job
  const stop = new AbortController()
  stops.set(jobId, stop)
  change(jobId, { state: 'running' })
  let uploadId: string | null = null
  try {
    await saveNow() // the item may be new: the hub must know it first
    await uploadFile(job.file, job.target, core, stop.signal, (id) => {
      uploadId = id
      change(jobId, { uploadId: id })
    })
    drop(jobId)
    if (uploadId !== null) dismissOnCore(uploadId)
  } catch (error) {
    if (stop.signal.aborted) {
      if (uploadId !== null) dismissOnCore(uploadId)
    } else if (error instanceof UnreadableFile) change(jobId, { state: 'unreadable' })
    else change(jobId, { state: 'failed', failure: failureOf(error) })
  } finally {
    stops.delete(jobId)
    startWaiting()
  }
}
