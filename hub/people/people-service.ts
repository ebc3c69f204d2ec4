/** Signing in and out, accounts, slips. What is refused here is thrown as FailureError. */
import { v7 as newId } from 'uuid'
import { FailureError } from '../../protocol/failures.ts'
import type {
  ChangePassword,
  IssueSlips,
  KnownPerson,
  SaveAccount,
  Slip,
} from '../../protocol/http/people.ts'
import type { SignedIn, SignIn } from '../../protocol/http/sign-in.ts'
import { mayOnHub } from '../../meeting/authorisation.ts'
import type { NewAdministrator } from '../../protocol/host/hub-process.ts'
import type { Meetings } from '../rows/meetings.ts'
import type { AuditEntry, Store } from '../store/store.ts'
import { Attempts } from './attempts.ts'
import {
  hashPassword,
  hashSlipCode,
  hashToken,
  isPassword,
  newSlipCode,
  newToken,
  wasteTimeOn,
} from './secrets.ts'
import { mayIn, type Viewer } from './viewer.ts'

const dayMs = 24 * 3_600_000
/** How long a slip works after the meeting it was printed for begins. */
const slipLifetimeMs = 7 * dayMs
const accountSessionMs = 30 * dayMs

interface Dependencies {
  readonly store: Store
  readonly meetings: Meetings
  readonly slipKey: Buffer
  readonly now: () => number
  readonly tell: {
    sessionsEnded(sessionIds: readonly string[]): void
    /** What these people reach by their slips has changed. */
    slipsReplaced(personIds: readonly string[], change: number): void
  }
}

export class PeopleService {
  readonly #with: Dependencies
  /** A room behind one address may mistype a good deal; one account from one address not. */
  readonly #byAddress: Attempts
  readonly #byTarget: Attempts
  /** However many addresses take part. Wide, or anyone could lock anyone out. */
  readonly #byTargetEverywhere: Attempts

  constructor(dependencies: Dependencies) {
    this.#with = dependencies
    const { now } = dependencies
    this.#byAddress = new Attempts({ burst: 40, refillMs: 5_000 }, now)
    this.#byTarget = new Attempts({ burst: 6, refillMs: 60_000 }, now)
    this.#byTargetEverywhere = new Attempts({ burst: 60, refillMs: 10_000 }, now)
  }

