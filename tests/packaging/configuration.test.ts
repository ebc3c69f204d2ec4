import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import type { Configuration } from 'electron-builder'
import { describe, expect, it } from 'vitest'
import configuration from '../../build/packaging/electron-builder.ts'
import { formatJoinCode } from '../../protocol/join-code.ts'

const root = join(import.meta.dirname, '../..')
const resource = async (name: string): Promise<string> =>
  await readFile(join(root, 'build/packaging/resources', name), 'utf8')

/** Throws as electron-builder itself would. The copy is because it may fill in what it likes. */
async function validate(config: Configuration): Promise<void> {
  await validateConfiguration({ ...config }, new DebugLogger(false))
}

/** The `<key>`s a property list sets to true. */
const trueKeys = (plist: string): string[] =>
  [...plist.matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)].map(([, key]) => key ?? '')

describe('the packages’ configuration', () => {
  it('is what electron-builder’s own schema allows', async () => {
    await expect(validate(configuration)).resolves.toBeUndefined()
    await expect(validate({ ...configuration, nsis: JSON.parse('{"noSuchOption": true}') })).rejects.toThrow(
      /configuration\.nsis/,
    )
  })

  it('makes NSIS, dmg, AppImage and deb', () => {
    const names = [configuration.win, configuration.mac, configuration.linux].map((platform) =>
      [platform?.target ?? []].flat().map((target) => (typeof target === 'string' ? target : target.target)),
    )
    expect(names).toEqual([['nsis'], ['dmg', 'zip'], ['AppImage', 'deb']])
  })

  it('registers on every system the scheme of the join links', async () => {
    const scheme = new URL(
      formatJoinCode({ addresses: ['10.0.0.1:8443'], fingerprint: '0'.repeat(64), slip: null, hubName: 'x' }),
    ).protocol.slice(0, -1)
    expect([configuration.protocols ?? []].flat().flatMap(({ schemes }) => schemes)).toEqual([scheme])
    const installer = await resource('windows-installer.nsh')
    expect(installer).toContain(`WriteRegStr SHELL_CONTEXT "Software\\Classes\\${scheme}" "URL Protocol" ""`)
    expect(installer).toContain(`DeleteRegKey SHELL_CONTEXT "Software\\Classes\\${scheme}"`)
  })

  it('asks macOS for the camera in Vietnamese and English, and gives up nothing else of the hardened runtime', async () => {
    expect(configuration.mac?.hardenedRuntime).toBe(true)
    expect(trueKeys(await resource('entitlements.mac.plist'))).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.device.camera',
    ])
    for (const language of ['vi', 'en']) {
      const strings = await resource(`mac/${language}.lproj/InfoPlist.strings`)
      const keys = [...strings.matchAll(/^"(\w+)" = ".+";$/gm)].map(([, key]) => key)
      expect(keys).toEqual(['NSCameraUsageDescription', 'NSLocalNetworkUsageDescription'])
    }
  })

  it('shows the licence before installing, in both languages, whole', async () => {
    const licence = (await readFile(join(root, 'LICENSE'), 'utf8')).replaceAll('\r\n', '\n')
    const terms = licence.slice(
      licence.indexOf('Apache License'),
      licence.indexOf('END OF TERMS AND CONDITIONS'),
    )
    expect(terms.length).toBeGreaterThan(9000)
    for (const language of ['vi', 'en']) {
      const text = await resource(`license_${language}.txt`)
      expect(text.charCodeAt(0), 'NSIS takes text for UTF-8 by its byte order mark').toBe(0xfeff)
      expect(text.replaceAll('\r\n', '\n')).toContain(terms)
    }
  })

  it('speaks Vietnamese wherever electron-builder’s installer would speak English', async () => {
    const installer = await resource('windows-installer.nsh')
    expect(installer.charCodeAt(0)).toBe(0xfeff)
    for (const file of ['messages.yml', 'assistedMessages.yml']) {
      const messages = await readFile(join(root, 'node_modules/app-builder-lib/templates/nsis', file), 'utf8')
      const names = [...messages.matchAll(/^(\w+):/gm)].map(([, name]) => name ?? '')
      expect(names.length).toBeGreaterThan(5)
      for (const name of names) expect(installer).toMatch(new RegExp(`^  LangString ${name} 1066 ".+"$`, 'm'))
    }
  })

  it('names an update server that can’t exist: the real one is the administrator’s', () => {
    expect(configuration.publish).toEqual([
      { provider: 'generic', url: expect.stringMatching(/^https:\/\/[a-z.-]+\.invalid\/$/) },
    ])
  })
})
