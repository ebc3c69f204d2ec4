/**
 * `npm run package`: builds the bundles and packs them for this system, or for those named.
 *
 *   node build/packaging/package.ts [--win] [--mac] [--linux] [--dir]
 *
 * Results are in `release/`. Nothing is published.
 */
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build, createTargets, DIR_TARGET, Platform, type Configuration } from 'electron-builder'
import { bundle } from '../bundle.ts'
import configuration from './electron-builder.ts'

const root = resolve(import.meta.dirname, '../..')

export interface PackOptions {
  /** This system's when empty. */
  readonly platforms?: readonly Platform[]
  /** Only the unpacked folder, no installers: quick, and needs none of their tools. */
  readonly isFolderOnly?: boolean
  /** A runtime that is here already: a folder or a zip. Without it electron-builder downloads it. */
  readonly electronDist?: string
  readonly outputFolder?: string
}

/** Packs what is in `dist/` and returns the installers' paths. `dist/` must be fresh: see `bundle()`. */
export async function pack(options: PackOptions = {}): Promise<string[]> {
  const platforms = options.platforms ?? []
  const chosen = platforms.length === 0 ? [Platform.current()] : [...platforms]
  const config: Configuration = {
    ...configuration,
    directories: {
      ...configuration.directories,
      ...(options.outputFolder === undefined ? {} : { output: options.outputFolder }),
    },
    ...(options.electronDist === undefined ? {} : { electronDist: options.electronDist }),
  }
  return await build({
    projectDir: root,
    targets: createTargets(chosen, options.isFolderOnly === true ? DIR_TARGET : null),
    config,
    publish: 'never',
  })
}

/** What packages can't be made without, and where it comes from. */
const needed = [
  ['LICENSE', 'it is part of the repository'],
  ['assets/sample', 'the sample meeting is part of the repository'],
  ['dist/main.js', 'node build/bundle.ts makes it'],
  ['dist/renderer/index.html', 'node build/bundle.ts makes it'],
] as const

/** electron-builder fetches the runtime and its own tools; say so when it could not, instead of a stack only. */
function looksLikeNoDownload(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const text = `${'code' in cause ? String(cause.code) : ''} ${cause.message}`
    if (
      /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_NON_2XX|status code|cannot download|HTTPError/i.test(
        text,
      )
    ) {
      return true
    }
  }
  return false
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      win: { type: 'boolean' },
      mac: { type: 'boolean' },
      linux: { type: 'boolean' },
      dir: { type: 'boolean' },
    },
  })
  const platforms = [
    ...(values.win === true ? [Platform.WINDOWS] : []),
    ...(values.mac === true ? [Platform.MAC] : []),
    ...(values.linux === true ? [Platform.LINUX] : []),
  ]
  await bundle({ onBuild: (part) => console.log(`dist: ${part}`) })
  for (const [path, origin] of needed) {
    if (!existsSync(join(root, path))) throw new Error(`${path} is missing; ${origin}`)
  }
  // The runtime of `npm start`, when this machine has it already, is not used: it may be of another platform.
  const files = await pack({ platforms, isFolderOnly: values.dir === true })
  for (const file of files) console.log(relative(root, file))
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    console.error(error)
    if (looksLikeNoDownload(error)) {
      console.error(
        '\nPackaging needs the Electron runtime and the tools of each installer, which electron-builder downloads from\n' +
          'github.com the first time. This machine could not. Try on a network that allows it, or name mirrors with\n' +
          'ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR.',
      )
    }
    process.exitCode = 1
  }
}
