/**
 * Every way something can fail, as a closed list. A failure is a value that travels: hub → core → renderer.
 * The renderer owns the sentences; `blame` and `canRetry` tell it (and the retry loops) what to do next.
 */
import { z } from 'zod'

type Traits = {
  /** Who can mend it: what the person did, the network between, the hub, or this laptop. */
  readonly blame: 'person' | 'network' | 'hub' | 'laptop'
  /** Whether the very same request may succeed later without anyone changing anything. */
  readonly canRetry: boolean
}

const person: Traits = { blame: 'person', canRetry: false }
const later: Traits = { blame: 'network', canRetry: true }

export const failureTraits = {
  // Reaching the hub
  'hub-unreachable': later,
  'hub-timeout': later,
  'hub-busy': { blame: 'hub', canRetry: true },
  'hub-certificate-changed': { blame: 'hub', canRetry: false },
  'hub-too-old': { blame: 'hub', canRetry: false },
  'app-too-old': { blame: 'laptop', canRetry: false },
  'bad-join-code': person,
  'bad-address': person,

  // Who you are and what you may do
  'wrong-password': person,
  'wrong-slip': person,
  'slip-expired': person,
  'slip-used-elsewhere': person,
  'too-many-attempts': { blame: 'person', canRetry: true },
  'signed-out': person,
  'not-allowed': person,
  'not-found': person,
  'username-taken': person,
  'last-administrator': person,

  // What was sent
  'bad-request': person,
  'stale-row': person,
  'meeting-locked': person,

  // Papers
  'not-a-pdf': person,
  'file-too-large': person,
  'file-empty': person,
  'pdf-damaged': person,
  'pdf-password': person,
  'state-secret': person,
  'chunk-mismatch': later,
  'paper-not-here': later,

  // The meeting's rules
  'meeting-not-published': person,
  'meeting-already-started': person,
  'meeting-not-live': person,
  'meeting-ended': person,
  'no-members': person,
  'not-a-participant': person,
  'unknown-item': person,
  'item-already-open': person,
  'no-open-item': person,
  'unknown-document': person,
  'unknown-person': person,
  'attendance-unchanged': person,
  'vote-already-open': person,
  'vote-id-taken': person,
  'no-quorum': person,
  'unknown-vote': person,
  'vote-not-open': person,
  'not-a-voter': person,
  'already-voted': person,

  // This machine
  'disk-full': { blame: 'laptop', canRetry: true },
  'already-running': { blame: 'laptop', canRetry: false },
  'port-taken': { blame: 'laptop', canRetry: false },
  'cannot-host': { blame: 'laptop', canRetry: false },
  'key-lost': { blame: 'laptop', canRetry: false },

  // A defect of ours: logged with its cause where it happened
  internal: { blame: 'hub', canRetry: true },
} as const satisfies Record<string, Traits>

export type FailureKind = keyof typeof failureTraits

export const failure = z.object({
  kind: z.custom<FailureKind>((kind) => typeof kind === 'string' && Object.hasOwn(failureTraits, kind)),
  /** For the details one tap deeper and for the log; never a sentence for a delegate, never a secret. */
  detail: z.string().max(2000).optional(),
})
export type Failure = z.infer<typeof failure>

/** A failure on its way up the stack. Expected refusals are returned as values; this carries them across awaits. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly kind: FailureKind
  readonly detail: string | undefined

  constructor(kind: FailureKind, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? kind : `${kind}: ${detail}`, options)
    this.kind = kind
    this.detail = detail
  }

  /** The value that travels. */
  toFailure(): Failure {
    return this.detail === undefined ? { kind: this.kind } : { kind: this.kind, detail: this.detail }
  }
}
