/**
 * Which requests the loopback server answers at all. Any page in any browser can send requests to 127.0.0.1; only our
 * own, under our own name, get past here.
 */
export interface RequestFacts {
  readonly method: string | undefined
  readonly host: string | undefined
  readonly origin: string | undefined
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode`, from browsers that send them. */
  readonly fetchSite: string | undefined
  readonly fetchMode: string | undefined
}

export type Refusal = 'wrong-host' | 'wrong-origin' | 'wrong-method'

/** `authority` is 127.0.0.1:PORT. A name that was made to point here (DNS rebinding) comes with its own Host. */
export function refusePage(facts: RequestFacts, authority: string): Refusal | null {
  if (facts.host !== authority) return 'wrong-host'
  if (facts.method !== 'GET' && facts.method !== 'HEAD') return 'wrong-method'
  if (facts.origin !== undefined && facts.origin !== `http://${authority}`) return 'wrong-origin'
  const isForeign = facts.fetchSite === 'cross-site' || facts.fetchSite === 'same-site'
  // A link may lead here from anywhere; what it leads to still needs the key or the cookie.
  if (isForeign && facts.fetchMode !== 'navigate') return 'wrong-origin'
  return null
}

export type SocketFacts = Pick<RequestFacts, 'method' | 'host' | 'origin'>

/** Browsers let any page open a WebSocket to anywhere, and say honestly which page it was. */
export function refuseSocket(facts: SocketFacts, authority: string): Refusal | null {
  if (facts.host !== authority) return 'wrong-host'
  if (facts.method !== 'GET') return 'wrong-method'
  return facts.origin === `http://${authority}` ? null : 'wrong-origin'
}
