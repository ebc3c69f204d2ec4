/**
 * The hubs this laptop knows, and the one it is signed in to now. There is one session at a time; the caches of the
 * other hubs rest on the disk.
 */
import path from 'node:path'
import { z } from 'zod'
import type { CallArgs, CallResult } from '../../../protocol/app/calls.ts'
import type { AppStateKey, Connection, Hubs as HubsState } from '../../../protocol/app/state.ts'
import { FailureError, type Failure } from '../../../protocol/failures.ts'
import { slipCode, type SignIn } from '../../../protocol/http/sign-in.ts'
import { comparisonDigits, parseAddress, parseJoinCode } from '../../../protocol/join-code.ts'
import { openHubCache, removeHubCache, type HubCache } from '../cache/hub-cache.ts'
import type { HubKind, ProfileStore, StoredHub } from '../cache/profile-store.ts'
import type { Discovery } from '../discovery/discovery.ts'
import { createHubClient, type Endpoint } from '../net/hub-client.ts'
import { pinOf } from '../net/pinning.ts'
import { createHubSession, type HubSession } from './hub-session.ts'
import { askWho, findHub, signInAt, type SignedInHub } from './reach-hub.ts'

export interface HubsOptions {
  readonly profile: ProfileStore
  readonly profileFolder: string
  readonly dataKey: Uint8Array
  readonly discovery: () => Discovery | null
  readonly now: () => number
  readonly log: (line: string) => void
  readonly touch: (...keys: AppStateKey[]) => void
  readonly touchNow: (key: AppStateKey) => void
}

export interface Hubs {
  state(): HubsState
  connection(): Connection
  current(): HubSession | null
  /** @throws {FailureError} `signed-out` when there is none. */
  needSession(): HubSession
  stored(hubId: string): StoredHub | null
  isSample(): boolean
  resume(): void
  probe(typed: string): Promise<CallResult<'hub:probe'>>
  signIn(args: CallArgs<'hub:sign-in'>): Promise<CallResult<'hub:sign-in'>>
  signOut(hubId: string, isForgotten: boolean): Promise<void>
  switchTo(hubId: string): void
  retry(): void
  /** What a hub with this certificate is to this laptop, and where it is now: it runs here. */
  runsHere(fingerprint: string, kind: HubKind, address: string): void
  /** Forgets a hub and everything of it on this laptop, without telling it. */
  forget(hubId: string): void
  close(): void
}

/** Marks the join code of a sample meeting, so that nobody takes the meeting for a real one. */
export const sampleMark = 'sample'

const rememberedAddresses = 12
const firstPullMs = 15_000