  async authenticate(token: string): Promise<Viewer | null> {
    const session = await this.#with.store.people.findSession(hashToken(token))
    if (session === null || session.expiresAtMs <= this.#with.now()) return null
    return {
      sessionId: session.id,
      personId: session.personId,
      name: session.name,
      hubRole: session.hubRole,
      meetingId: session.meetingId,
      scope: session.slipMeetingIds === null ? null : new Set(session.slipMeetingIds),
      expiresAtMs: session.expiresAtMs,
    }
  }

  async signIn(request: SignIn, address: string): Promise<SignedIn> {
    const target =
      request.by === 'password'
        ? `account ${foldUsername(request.username)}`
        : `slip ${this.#codeHash(request.code)}`
    const taken: [Attempts, string][] = []
    for (const [attempts, key] of [
      [this.#byAddress, address],
      [this.#byTarget, `${target} ${address}`],
      [this.#byTargetEverywhere, target],
    ] as const) {
      if (!attempts.take(key)) {
        for (const [earlier, earlierKey] of taken) earlier.giveBack(earlierKey)
        throw new FailureError('too-many-attempts')
      }
      taken.push([attempts, key])
    }
    try {
      const signedIn =
        request.by === 'password'
          ? await this.#signInByPassword(request, address)
          : await this.#signInBySlip(request, address)
      for (const [attempts, key] of taken) attempts.giveBack(key)
      return signedIn
    } catch (error) {
      if (error instanceof FailureError) {
        await this.#with.store.hub.audit(
          this.#entry('session:refused', null, address, { by: request.by, kind: error.kind }),
        )
      }
      throw error
    }
  }

  async #signInByPassword(
    { username, password, deviceId }: Extract<SignIn, { by: 'password' }>,
    address: string,
  ): Promise<SignedIn> {
    const account = await this.#with.store.people.findAccount(foldUsername(username))
    if (account === null || account.isDisabled) {
      await wasteTimeOn(password)
      throw new FailureError('wrong-password')
    }
    if (!(await isPassword(password, account.passwordHash))) throw new FailureError('wrong-password')
    const expiresAtMs = this.#with.now() + accountSessionMs
    const token = await this.#open(account.personId, deviceId, null, expiresAtMs, address)
    const person = { id: account.personId, name: account.name, hubRole: account.hubRole }
    return { token, expiresAtMs, person, meetingId: null }
  }

  async #signInBySlip(
    { code, deviceId }: Extract<SignIn, { by: 'slip' }>,
    address: string,
  ): Promise<SignedIn> {
    const { store, meetings, now } = this.#with
    const slip = await store.people.findSlip(this.#codeHash(code))
    if (slip === null || slip.isRevoked) throw new FailureError('wrong-slip')
    const rows = await meetings.load(slip.meetingId)
    const meeting = rows?.meeting ?? null
    const part = rows?.partOf(slip.personId) ?? null
    if (meeting === null || part === null) throw new FailureError('wrong-slip')
    // A meeting that was put off takes its slips along.
    const expiresAtMs = Math.max(slip.expiresAtMs, meeting.startsAtMs + slipLifetimeMs)
    if (expiresAtMs <= now()) throw new FailureError('slip-expired')
    if (!(await store.people.bindSlip(slip.id, deviceId))) throw new FailureError('slip-used-elsewhere')
    const token = await this.#open(slip.personId, deviceId, slip.id, expiresAtMs, address)
    const person = { id: slip.personId, name: part.name, hubRole: null }
    return { token, expiresAtMs, person, meetingId: slip.meetingId }
  }

  async #open(
    personId: string,
    deviceId: string,
    slipId: string | null,
    expiresAtMs: number,
    address: string,
  ): Promise<string> {
    const token = newToken()
    const id = newId()
    await this.#with.store.people.openSession(
      { id, tokenHash: hashToken(token), personId, deviceId, slipId, expiresAtMs, atMs: this.#with.now() },
      { ...this.#entry('session:open', null, address, { deviceId, slipId }), personId, sessionId: id },
    )
    return token
  }

  async signOut(viewer: Viewer, address: string): Promise<void> {
    const entry = this.#entry('session:end', viewer, address, {})
    await this.#with.store.people.endSession(viewer.sessionId, entry)
    this.#with.tell.sessionsEnded([viewer.sessionId])
  }

  async issueSlips(viewer: Viewer, request: IssueSlips, address: string): Promise<readonly Slip[]> {
    const { store, meetings, now } = this.#with
    const { meetingId } = request
    const rows = await meetings.load(meetingId)
    if (rows === null || !mayIn(viewer, rows, 'meeting:read')) throw new FailureError('not-found', 'meeting')
    if (!mayIn(viewer, rows, 'slips:issue')) throw new FailureError('not-allowed')
    const expiresAtMs = Math.max(now(), rows.meeting?.startsAtMs ?? 0) + slipLifetimeMs
    const issued = [...new Set(request.participantIds)].map((participantId) => {
      const part = rows.find('participant', participantId)
      if (part === null) throw new FailureError('unknown-person')
      return { participantId, personId: part.personId, code: newSlipCode() }
    })
    const ended = await store.people.replaceSlips(
      meetingId,
      issued.map(({ participantId, personId, code }) => ({
        id: newId(),
        participantId,
        personId,
        codeHash: this.#codeHash(code),
        expiresAtMs,
      })),
      this.#entry('slips:issue', viewer, address, {
        meetingId,
        participantIds: issued.map((slip) => slip.participantId),
      }),
    )
    this.#with.tell.sessionsEnded(ended)
    const change = await store.rows.lastChange()
    this.#with.tell.slipsReplaced(
      issued.map((slip) => slip.personId),
      change,
    )
    return issued.map(({ participantId, code }) => ({ participantId, code, expiresAtMs }))
  }

  async listPeople(viewer: Viewer): Promise<KnownPerson[]> {
    if (!mayOnHub(viewer.hubRole, 'people:read')) throw new FailureError('not-allowed')
    return this.#with.store.people.listPeople()
  }

  async saveAccount(viewer: Viewer, account: SaveAccount, address: string): Promise<void> {
    if (!mayOnHub(viewer.hubRole, 'accounts:manage')) throw new FailureError('not-allowed')
    const { personId, username, hubRole, isDisabled } = account
    await this.#save(
      account,
      this.#entry('account:save', viewer, address, {
        personId,
        username,
        hubRole,
        isDisabled,
        isPasswordChanged: account.password !== null,
      }),
    )
  }

  async createAdministrator({ name, username, password }: NewAdministrator): Promise<void> {
    const personId = newId()
    await this.#save(
      {
        personId,
        name,
        jobTitle: '',
        unit: '',
        username: foldUsername(username),
        password,
        hubRole: 'administrator',
        isDisabled: false,
      },
      this.#entry('account:save', null, null, { personId, username, hubRole: 'administrator' }),
    )
  }

  async #save({ password, ...account }: SaveAccount, audit: AuditEntry): Promise<void> {
    const passwordHash = password === null ? null : await hashPassword(password)
    const saved = await this.#with.store.people.saveAccount({ ...account, passwordHash }, audit)
    if (saved.outcome === 'no-password') throw new FailureError('bad-request', 'a new account has a password')
    if (saved.outcome !== 'saved') throw new FailureError(saved.outcome)
    this.#with.tell.sessionsEnded(saved.endedSessionIds)
  }

  async changePassword(viewer: Viewer, request: ChangePassword, address: string): Promise<void> {
    const { store } = this.#with
    const account = await store.people.findAccountOf(viewer.personId)
    if (account === null || viewer.scope !== null) throw new FailureError('not-allowed')
    const key = `account ${account.username} ${address}`
    if (!this.#byTarget.take(key)) throw new FailureError('too-many-attempts')
    if (!(await isPassword(request.current, account.passwordHash))) throw new FailureError('wrong-password')
    this.#byTarget.giveBack(key)
    const passwordHash = await hashPassword(request.next)
    const ended = await store.people.setPassword(
      viewer.personId,
      passwordHash,
      viewer.sessionId,
      this.#entry('password:change', viewer, address, {}),
    )
    this.#with.tell.sessionsEnded(ended)
  }

  #codeHash(code: string): string {
    return hashSlipCode(code, this.#with.slipKey)
  }

  #entry(
    action: string,
    viewer: Viewer | null,
    address: string | null,
    subject: AuditEntry['subject'],
  ): AuditEntry {
    return {
      atMs: this.#with.now(),
      action,
      personId: viewer?.personId ?? null,
      sessionId: viewer?.sessionId ?? null,
      address,
      subject,
    }
  }
}

function foldUsername(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase()
}
