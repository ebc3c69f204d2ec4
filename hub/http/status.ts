/** The HTTP status a failure travels under; the body says which failure it is. */
import { failureTraits, type FailureKind } from '../../protocol/failures.ts'

const statuses = {
  'wrong-password': 401,
  'wrong-slip': 401,
  'slip-expired': 401,
  'slip-used-elsewhere': 401,
  'signed-out': 401,
  'not-allowed': 403,
  'not-found': 404,
  'stale-row': 409,
  'meeting-locked': 409,
  'username-taken': 409,
  'last-administrator': 409,
  'chunk-mismatch': 409,
  'file-too-large': 413,
  'not-a-pdf': 415,
  'app-too-old': 426,
  'hub-too-old': 426,
  'too-many-attempts': 429,
  'hub-busy': 503,
  internal: 500,
  'disk-full': 507,
} as const satisfies Partial<Record<FailureKind, number>>

export type FailureStatus = (typeof statuses)[keyof typeof statuses] | 400 | 422

export function statusOf(kind: FailureKind): FailureStatus {
  const given: Partial<Record<FailureKind, FailureStatus>> = statuses
  return given[kind] ?? (failureTraits[kind].blame === 'person' && kind !== 'bad-request' ? 422 : 400)
}
