import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serveFolderFeed } from './folder-feed.ts'
import { parseFeed, readUpdateFeed, updateConfigFiles } from './update-config.ts'
import { startUpdates, type UpdatesOptions } from './updates.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-updates-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('where updates come from', () => {
  it('is nowhere unless an administrator says so', async () => {
    expect(await readUpdateFeed([join(folder, 'a.json'), join(folder, 'b.json')])).toBeNull()
  })

  it('is what the machine’s file says, before the user’s', async () => {
    const [machine, user] = [join(folder, 'machine.json'), join(folder, 'user.json')]
    await writeFile(user, '{"feed":"https://user.example/"}')
    expect(await readUpdateFeed([machine, user])).toEqual({ kind: 'url', url: 'https://user.example/' })
    await writeFile(machine, '{"feed":"/srv/updates"}')
    expect(await readUpdateFeed([machine, user])).toEqual({ kind: 'folder', folder: '/srv/updates' })
  })

  it('is in the places administrators know', () => {
    expect(updateConfigFiles('/home/u/p', 'linux', {})[0]).toBe('/etc/dien-hong/update.json')
    expect(updateConfigFiles('p', 'win32', { PROGRAMDATA: 'D:\\Data' })[0]).toContain('D:\\Data\\dien-hong')
    expect(updateConfigFiles('p', 'darwin', {})[0]).toBe('/Library/Application Support/dien-hong/update.json')
  })

  it.each(['http://example.com/', 'ftp://example.com/', 'file:///srv', 'updates', ''])(
    'is never %j',
    (feed) => {
      expect(() => parseFeed(feed)).toThrow()
    },
  )

  it('is a folder by its full path, on Windows a share as well', () => {
    expect(parseFeed('D:\\updates')).toEqual({ kind: 'folder', folder: 'D:\\updates' })
    expect(parseFeed('\\\\server\\share')).toEqual({ kind: 'folder', folder: '\\\\server\\share' })
  })
})

