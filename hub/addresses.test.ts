import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { reachableAddresses } from './addresses.ts'

function ipv4(address: string, internal = false): NetworkInterfaceInfo {
  return { address, netmask: '', family: 'IPv4', mac: '', internal, cidr: null }
}

function ipv6(address: string): NetworkInterfaceInfo {
  return { address, netmask: '', family: 'IPv6', mac: '', internal: false, cidr: null, scopeid: 0 }
}

const everywhere = { host: '::', publicAddresses: [] }

it('names the local network first, virtual adapters last, and nothing that reaches only this machine', () => {
  const interfaces = {
    lo: [ipv4('127.0.0.1', true)],
    docker0: [ipv4('172.17.0.1')],
    wlan0: [ipv4('192.168.1.20'), ipv6('2001:DB8::1'), ipv6('fe80::1')],
    eth0: [ipv4('203.0.113.5'), ipv4('169.254.3.4')],
  }
  expect(reachableAddresses(interfaces, 8443, everywhere)).toEqual([
    '192.168.1.20:8443',
    '203.0.113.5:8443',
    '[2001:db8::1]:8443',
    '172.17.0.1:8443',
  ])
})

it('puts given addresses first, keeps to the one it listens on, and never more than a code holds', () => {
  const publicAddresses = ['hop.example.vn:443']
  expect(reachableAddresses({}, 1, { host: '10.0.0.7', publicAddresses })).toEqual([
    'hop.example.vn:443',
    '10.0.0.7:1',
  ])
  const many = { eth0: Array.from({ length: 20 }, (_, index) => ipv4(`10.0.0.${index + 1}`)) }
  expect(reachableAddresses(many, 1, everywhere)).toHaveLength(8)
})

it('serves its own machine when there is no network', () => {
  expect(reachableAddresses({ lo: [ipv4('127.0.0.1', true)] }, 5, everywhere)).toEqual(['127.0.0.1:5'])
})
