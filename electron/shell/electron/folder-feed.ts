/**
 * Serves a folder of update files (a share, a USB stick) to the updater, which knows only addresses. For this program
 * alone: on the loopback interface, under a path nobody can guess.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export interface FolderFeed {
  /** What the updater is told. */
  readonly url: string
  close(): Promise<void>
}

export async function serveFolderFeed(folder: string, log: (line: string) => void): Promise<FolderFeed> {
  const secret = randomBytes(24).toString('base64url')
  const server = createServer((request, response) => {
    answer(request, response, folder, secret).catch((error: unknown) => {
      log(`update folder: ${String(error)}`)
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    url: `http://127.0.0.1:${address.port}/${secret}/`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  secret: string,
): Promise<void> {
  const name = fileName(request.url ?? '', secret)
  const path = name === null ? null : join(folder, name)
  const facts = path === null ? null : await stat(path).catch(() => null)
  if (path === null || facts?.isFile() !== true) {
    response.writeHead(404).end()
    return
  }
  const range = byteRange(request.headers.range, facts.size)
  response.writeHead(range === null ? 200 : 206, {
    'Content-Type': 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    'Content-Length': range === null ? facts.size : range.end - range.start + 1,
    ...(range === null ? {} : { 'Content-Range': `bytes ${range.start}-${range.end}/${facts.size}` }),
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(path, range ?? {}), response)
}

/** One plain name right behind the secret: no folders, nothing hidden. */
function fileName(url: string, secret: string): string | null {
  const path = url.split('?')[0] ?? ''
  if (!path.startsWith(`/${secret}/`)) return null
  try {
    const name = decodeURIComponent(path.slice(secret.length + 2))
    return /^[\p{L}\p{N}_+() -][\p{L}\p{N}._+() -]*$/u.test(name) ? name : null
  } catch {
    return null // a broken escape names no file
  }
}

/** The one form the updater's differential download uses; several ranges at once get the whole file. */
function byteRange(header: string | undefined, sizeBytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '')
  if (match === null) return null
  const start = Number(match[1])
  const end = match[2] === '' ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1)
  return start <= end ? { start, end } : null
}
