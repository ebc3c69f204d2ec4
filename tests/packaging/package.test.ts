/**
 * Packs the program as `npm run package` does, around a stand-in for Electron's runtime, and looks at what came out:
 * what is inside, what it imports, and that the hub and the core run from it with nothing of the project around them.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire, isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { extractAll, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bundle } from '../../build/bundle.ts'
import { pack } from '../../build/packaging/package.ts'
import { fromCore, type ToCore } from '../../electron/shell/electron/core-messages.ts'
import type { CallArgs, CallName } from '../../protocol/app/calls.ts'
import { calls } from '../../protocol/app/calls.ts'
import { coreMessage } from '../../protocol/app/channel.ts'
import { openMeeting } from '../../protocol/app/state.ts'
import { askWho, helpOf, startHeadlessHub } from './headless-hub.ts'
import { importsOf } from './imports-of.ts'
import { PackedProcess } from './packed-process.ts'
import { makeStandInRuntime } from './stand-in-runtime.ts'

const root = join(import.meta.dirname, '../..')
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  main: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
})
const readManifest = async (path: string) => manifest.parse(JSON.parse(await readFile(path, 'utf8')))
const lightManifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) })

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** The names of all packages the runtime dependencies need, themselves included. */
async function runtimePackages(): Promise<Set<string>> {
  const found = new Set<string>()
  const visit = async (name: string, from: string): Promise<void> => {
    if (found.has(name)) return
    found.add(name)
    const nested = join(from, 'node_modules', name)
    const path = createRequire(join(nested, 'x')).resolve.paths(name) ?? []
    for (const folder of [join(from, 'node_modules'), ...path]) {
      let text: string
      try {
        text = await readFile(join(folder, name, 'package.json'), 'utf8')
      } catch {
        continue // not installed at this level: the next one up
      }
      const { dependencies } = lightManifest.parse(JSON.parse(text))
      for (const dependency of Object.keys(dependencies)) await visit(dependency, join(folder, name))
      return
    }
    throw new Error(`${name} is not installed`)
  }
  for (const name of Object.keys((await readManifest(join(root, 'package.json'))).dependencies)) {
    await visit(name, root)
  }
  return found
}

/** Asked for in a `try`, and done without: pdf.js would draw with it, the hub only reads. */
const optional = ['@napi-rs/canvas']

/** "a/b" → a; "@scope/a/b" → @scope/a */
const packageName = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