/** With the path as it stands: `fetch` would tidy it. */
function get(url: URL, path: string, headers = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path, headers }, (response) => {
      let body = ''
      response.on('data', (bytes: Buffer) => (body += bytes.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('a folder of updates', () => {
  it('is served to whoever knows the secret path, by plain names only', async () => {
    await mkdir(join(folder, 'feed', 'sub'), { recursive: true })
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await writeFile(join(folder, 'feed', 'latest.yml'), 'version: 2')
    await writeFile(join(folder, 'feed', 'Diên Hồng-2.exe'), '0123456789')
    const feed = await serveFolderFeed(join(folder, 'feed'), () => undefined)
    const url = new URL(feed.url)
    try {
      expect(await get(url, `${url.pathname}latest.yml?noCache=1`)).toEqual({
        status: 200,
        body: 'version: 2',
      })
      const name = encodeURIComponent('Diên Hồng-2.exe')
      expect(await get(url, url.pathname + name, { range: 'bytes=2-4' })).toEqual({
        status: 206,
        body: '234',
      })
      for (const path of ['../secret.txt', '..%2fsecret.txt', '..%5csecret.txt', 'sub', '', '%', '.hidden']) {
        expect((await get(url, url.pathname + path)).status).toBe(404)
      }
      expect((await get(url, '/latest.yml')).status).toBe(404)
      expect((await get(url, '/guess/latest.yml')).status).toBe(404)
    } finally {
      await feed.close()
    }
  })
})

class FakeUpdater extends EventEmitter {
  autoDownload = false
  autoInstallOnAppQuit = false
  allowDowngrade = true
  logger = null
  updateConfigPath: string | null = null
  setFeedURL = vi.fn()
  checkForUpdates = vi.fn(() => Promise.resolve(null))
  quitAndInstall = vi.fn()
}

function options(updater: FakeUpdater, more: Partial<UpdatesOptions>): UpdatesOptions {
  return {
    updater,
    packagedConfigFile: join(folder, 'app-update.yml'),
    fallbackConfigFile: join(folder, 'updater.yml'),
    feed: { kind: 'url', url: 'https://updates.example/' },
    log: () => undefined,
    ask: () => Promise.resolve(true),
    prepareToInstall: () => Promise.resolve(true),
    isMeetingLive: () => false,
    ...more,
  }
}

describe('installing', () => {
  it('stops everything in order first, once the person agrees', async () => {
    const updater = new FakeUpdater()
    const order: string[] = []
    const installed = new Promise<void>((resolve) => {
      updater.quitAndInstall.mockImplementation(() => {
        order.push('install')
        resolve()
      })
    })
    const prepareToInstall = (): Promise<boolean> => Promise.resolve(order.push('stop') > 0)
    const updates = await startUpdates(options(updater, { prepareToInstall }))
    updater.emit('update-downloaded', { version: '2.0.0' })
    await installed
    expect(order).toEqual(['stop', 'install'])
    await updates.close()
  })

  it('waits for the program’s end where the person stays for what is not saved', async () => {
    const updater = new FakeUpdater()
    const prepared = Promise.withResolvers<boolean>()
    const prepareToInstall = vi.fn(() => prepared.promise)
    const updates = await startUpdates(options(updater, { prepareToInstall }))
    updater.emit('update-downloaded', { version: '2.0.0' })
    await vi.waitFor(() => expect(prepareToInstall).toHaveBeenCalledOnce())
    expect(updater.autoInstallOnAppQuit).toBe(false)
    prepared.resolve(false)
    await vi.waitFor(() => expect(updater.autoInstallOnAppQuit).toBe(true))
    expect(updater.quitAndInstall).not.toHaveBeenCalled()
    await updates.close()
  })

  it('asks nobody while a meeting is on, and asks when it has ended', async () => {
    const updater = new FakeUpdater()
    let isMeetingLive = true
    const asked = Promise.withResolvers<string>()
    const ask = vi.fn((version: string) => {
      asked.resolve(version)
      return Promise.resolve(false)
    })
    const updates = await startUpdates(options(updater, { ask, isMeetingLive: () => isMeetingLive }))
    updater.emit('update-downloaded', { version: '2.0.0' })
    await Promise.resolve()
    updates.onMeetingChanged()
    expect(ask).not.toHaveBeenCalled()
    isMeetingLive = false
    updates.onMeetingChanged()
    expect(await asked.promise).toBe('2.0.0')
    await updates.close()
  })

  it('installs nothing at quitting that nobody agreed to, and does where “when I quit” was chosen', async () => {
    const updater = new FakeUpdater()
    const choice = Promise.withResolvers<boolean>()
    const updates = await startUpdates(options(updater, { ask: () => choice.promise }))
    expect(updater.autoInstallOnAppQuit).toBe(true) // read when a download ends
    updater.emit('update-downloaded', { version: '2.0.0' })
    await Promise.resolve()
    expect(updater.autoInstallOnAppQuit).toBe(false)
    choice.resolve(false)
    await vi.waitFor(() => expect(updater.autoInstallOnAppQuit).toBe(true))
    expect(updater.quitAndInstall).not.toHaveBeenCalled()
    await updates.close()
  })

  it('writes what goes wrong to the log and bothers nobody', async () => {
    const updater = new FakeUpdater()
    const lines: string[] = []
    updater.checkForUpdates.mockRejectedValue(new Error('no such host'))
    const updates = await startUpdates(options(updater, { log: (line) => lines.push(line) }))
    updater.emit('error', new Error('cut'))
    await vi.waitFor(() => expect(lines.join('\n')).toMatch(/cut[^]*no such host|no such host[^]*cut/))
    await updates.close()
  })

  it('brings the updater’s own file where the package has none, and leaves the package’s alone', async () => {
    const updater = new FakeUpdater()
    await (await startUpdates(options(updater, {}))).close()
    expect(updater.updateConfigPath).toBe(join(folder, 'updater.yml'))
    expect(await readFile(join(folder, 'updater.yml'), 'utf8')).toContain('updaterCacheDirName')
    await rm(join(folder, 'updater.yml'))
    await writeFile(join(folder, 'app-update.yml'), 'provider: generic')
    const other = new FakeUpdater()
    await (await startUpdates(options(other, {}))).close()
    expect(other.updateConfigPath).toBeNull()
    expect(existsSync(join(folder, 'updater.yml'))).toBe(false)
  })
})