export function createHubs(options: HubsOptions): Hubs {
  const { profile, profileFolder, dataKey, now, log, touch, touchNow } = options
  let session: HubSession | null = null
  /** Why there is no session though there was one. */
  let fallen: Failure | null = null
  const kinds = new Map<string, HubKind>()
  /** Addresses from join codes, by fingerprint, until somebody signs in. */
  const hinted = new Map<string, readonly string[]>()

  const cacheFile = (hubId: string) => path.join(profileFolder, 'hubs', `${hubId}.sqlite`)
  const stored = (hubId: string) => profile.hubs().find((hub) => hub.hubId === hubId) ?? null
  const foundAddresses = () => (options.discovery()?.found() ?? []).map((hub) => hub.address)

  function touchAll(): void {
    touch('app', 'hubs', 'connection', 'meetings', 'meeting', 'live', 'place', 'transfers')
  }

  function closeSession(): void {
    session?.close()
    session = null
    fallen = null
  }

  function startSession(hub: StoredHub, cache: HubCache): HubSession {
    const endpoint: Endpoint = {
      address: hub.addresses[0] ?? '',
      pin: pinOf(hub.certificatePem),
    }
    const started: HubSession = createHubSession({
      hubId: hub.hubId,
      endpoint,
      cache,
      addresses: () => [...(stored(hub.hubId)?.addresses ?? []), ...foundAddresses()],
      profileFolder,
      now,
      log,
      touch,
      touchNow,
      onConnected() {
        const known = stored(hub.hubId)
        if (known === null || known.addresses[0] === endpoint.address) return
        profile.putHub({ ...known, addresses: withFirst(endpoint.address, known.addresses) })
        touch('hubs')
      },
    })
    session = started
    touchAll()
    started.start()
    return started
  }

  /** A cache that can't be opened holds nothing that the hub does not have, but for what was queued. */
  function openOrRemove(hubId: string): HubCache {
    try {
      return openHubCache(cacheFile(hubId), dataKey, hubId)
    } catch (cause) {
      if (cause instanceof FailureError && cause.kind !== 'key-lost') throw cause
      log(`cache: removed, ${cause instanceof Error ? cause.message : String(cause)}`)
      removeHubCache(cacheFile(hubId))
      throw new FailureError('key-lost', undefined, { cause })
    }
  }

  function open(hub: StoredHub): void {
    closeSession()
    profile.setCurrentHubId(hub.hubId)
    try {
      startSession(hub, openOrRemove(hub.hubId))
    } catch (cause) {
      if (!(cause instanceof FailureError)) throw cause
      fallen = cause.toFailure()
      touchAll()
    }
  }

  async function adopt(found: SignedInHub): Promise<CallResult<'hub:sign-in'>> {
    const { info, signedIn, pin, address } = found
    const { hubId } = info
    const known = stored(hubId)
    closeSession()
    const hub: StoredHub = {
      hubId,
      name: info.name,
      addresses: withFirst(address, [...(hinted.get(pin.fingerprint) ?? []), ...(known?.addresses ?? [])]),
      fingerprint: pin.fingerprint,
      certificatePem: pin.certificatePem,
      kind: kinds.get(pin.fingerprint) ?? known?.kind ?? 'remote',
      person: signedIn.person,
      usedAtMs: now(),
    }
    const cache = openFor(hubId, signedIn.person.id)
    cache.meta.setSession({
      token: signedIn.token,
      person: signedIn.person,
      meetingId: signedIn.meetingId,
    })
    profile.putHub(hub)
    profile.setCurrentHubId(hubId)
    hinted.delete(pin.fingerprint)
    const started = startSession(hub, cache)
    // The person is in when there is something to see; a hub that is slow now is caught up with later.
    const wait = AbortSignal.timeout(firstPullMs)
    await Promise.race([
      started.pull(),
      new Promise((resolve) => wait.addEventListener('abort', resolve)),
    ]).catch((cause: unknown) => log(`sign-in: first pull, ${String(cause)}`))
    return { hubId, meetingId: signedIn.meetingId }
  }

  /** Another person may not see what the one before was allowed to: their cache goes. */
  function openFor(hubId: string, personId: string): HubCache {
    let cache: HubCache
    try {
      cache = openOrRemove(hubId)
    } catch (cause) {
      if (!(cause instanceof FailureError) || cause.kind !== 'key-lost') throw cause
      return openHubCache(cacheFile(hubId), dataKey, hubId)
    }
    const ownerId = cache.meta.ownerId()
    if (ownerId === null || ownerId === personId) return cache
    cache.close()
    removeHubCache(cacheFile(hubId))
    return openHubCache(cacheFile(hubId), dataKey, hubId)
  }

  /** Tells the hub, where it can be reached; the session ends here in any case. */
  async function tellSignOut(hub: StoredHub, token: string): Promise<void> {
    const client = createHubClient({ address: hub.addresses[0] ?? '', pin: pinOf(hub.certificatePem) })
    try {
      await client.postJson('/api/sign-out', z.unknown(), {
        json: {},
        token,
        signal: AbortSignal.timeout(4000),
      })
    } catch (cause) {
      log(`sign-out: ${cause instanceof FailureError ? cause.kind : String(cause)}`)
    } finally {
      client.close()
    }
  }

  function forget(hubId: string): void {
    if (profile.currentHubId() === hubId) {
      closeSession()
      profile.setCurrentHubId(null)
    }
    profile.removeHub(hubId)
    removeHubCache(cacheFile(hubId))
    touchAll()
  }

  return {
    state: () => ({
      known: profile.hubs().map((hub) => ({
        hubId: hub.hubId,
        name: hub.name,
        address: hub.addresses[0] ?? '',
        fingerprint: hub.fingerprint,
        isHostedHere: hub.kind !== 'remote',
        isSample: hub.kind === 'sample',
        person: hub.person,
      })),
      currentHubId: profile.currentHubId(),
      discovered: options.discovery()?.found() ?? [],
    }),
    connection: () =>
      session?.connection() ?? (fallen === null ? { state: 'none' } : { state: 'stopped', failure: fallen }),
    current: () => session,
    needSession() {
      if (session === null) throw new FailureError('signed-out')
      return session
    },
    stored,
    isSample: () =>
      profile.hubs().some((hub) => hub.hubId === profile.currentHubId() && hub.kind === 'sample'),
    resume() {
      const hub = profile.hubs().find((each) => each.hubId === profile.currentHubId())
      if (hub !== undefined) open(hub)
    },
    async probe(typed) {
      const code = parseJoinCode(typed)
      if (code === null && /^\s*dienhong:/i.test(typed)) throw new FailureError('bad-join-code')
      const address = code === null ? parseAddress(typed) : null
      if (code === null && address === null) throw new FailureError('bad-address')
      const candidates = code === null ? [address ?? ''] : [...code.addresses, ...foundAddresses()]
      const found = await findHub([...new Set(candidates)], code?.fingerprint ?? null)
      const { fingerprint } = found.pin
      const client = createHubClient(found)
      const info = await askWho(client).finally(() => client.close())
      if (code !== null) {
        hinted.set(fingerprint, [...new Set([...code.addresses, ...(hinted.get(fingerprint) ?? [])])])
        if (new URL(typed.trim()).searchParams.has(sampleMark)) kinds.set(fingerprint, 'sample')
      }
      return {
        hubId: info.hubId,
        hubName: info.name,
        address: found.address,
        fingerprint,
        isVouched:
          code !== null ||
          kinds.has(fingerprint) ||
          profile.hubs().some((hub) => hub.fingerprint === fingerprint),
        comparisonDigits: comparisonDigits(fingerprint),
        slipCode: code?.slip ?? null,
      }
    },
    async signIn({ address, fingerprint, credentials }) {
      const deviceId = profile.deviceId
      let sent: SignIn
      if (credentials.by === 'slip') {
        const code = slipCode.safeParse(credentials.code)
        if (!code.success) throw new FailureError('wrong-slip')
        sent = { by: 'slip', code: code.data, deviceId }
      } else sent = { ...credentials, deviceId }
      return adopt(await signInAt(await findHub([address], fingerprint), sent))
    },
    async signOut(hubId, isForgotten) {
      const hub = stored(hubId)
      if (hub === null) throw new FailureError('not-found', 'hub')
      if (profile.currentHubId() === hubId) {
        closeSession()
        profile.setCurrentHubId(null)
        touchAll()
      }
      if (hub.person !== null) {
        try {
          const cache = openOrRemove(hubId)
          const token = cache.meta.session()?.token ?? null
          cache.meta.setSession(null)
          cache.close()
          if (token !== null) await tellSignOut(hub, token)
        } catch (cause) {
          if (!(cause instanceof FailureError)) throw cause
          log(`sign-out: ${cause.kind}`)
        }
      }
      if (isForgotten) forget(hubId)
      else profile.putHub({ ...hub, person: null })
      touchAll()
    },
    switchTo(hubId) {
      const hub = stored(hubId)
      if (hub === null) throw new FailureError('not-found', 'hub')
      if (session?.hubId === hubId) return
      profile.putHub({ ...hub, usedAtMs: now() })
      open(hub)
    },
    retry() {
      if (session !== null) session.retry()
    },
    runsHere(fingerprint, kind, address) {
      kinds.set(fingerprint, kind)
      const hub = profile.hubs().find((each) => each.fingerprint === fingerprint)
      if (hub === undefined) return
      profile.putHub({ ...hub, kind, addresses: withFirst(address, hub.addresses) })
      touch('hubs')
      if (session?.hubId !== hub.hubId) return
      session.client.endpoint.address = address
      session.retry()
    },
    forget,
    close: closeSession,
  }
}

function withFirst(address: string, others: readonly string[]): string[] {
  return [...new Set([address, ...others])].slice(0, rememberedAddresses)
}
