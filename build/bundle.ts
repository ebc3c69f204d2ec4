/**
 * Builds what runs outside the sources into `dist/`: the window's page, and one self-contained file per process.
 * Nothing is built that is newer than its sources, so starting twice builds once.
 *
 *   node build/bundle.ts [--force] [--renderer | --programs]
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { withLock } from './lock.ts'

const root = resolve(import.meta.dirname, '..')
export const distFolder = join(root, 'dist')
export const rendererFolder = join(distFolder, 'renderer')

export type Part = 'renderer' | 'programs'

interface Program {
  /** Name in `dist/`: `.cjs` is CommonJS, `.js` an ES module. */
  readonly file: string
  readonly entry: string
}

const programs: readonly Program[] = [
  { file: 'main.js', entry: 'electron/shell/electron/main.ts' },
  { file: 'preload.cjs', entry: 'electron/preload/preload.ts' },
  { file: 'core.js', entry: 'electron/shell/electron/core-process.ts' },
  { file: 'hub.js', entry: 'hub/process.ts' },
  { file: 'hub-main.js', entry: 'hub/main.ts' },
  { file: 'pdf-inspector.js', entry: 'hub/files/pdf-inspector.ts' },
]

/** What the hub's look into PDFs reads from `pdfjs-dist`; it finds them beside its bundle. */
const pdfjsFolders = ['cmaps', 'standard_fonts', 'wasm']

/** Left as packages: the runtime itself, and those whose files can't be moved (a native library, an updater's lookup). */
const external = ['electron', 'better-sqlite3', 'electron-updater']

/** What each part is made of. */
const sources: Readonly<Record<Part, readonly string[]>> = {
  renderer: ['renderer', 'meeting', 'protocol'],
  programs: ['electron', 'hub', 'meeting', 'protocol'],
}

export interface BundleOptions {
  parts?: readonly Part[]
  isForced?: boolean
  /** Told before something is built, not when everything is fresh. */
  onBuild?: (part: Part) => void
}

/** Builds the parts that are older than their sources. Safe to call from several processes at once. */
export async function bundle(options: BundleOptions = {}): Promise<void> {
  await mkdir(distFolder, { recursive: true })
  for (const part of options.parts ?? (['renderer', 'programs'] as const)) {
    await withLock(join(distFolder, `.${part}.lock`), async () => {
      const stampFile = join(distFolder, `.${part}.stamp`)
      const stamp = await stampOf(part)
      if (options.isForced !== true && (await textOf(stampFile)) === stamp) return
      options.onBuild?.(part)
      await rm(stampFile, { force: true })
      await (part === 'renderer' ? buildRenderer() : buildPrograms())
      await writeFile(stampFile, stamp)
    })
  }
}

async function buildRenderer(): Promise<void> {
  await build({ configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' })
}

async function buildPrograms(): Promise<void> {
  for (const program of programs) await buildProgram(program, distFolder)
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  for (const folder of pdfjsFolders) {
    await cp(join(pdfjs, folder), join(distFolder, 'pdfjs', folder), { recursive: true })
  }
}

/** Builds one program into `folder`. */
export async function buildProgram(program: Program, folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: join(root, program.entry),
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        output: {
          format: program.file.endsWith('.cjs') ? 'cjs' : 'es',
          entryFileNames: program.file,
          codeSplitting: false,
        },
      },
    },
  })
}

/** Changes when any source is added, removed or written, or when the installed packages change. */
async function stampOf(part: Part): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of sources[part]) await addFolder(hash, join(root, folder))
  for (const file of ['build/bundle.ts', 'package.json', 'node_modules/.package-lock.json']) {
    if (existsSync(join(root, file))) await addFile(hash, join(root, file))
  }
  return hash.digest('hex')
}

type Hash = ReturnType<typeof createHash>

async function addFolder(hash: Hash, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await addFolder(hash, path)
    else if (!/\.test\.tsx?$/.test(entry.name)) await addFile(hash, path)
  }
}

async function addFile(hash: Hash, path: string): Promise<void> {
  const { size, mtimeMs } = await stat(path)
  hash.update(`${relative(root, path)}\0${size}\0${mtimeMs}\n`)
}

async function textOf(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, 'utf8') : null
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { force: { type: 'boolean' }, renderer: { type: 'boolean' }, programs: { type: 'boolean' } },
  })
  const parts: Part[] = []
  if (values.renderer === true || values.programs !== true) parts.push('renderer')
  if (values.programs === true || values.renderer !== true) parts.push('programs')
  await bundle({ parts, isForced: values.force === true, onBuild: (part) => console.log(`dist: ${part}`) })
}
