/** Under which addresses other laptops may reach this machine, likeliest first. */
import type { NetworkInterfaceInfo } from 'node:os'
import { hubAddress } from '../protocol/join-code.ts'

/** What a join code has room for. */
const maxAddresses = 8

/** Adapters of virtual machines, containers and tunnels: reachable from this machine only, most of the time. */
const virtualAdapter =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|awdl|llw|lxc)|vEthernet|VMware|VirtualBox|Hyper-V/i

export function reachableAddresses(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
  port: number,
  given: { readonly host: string; readonly publicAddresses: readonly string[] },
): string[] {
  const addresses: string[] = [...given.publicAddresses]
  if (given.host !== '0.0.0.0' && given.host !== '::') {
    addresses.push(`${bracketed(given.host)}:${port}`)
  } else {
    const found = Object.entries(interfaces).flatMap(([name, infos]) =>
      (infos ?? []).map((info) => ({ name, info })),
    )
    const ranked = found
      .filter(({ info }) => !info.internal && !isLinkLocal(info))
      .map(({ name, info }) => ({ info, rank: rankOf(name, info) }))
      .sort((a, b) => a.rank - b.rank)
    for (const { info } of ranked) addresses.push(`${bracketed(info.address)}:${port}`)
  }
  // Alone without a network, the hub still serves the windows of its own machine.
  if (addresses.length === 0) addresses.push(`127.0.0.1:${port}`)
  return [...new Set(addresses)]
    .filter((address) => hubAddress.safeParse(address).success)
    .slice(0, maxAddresses)
}

function rankOf(name: string, info: NetworkInterfaceInfo): number {
  const isVirtual = virtualAdapter.test(name) || /^172\.(1[7-9])\./.test(info.address)
  const isPrivate = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(info.address)
  return (isVirtual ? 4 : 0) + (info.family === 'IPv6' ? 2 : 0) + (isPrivate ? 0 : 1)
}

function isLinkLocal(info: NetworkInterfaceInfo): boolean {
  return info.address.startsWith('169.254.') || info.address.toLowerCase().startsWith('fe80')
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address.toLowerCase()}]` : address
}
