/** Accounts, printed slips and sessions. Passwords, slip codes and tokens come here hashed only. */
import type { KnownPerson } from '../../protocol/http/people.ts'
import type { HubRole } from '../../protocol/http/sign-in.ts'
import type { AuditEntry } from './store.ts'

export interface Account {
  readonly personId: string
  readonly name: string
  readonly username: string
  readonly passwordHash: string
  readonly hubRole: HubRole | null
  readonly isDisabled: boolean
}

export interface AccountToSave {
  readonly personId: string
  readonly name: string
  readonly jobTitle: string
  readonly unit: string
  readonly username: string
  /** null keeps the present one; refused with `no-password` for a new account. */
  readonly passwordHash: string | null
  readonly hubRole: HubRole | null
  readonly isDisabled: boolean
}

export interface StoredSlip {
  readonly id: string
  readonly participantId: string
  readonly personId: string
  readonly meetingId: string
  /** The only device that may use it; null until its first use. */
  readonly deviceId: string | null
  readonly expiresAtMs: number
  readonly isRevoked: boolean
}

export interface SlipToSave {
  readonly id: string
  readonly participantId: string
  readonly personId: string
  readonly codeHash: string
  readonly expiresAtMs: number
}

export interface SessionToOpen {
  readonly id: string
  readonly tokenHash: string
  readonly personId: string
  readonly deviceId: string
  /** The slip it was opened with; null: an account's password. */
  readonly slipId: string | null
  readonly expiresAtMs: number
  readonly atMs: number
}

export interface StoredSession {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly deviceId: string
  /** The account's role on the hub; null for a session opened with a slip. */
  readonly hubRole: HubRole | null
  /** The meeting of the slip it was opened with. */
  readonly meetingId: string | null
  /** Meetings whose slips were used on this device; null for an account's session, which reaches all. */
  readonly slipMeetingIds: readonly string[] | null
  readonly expiresAtMs: number
}

export type AccountSaved =
  | { readonly outcome: 'saved'; readonly endedSessionIds: readonly string[] }
  | { readonly outcome: 'username-taken' | 'last-administrator' | 'no-password' }

export interface PeopleStore {
  hasAdministrator(): Promise<boolean>
  findAccount(username: string): Promise<Account | null>
  findAccountOf(personId: string): Promise<Account | null>
  /** A changed password or a disabled account ends the person's sessions. The last administrator stays one. */
  saveAccount(account: AccountToSave, audit: AuditEntry): Promise<AccountSaved>
  /** Ends every other session of this person that was opened with a password; gives their ids. */
  setPassword(
    personId: string,
    passwordHash: string,
    keepSessionId: string,
    audit: AuditEntry,
  ): Promise<readonly string[]>
  listPeople(): Promise<KnownPerson[]>
  /** Which of these the hub has a person for. */
  knownPersonIds(ids: readonly string[]): Promise<ReadonlySet<string>>

  findSlip(codeHash: string): Promise<StoredSlip | null>
  /** Revokes the older slips of the same participants and ends the sessions these opened; gives their ids. */
  replaceSlips(meetingId: string, slips: readonly SlipToSave[], audit: AuditEntry): Promise<readonly string[]>
  /** false when another device was first, or the slip is revoked. The first use opens the meeting to the device. */
  bindSlip(slipId: string, deviceId: string): Promise<boolean>

  openSession(session: SessionToOpen, audit: AuditEntry): Promise<void>
  /** null when there is none, or it was ended, or its account is disabled. Expiry is for the caller to judge. */
  findSession(tokenHash: string): Promise<StoredSession | null>
  endSession(sessionId: string, audit: AuditEntry): Promise<void>
  /** Deletes sessions that expired before this. */
  pruneSessions(beforeMs: number): Promise<void>
}
