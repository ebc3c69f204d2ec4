/** Tells the local network by mDNS that a hub is here. A hint for people, never trust. */
import { Bonjour } from 'bonjour-service'
import type { HubLog } from './hub-log.ts'

export const serviceType = 'dienhong'

/** A DNS label holds 63 bytes, and the name must differ from other hubs' in the same network. */
export function serviceName(name: string, hubId: string): string {
  const ending = ` ${hubId.slice(-4)}`
  let label = name
  while (Buffer.byteLength(label + ending) > 63) label = Array.from(label).slice(0, -1).join('')
  return label + ending
}

export function announce(
  hub: { readonly name: string; readonly hubId: string; readonly port: number },
  log: HubLog,
): () => Promise<void> {
  // A network without multicast is an ordinary thing: people type the address there.
  const failed = (cause: unknown): void => log.warn('announce:failed', { error: String(cause) })
  const bonjour = new Bonjour(undefined, failed)
  const service = bonjour.publish({
    name: serviceName(hub.name, hub.hubId),
    type: serviceType,
    port: hub.port,
    txt: { hub: hub.hubId, name: hub.name.slice(0, 60) },
  })
  service.on('error', failed)
  return () =>
    new Promise((resolve) => {
      bonjour.unpublishAll(() => bonjour.destroy(() => resolve()))
    })
}