// The stand-in imitates the Linux runtime only. On Windows and macOS the packaging workflow packs the real one.
describe.skipIf(process.platform !== 'linux')('the packed program (Linux, stand-in runtime)', () => {
  let work: string
  let unpacked: string
  let archive: string
  /** The archive's contents as files, far from the project's node_modules. */
  let app: string

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'dien-hong-package-'))
    app = join(work, 'app')
    await bundle()
    await makeStandInRuntime(join(work, 'runtime'), '45.4.1')
    await pack({
      platforms: [Platform.LINUX],
      isFolderOnly: true,
      electronDist: join(work, 'runtime'),
      outputFolder: join(work, 'release'),
    })
    const folders = (await readdir(join(work, 'release'))).filter((name) => name.endsWith('unpacked'))
    expect(folders).toHaveLength(1)
    unpacked = join(work, 'release', folders[0] ?? '')
    archive = join(unpacked, 'resources/app.asar')
    extractAll(archive, app)
  }, 180_000)

  afterAll(async () => {
    await rm(work, { recursive: true, force: true })
  })

  it('holds what runs, the licence and the sample meeting, and neither sources nor tests', async () => {
    expect((await readdir(app)).sort()).toEqual(['LICENSE', 'assets', 'dist', 'node_modules', 'package.json'])
    expect(await readdir(join(app, 'assets'))).toEqual(['sample'])
    const built = await filesIn(join(app, 'dist'))
    for (const file of [
      'main.js',
      'preload.cjs',
      'core.js',
      'hub.js',
      'hub-main.js',
      'renderer/index.html',
    ]) {
      expect(built).toContain(file)
    }
    const strangers = (await filesIn(app)).filter((file) =>
      /\.(tsx?|map|test\.[cm]?js)$|(^|\/)\.[^/]*$/.test(file),
    )
    expect(strangers).toEqual([])
  })

  it('holds the sample meeting byte for byte', async () => {
    const files = await filesIn(join(root, 'assets/sample'))
    expect(files.filter((file) => file.endsWith('.pdf')).length).toBeGreaterThan(0)
    expect(await filesIn(join(app, 'assets/sample'))).toEqual(files)
    for (const file of files) {
      const [packed, source] = await Promise.all([
        readFile(join(app, 'assets/sample', file)),
        readFile(join(root, 'assets/sample', file)),
      ])
      expect(packed.equals(source), file).toBe(true)
    }
  })

  it('carries of node_modules what runs, and no development tool', async () => {
    const expected = await runtimePackages()
    expected.delete('node-addon-api') // headers for compiling; there is nothing to compile
    const folder = '/node_modules/'
    const packed = new Set(
      (await filesIn(join(app, 'node_modules')))
        .map((file) => `${folder}${file}`)
        .map((path) => packageName(path.slice(path.lastIndexOf(folder) + folder.length))),
    )
    expect([...packed].sort()).toEqual([...expected].sort())
    const { devDependencies, scripts } = await readManifest(join(app, 'package.json'))
    expect(devDependencies).toBeUndefined()
    expect(scripts).toBeUndefined()
  })

  it('has one native library, this platform’s, outside the archive', async () => {
    const library = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
    expect(await filesIn(`${archive}.unpacked`)).toEqual([library])
    expect(statFile(archive, library)).toMatchObject({ unpacked: true })
    expect(listPackage(archive, { isPack: false }).filter((path) => path.endsWith('.node'))).toEqual([
      `/${library}`,
    ])
  })

  it('imports nothing that isn’t in it', async () => {
    const { main } = await readManifest(join(app, 'package.json'))
    expect(await filesIn(app)).toContain(main)
    const programs = (await readdir(join(app, 'dist'))).filter((file) => /\.c?js$/.test(file))
    const missing: string[] = []
    const seen = new Set<string>()
    for (const program of programs) {
      const path = join(app, 'dist', program)
      const workers = (await readFile(path, 'utf8')).matchAll(
        /new URL\(\s*['"](\.\/[^'"]+\.js)['"]\s*,\s*import\.meta\.url\s*\)/g,
      )
      for (const specifier of [...(await importsOf(path)), ...[...workers].map(([, file]) => file ?? '')]) {
        seen.add(specifier)
        if (isBuiltin(specifier) || ['electron', ...optional].includes(specifier)) continue
        try {
          createRequire(path).resolve(specifier)
        } catch (error) {
          missing.push(`${program}: ${specifier} (${String(error)})`)
        }
      }
    }
    expect(missing).toEqual([])
    expect([...seen], 'the natives stay outside the bundles').toContain('better-sqlite3')
  })

  it('has its fuses burnt: no plain Node, no inspector, no environment options, only its own checked archive', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'dien-hong'))
    const state = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspector: state(FuseV1Options.EnableNodeCliInspectArguments),
      archiveIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyArchive: state(FuseV1Options.OnlyLoadAppFromAsar),
      ownSnapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      fileProtocolPrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
      wasmTrapHandlers: state(FuseV1Options.WasmTrapHandlers),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspector: false,
      archiveIntegrity: true,
      onlyArchive: true,
      ownSnapshot: false,
      fileProtocolPrivileges: false,
      wasmTrapHandlers: true,
    })
  })

  it('keeps of the runtime’s languages Vietnamese and English, and knows where updates are kept', async () => {
    expect((await readdir(join(unpacked, 'locales'))).sort()).toEqual(['en-US.pak', 'vi.pak'])
    // electron-updater reads the name of its cache folder here even when its server is set at run time.
    const update = await readFile(join(unpacked, 'resources/app-update.yml'), 'utf8')
    expect(update).toMatch(/^updaterCacheDirName: dien-hong-updater$/m)
  })

  it('runs: the packed core hosts the sample meeting with the packed hub and holds all its papers', async () => {
    const profileFolder = join(work, 'profile')
    await mkdir(profileFolder)
    const core = new PackedProcess(join(app, 'dist/core.js'), work)
    const hubs = new Map<number, PackedProcess>()
    const post = (message: ToCore): void => core.post(message)
    core.onMessage((port, data) => {
      if (port !== null) return
      const message = fromCore.parse(data)
      if (message.type === 'hub-start') {
        const { hub } = message
        const child = new PackedProcess(join(app, 'dist/hub.js'), work)
        hubs.set(hub, child)
        child.onMessage((_port, said) => post({ type: 'hub-message', hub, message: said }))
        void child.exitCode().then((code) => post({ type: 'hub-exit', hub, code: Number(code) }))
      } else if (message.type === 'hub-send') hubs.get(message.hub)?.post(message.message)
    })

    const window = 1
    let lastId = 0
    const call = async <N extends CallName>(name: N, args: CallArgs<N>) => {
      const id = (lastId += 1)
      core.postOn(window, { id, call: name, args })
      const answer = await core.next(
        window,
        coreMessage.refine((message) => message.kind !== 'state' && message.id === id),
      )
      if (answer.kind !== 'result') throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return answer.result
    }

    try {
      post({
        type: 'start',
        options: {
          profileFolder,
          dataKey: new Uint8Array(randomBytes(32)),
          appVersion: '0.0.0',
          assetsFolder: join(app, 'assets'),
          isDiscovering: false,
        },
      })
      const outcome = await core.next(
        null,
        fromCore.refine(({ type }) => type === 'started' || type === 'failed'),
      )
      expect(outcome).toEqual({ type: 'started' })
      core.postWithPort(window, { type: 'window', windowId: 'one' } satisfies ToCore)

      const { meetingId } = calls['sample:start'].result.parse(await call('sample:start', { as: 'delegate' }))
      const everyPaperHere = z.object({
        kind: z.literal('state'),
        key: z.literal('meeting'),
        value: openMeeting.refine(
          ({ papers }) => papers.length > 0 && papers.every(({ isReady }) => isReady),
        ),
      })
      const ready = core.next(window, everyPaperHere)
      await call('meeting:open', { meetingId })
      const { papers } = (await ready).value
      const sampleFiles = await readdir(join(root, 'assets/sample'))
      expect(papers).toHaveLength(sampleFiles.filter((file) => file.endsWith('.pdf')).length)

      const { sha256 } = papers[0]?.document ?? { sha256: '' }
      const { bytes } = calls['paper:read'].result.parse(
        await call('paper:read', { sha256, begin: 0, end: 5 }),
      )
      expect(Buffer.from(bytes).toString('latin1')).toBe('%PDF-')

      post({ type: 'stop' })
      expect(await core.exitCode()).toBe(0)
      expect(await Promise.all([...hubs.values()].map(async (hub) => await hub.exitCode()))).toEqual([0])
    } finally {
      await Promise.all([core, ...hubs.values()].map(async (child) => await child.kill()))
    }
  }, 60_000)

  it('runs: the packed headless hub explains itself, serves over TLS with the key it shows, and stops in order', async () => {
    const program = join(app, 'dist/hub-main.js')
    const help = await helpOf(program, work)
    expect(help).toMatchObject({ code: 0 })
    for (const flag of ['--data', '--port', '--backup', '--admin-password-file'])
      expect(help.text).toContain(flag)

    const hub = await startHeadlessHub(program, work)
    try {
      const { info, fingerprint } = await askWho(hub.joinCode)
      expect(info.name).toBe('UBND xã thử nghiệm')
      expect(fingerprint).toBe(hub.joinCode.fingerprint)
    } finally {
      expect(await hub.stop()).toBe(0)
    }
  }, 60_000)
})
