/**
 * The window's own files, the same from both shells: only what the build put into the folder can be named, so no path
 * can lead out of it; and every page comes with the content security policy.
 */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** Who opens further windows: the shell, or (in a plain browser tab) the page itself. */
export type WindowsOpenedBy = 'shell' | 'page'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.icc': 'application/vnd.iccprofile',
}

/**
 * `sockets`: the origin of the channel, where `'self'` does not cover it in every browser. `nonce`: for the style
 * elements the component library makes; scripts never get one.
 */
export function contentSecurityPolicy(nonce: string, sockets: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    sockets === null ? "connect-src 'self'" : `connect-src 'self' ${sockets}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** On every answer, page or not. The camera reads sign-in slips. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy':
    'camera=(self), fullscreen=(self), clipboard-write=(self), clipboard-read=(), microphone=(), geolocation=(), ' +
    'display-capture=(), usb=(), serial=(), hid=(), payment=(), midi=(), idle-detection=()',
}

export interface RendererFiles {
  /** `pathname` as in a parsed URL, still percent-encoded. */
  respond(pathname: string): Promise<Response>
}

/** Reads the folder's listing once. Throws when there is no built page in it. */
export async function openRendererFiles(
  folder: string,
  windowsOpenedBy: WindowsOpenedBy,
  sockets: string | null,
): Promise<RendererFiles> {
  const files = new Map<string, string>()
  await list(folder, '/', files)
  if (!files.has('/index.html')) throw new Error('the renderer folder holds no index.html: it was not built')

  return {
    async respond(pathname) {
      const file = files.get(named(pathname))
      if (file === undefined) return new Response('404', { status: 404, headers: securityHeaders })
      const nonce = randomBytes(18).toString('base64')
      const bytes = await readFile(file)
      const isPage = extname(file) === '.html'
      const body = isPage ? withMetas(bytes.toString('utf8'), nonce, windowsOpenedBy) : new Uint8Array(bytes)
      return new Response(body, {
        headers: {
          ...securityHeaders,
          'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
          'Content-Security-Policy': contentSecurityPolicy(nonce, sockets),
        },
      })
    },
  }
}

function named(pathname: string): string {
  try {
    const path = decodeURIComponent(pathname)
    return path === '/' ? '/index.html' : path
  } catch {
    return '' // a broken escape names no file
  }
}

/** The page reads its style nonce and its surroundings from two metas, without a script and without asking. */
function withMetas(html: string, nonce: string, windowsOpenedBy: WindowsOpenedBy): string {
  const metas = `<meta property="csp-nonce" nonce="${nonce}"><meta name="dienhong-windows" content="${windowsOpenedBy}">`
  return html.replace(/<head[^>]*>/i, (head) => head + metas)
}

// By hand and not `recursive: true`, so that it also walks the packed archive.
async function list(folder: string, prefix: string, files: Map<string, string>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await list(path, `${prefix}${entry.name}/`, files)
    else if (entry.isFile()) files.set(prefix + entry.name, path)
  }
}
