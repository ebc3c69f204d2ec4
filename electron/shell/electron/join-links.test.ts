import { expect, it } from 'vitest'
import { formatJoinCode } from '../../../protocol/join-code.ts'
import { joinLinkIn, startArguments } from './join-links.ts'

const link = formatJoinCode({
  addresses: ['192.168.1.10:8443'],
  fingerprint: 'a'.repeat(64),
  slip: null,
  hubName: 'UBND phường Hạc Thành',
})

it('finds the link among what Windows and Linux start the program with', () => {
  expect(
    joinLinkIn(['C:\\Program Files\\Diên Hồng\\Diên Hồng.exe', '--allow-file-access-from-files', link]),
  ).toBe(link)
  expect(joinLinkIn(['/opt/dien-hong/dien-hong', '--no-sandbox', link, '--x'])).toBe(link)
})

it.each([
  ['nothing', []],
  ['other words of the same scheme', ['dienhong://quit', 'dienhong://join']],
  ['a damaged link', [link.replace('f=a', 'f=z')]],
  ['a link inside another argument', [`--url=${link}`, `"${link}`, `x ${link}`]],
  ['another scheme', [link.replace('dienhong:', 'https:')]],
  ['a link too long to be one', [`${link}${'%20'.repeat(2000)}`]],
])('finds none in %s', (_what, argv) => {
  expect(joinLinkIn(argv)).toBeNull()
})

it('gives developer tools while developing, and in the package only on request', () => {
  expect(startArguments(['x'], false).canUseDevTools).toBe(true)
  expect(startArguments(['x'], true).canUseDevTools).toBe(false)
  expect(startArguments(['x', '--dev-tools'], true).canUseDevTools).toBe(true)
})

it('takes a profile folder', () => {
  expect(startArguments(['x', '--profile=/tmp/a b'], true).profileFolder).toBe('/tmp/a b')
  expect(startArguments(['x', '--profile='], true).profileFolder).toBeNull()
})
