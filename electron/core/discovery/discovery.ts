/**
 * Hubs that announce themselves in this network by mDNS. A hint only: anyone may announce anything, so a found address
 * is trusted no more than a typed one. Where the network carries no mDNS the list stays empty and nothing is lost.
 */
import { Bonjour, type Browser, type Service } from 'bonjour-service'
import { z } from 'zod'
import type { Hubs } from '../../../protocol/app/state.ts'
import { hubAddress } from '../../../protocol/join-code.ts'

type DiscoveredHub = Hubs['discovered'][number]

export interface Discovery {
  found(): DiscoveredHub[]
  close(): void
}

const serviceType = 'dienhong'
const txtRecord = z.object({ name: z.string().min(1).optional() })

export function startDiscovery(log: (line: string) => void, onChange: () => void): Discovery {
  const services = new Map<string, DiscoveredHub>()
  const bonjour = new Bonjour({}, (cause: unknown) => log(`discovery: ${String(cause)}`))
  const browser: Browser = bonjour.find({ type: serviceType })

  function up(service: Service): void {
    const address = addressOf(service)
    if (address === null) return
    services.set(service.fqdn, { name: nameOf(service), address })
    onChange()
  }
  browser.on('up', up)
  browser.on('srv-update', up)
  browser.on('down', (service) => {
    if (services.delete(service.fqdn)) onChange()
  })

  return {
    found: () => [...services.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    close() {
      browser.stop()
      bonjour.destroy()
    },
  }
}

/** The name as people gave it; the service's own is shortened and made unique. */
function nameOf(service: Service): string {
  const { name } = txtRecord.catch({}).parse(service.txt)
  return (name ?? service.name).slice(0, 200)
}

/** An IPv4 address where there is one: link-local IPv6 needs a zone that does not travel. */
function addressOf(service: Service): string | null {
  const hosts = service.addresses ?? []
  const host = hosts.find((each) => each.includes('.')) ?? service.host
  const parsed = hubAddress.safeParse(`${host}:${service.port}`)
  return parsed.success ? parsed.data : null
}
