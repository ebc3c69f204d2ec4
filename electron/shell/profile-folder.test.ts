import { expect, it } from 'vitest'
import { defaultProfileFolder } from './profile-folder.ts'

it('is where each system keeps a user’s application data', () => {
  expect(
    defaultProfileFolder('electron', 'win32', { APPDATA: 'C:\\Users\\u\\AppData\\Roaming' }, 'C:\\Users\\u'),
  ).toBe('C:\\Users\\u\\AppData\\Roaming\\dien-hong')
  expect(defaultProfileFolder('electron', 'win32', {}, 'C:\\Users\\u')).toBe(
    'C:\\Users\\u\\AppData\\Roaming\\dien-hong',
  )
  expect(defaultProfileFolder('electron', 'darwin', {}, '/Users/u')).toBe(
    '/Users/u/Library/Application Support/dien-hong',
  )
  expect(defaultProfileFolder('electron', 'linux', {}, '/home/u')).toBe('/home/u/.config/dien-hong')
  expect(defaultProfileFolder('electron', 'linux', { XDG_CONFIG_HOME: '/data/c' }, '/home/u')).toBe(
    '/data/c/dien-hong',
  )
  expect(defaultProfileFolder('electron', 'linux', { XDG_CONFIG_HOME: 'relative' }, '/home/u')).toBe(
    '/home/u/.config/dien-hong',
  )
})

it('is not shared between the shells, whose keys are kept in different ways', () => {
  expect(defaultProfileFolder('browser', 'linux', {}, '/home/u')).toBe('/home/u/.config/dien-hong-browser')
})
