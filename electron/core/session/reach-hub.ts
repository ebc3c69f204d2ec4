/** Before there is a session: who answers at an address, is it the one meant, and signing in there. */
import { FailureError } from '../../../protocol/failures.ts'
import { hubInfo, type HubInfo } from '../../../protocol/http/hub-info.ts'
import { signedIn, type SignedIn, type SignIn } from '../../../protocol/http/sign-in.ts'
import { protocolVersion } from '../../../protocol/version.ts'
import { createHubClient, type HubClient } from '../net/hub-client.ts'
import { probeCertificate, type Pin } from '../net/pinning.ts'

export interface FoundHub {
  readonly address: string
  readonly pin: Pin
}

/** The first of these addresses that answers with this certificate; null: with any. */
export async function findHub(addresses: readonly string[], fingerprint: string | null): Promise<FoundHub> {
  const abort = new AbortController()
  const probes = addresses.map(async (address) => {
    const pin = await probeCertificate(address, abort.signal)
    if (fingerprint !== null && pin.fingerprint !== fingerprint) {
      throw new FailureError('hub-certificate-changed', address)
    }
    return { address, pin }
  })
  try {
    return await Promise.any(probes)
  } catch (cause) {
    const reasons =
      cause instanceof AggregateError ? cause.errors.filter((each) => each instanceof FailureError) : []
    // That somebody else answered tells the person more than that another address was silent.
    throw (
      reasons.find((each) => each.kind === 'hub-certificate-changed') ??
      reasons[0] ??
      new FailureError('hub-unreachable', undefined, { cause })
    )
  } finally {
    abort.abort()
  }
}

/** @throws {FailureError} when this program and that hub don't speak the same version. */
export async function askWho(client: HubClient): Promise<HubInfo> {
  const info = await client.getJson('/api/hub', hubInfo)
  if (info.protocolVersion > protocolVersion) throw new FailureError('app-too-old', info.appVersion)
  if (info.protocolVersion < protocolVersion) throw new FailureError('hub-too-old', info.appVersion)
  return info
}

export interface SignedInHub extends FoundHub {
  readonly info: HubInfo
  readonly signedIn: SignedIn
}

export async function signInAt(found: FoundHub, credentials: SignIn): Promise<SignedInHub> {
  const client = createHubClient(found)
  try {
    const info = await askWho(client)
    return {
      ...found,
      info,
      signedIn: await client.postJson('/api/sign-in', signedIn, { json: credentials }),
    }
  } finally {
    client.close()
  }
}
