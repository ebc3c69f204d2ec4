/** From anything thrown to the failure that travels. What is not expected is a defect of ours: it goes to the log. */
import { FailureError, type Failure } from '../protocol/failures.ts'
import type { HubLog } from './hub-log.ts'

/** SQLite's names, and the system's, for "no room left". */
const fullCodes = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])

export function failureOf(error: unknown, log: HubLog, where: string): Failure {
  if (error instanceof FailureError) return error.toFailure()
  const code = codeOf(error)
  if (code !== null && fullCodes.has(code)) {
    log.error('hub:disk-full', { where })
    return { kind: 'disk-full' }
  }
  log.error('hub:defect', {
    where,
    code,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return { kind: 'internal' }
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
