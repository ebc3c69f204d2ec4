/**
 * Everything the hub keeps, behind one interface: SQLite on a laptop, PostgreSQL for a province. All methods are
 * asynchronous and each one that writes is one transaction, durable when its promise resolves.
 * `tests/contract/store.contract.ts` says what every implementation must do.
 */
import type { FileStore } from './file-store.ts'
import type { LogStore } from './log-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { RowStore } from './row-store.ts'

/** Who did something that changed anything, for the audit log. Never holds a secret or a ballot. */
export interface AuditEntry {
  readonly atMs: number
  /** A fixed name: `slips:issue`, `session:open` … */
  readonly action: string
  readonly personId: string | null
  readonly sessionId: string | null
  /** Where the request came from; null for the hub itself. */
  readonly address: string | null
  readonly subject: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

/** An answer that is given again when the same person sends the same command id again. */
export interface RememberedAnswer {
  readonly personId: string
  readonly commandId: string
  /** SHA-256 of what was asked, so that an id reused for something else is noticed. */
  readonly digest: string
  /** JSON. */
  readonly answer: string
  readonly atMs: number
}

/** The hub's certificate and its key, in PEM. */
export interface CarriedCertificate {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface HubStore {
  /** The hub's own id, made with the store. */
  readHubId(): Promise<string>
  /** Counts the starts of this hub; the first one gives 1. */
  countBoot(): Promise<number>
  /** Set when this is a backup that nobody has started from yet. */
  readCarriedCertificate(): Promise<CarriedCertificate | null>
  /**
   * Makes a hub out of the backup: forgets the carried certificate, and moves change numbers and boots on past
   * whatever the lost hub may have given out, so that every laptop is given everything again.
   */
  settleRestored(): Promise<void>
  audit(entry: AuditEntry): Promise<void>
  readAudit(limit: number): Promise<AuditEntry[]>
  findAnswer(personId: string, commandId: string): Promise<RememberedAnswer | null>
  rememberAnswer(answer: RememberedAnswer): Promise<void>
  /** Forgets answers older than this. Laptops don't retry for that long. */
  forgetAnswers(beforeMs: number): Promise<void>
}

export interface Store {
  readonly hub: HubStore
  readonly people: PeopleStore
  readonly rows: RowStore
  readonly log: LogStore
  readonly files: FileStore
  /** A consistent copy into a new file, while others read and write. Fails when the file exists. */
  backup(path: string, carried: CarriedCertificate): Promise<void>
  /** Writes everything into the main file. `isAbrupt` leaves it as a crash would. */
  close(isAbrupt?: boolean): Promise<void>
}
