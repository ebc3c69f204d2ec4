import { expect, test } from 'vitest'
import { slipCode } from './http/sign-in.ts'
import { comparisonDigits, formatJoinCode, parseAddress, parseJoinCode } from './join-code.ts'

const fingerprint = 'ab'.repeat(32)
const code = {
  addresses: ['192.168.1.10:8443', 'hop.hacson.gov.vn:443', '[fe80::1]:8443'],
  fingerprint,
  slip: 'ABCDE01234',
  hubName: 'UBND xã Hạc Sơn & Hội đồng',
}

test('a join code says the same after it was written and read', () => {
  expect(parseJoinCode(formatJoinCode(code))).toEqual(code)
  expect(parseJoinCode(`  ${formatJoinCode({ ...code, slip: null })}\n`)).toEqual({ ...code, slip: null })
})

test.each([
  '',
  'hello',
  'https://example.org/join',
  'dienhong://other?a=1.2.3.4:8443',
  formatJoinCode(code).replace(fingerprint, 'abcd'),
  formatJoinCode(code).replace('ABCDE01234', 'ABC'),
  formatJoinCode(code).replaceAll(/a=[^&]*&/g, ''),
  formatJoinCode(code).replace('8443', '99999'),
])('%s is no join code', (text) => {
  expect(parseJoinCode(text)).toBeNull()
})

test.each([
  ['192.168.1.10', '192.168.1.10:8443'],
  [' https://192.168.1.10/abc ', '192.168.1.10:8443'],
  ['HOP.hacson.gov.vn:9000', 'hop.hacson.gov.vn:9000'],
  ['[fe80::1]', '[fe80::1]:8443'],
  ['[fe80::1]:7000', '[fe80::1]:7000'],
  ['phòng họp', null],
  ['', null],
])('typed %j is the address %j', (typed, address) => {
  expect(parseAddress(typed)).toBe(address)
})

test('a slip’s code is read as people type it', () => {
  expect(slipCode.parse(' abcde–o1l34 ')).toBe('ABCDE01134')
  expect(slipCode.safeParse('abcde-0123').success).toBe(false)
  expect(slipCode.safeParse('abcde-0123u').success).toBe(false)
})

test('comparison digits are 24, in six groups, and differ for different certificates', () => {
  expect(comparisonDigits(fingerprint)).toMatch(/^\d{4}( \d{4}){5}$/)
  expect(comparisonDigits(fingerprint)).not.toBe(comparisonDigits('cd'.repeat(32)))
})
