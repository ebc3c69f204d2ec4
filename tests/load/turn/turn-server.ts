/** Builds the pages under test and serves them, pdf.js's files and the papers (whole or by range) on loopback. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, normalize } from 'node:path'
import { build, type Plugin } from 'vite'
import rendererConfig from '../../../renderer/vite.config.ts'

const here = import.meta.dirname
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export interface BenchPaper {
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

export async function readPaper(path: string): Promise<BenchPaper> {
  const bytes = await readFile(path)
  return { name: basename(path), sha256: createHash('sha256').update(bytes).digest('hex'), bytes }
}

/** The reader calls the core by this module; here the bench's server answers instead. */
const coreOverHttp: Plugin = {
  name: 'core-over-http',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/state/core.ts') ? join(here, 'core-over-http.ts') : null),
}

export async function buildPages(outFolder: string): Promise<void> {
  // The program's own build, but for the folder it fills.
  const plugins = (rendererConfig.plugins ?? []).flat().filter((plugin) => !isNamed(plugin, 'pdfjs-files'))
  await build({
    ...rendererConfig,
    root: here,
    configFile: false,
    logLevel: 'warn',
    plugins: [coreOverHttp, ...plugins],
    build: {
      ...rendererConfig.build,
      outDir: outFolder,
      target: 'esnext',
      rolldownOptions: {
        input: ['reader', 'stock', 'reference'].map((name) => join(here, `${name}.html`)),
      },
    },
  })
}

function isNamed(plugin: unknown, name: string): boolean {
  return typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === name
}

export interface TurnServer {
  readonly address: string
  close(): Promise<void>
}

export async function serve(folder: string, papers: readonly BenchPaper[]): Promise<TurnServer> {
  const server = createServer((request, response) => {
    answer(folder, papers, request, response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    address: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

async function answer(
  folder: string,
  papers: readonly BenchPaper[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://loopback')
  const paper = papers.find(({ sha256 }) => pathname === `/papers/${sha256}`)
  if (paper !== undefined) return sendRange(paper.bytes, request.headers.range, response)

  const name = normalize(pathname)
  const file = name.startsWith('/pdfjs/')
    ? join(pdfjs, name.endsWith('.min.mjs') ? 'build' : '', name.slice('/pdfjs/'.length))
    : join(folder, name)
  const found = await stat(file).catch(() => null)
  if (found?.isFile() !== true) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
  createReadStream(file).pipe(response)
}

function sendRange(bytes: Uint8Array, range: string | undefined, response: ServerResponse): void {
  const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '')
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('Content-Type', 'application/pdf')
  if (asked === null) {
    response.setHeader('Content-Length', bytes.length)
    response.end(bytes)
    return
  }
  const [begin, end] = [Number(asked[1]), Math.min(Number(asked[2]) + 1, bytes.length)]
  response.writeHead(206, {
    'Content-Range': `bytes ${begin}-${end - 1}/${bytes.length}`,
    'Content-Length': end - begin,
  })
  response.end(bytes.subarray(begin, end))
}
