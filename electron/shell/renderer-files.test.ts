import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentSecurityPolicy, openRendererFiles } from './renderer-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-renderer-'))
  await mkdir(join(folder, 'r', 'pdfjs', 'wasm'), { recursive: true })
  await writeFile(
    join(folder, 'r', 'index.html'),
    '<!doctype html><html lang="vi"><head><title>x</title></head></html>',
  )
})
afterEach(() => rm(folder, { recursive: true }))

describe('the content security policy', () => {
  // Whole, so that nothing is loosened without this line being changed as well.
  it('lets a page have its own files and nothing else', () => {
    expect(contentSecurityPolicy('N', null)).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'nonce-N'; " +
        "connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  it('names the one socket where `self` does not cover it', () => {
    expect(contentSecurityPolicy('N', 'ws://127.0.0.1:7')).toContain(
      "; connect-src 'self' ws://127.0.0.1:7; ",
    )
  })
})

describe('the files', () => {
  it('come with the types that pdf.js and modules need', async () => {
    await writeFile(join(folder, 'r', 'pdfjs', 'wasm', 'openjpeg.wasm'), '')
    await writeFile(join(folder, 'r', 'pdf.worker.mjs'), '')
    await writeFile(join(folder, 'r', 'Identity-H.bcmap'), '')
    const files = await openRendererFiles(join(folder, 'r'), 'shell', null)
    const type = async (path: string) => (await files.respond(path)).headers.get('content-type')
    expect(await type('/pdfjs/wasm/openjpeg.wasm')).toBe('application/wasm')
    expect(await type('/pdf.worker.mjs')).toBe('text/javascript; charset=utf-8')
    expect(await type('/Identity-H.bcmap')).toBe('application/octet-stream')
    expect(await type('/')).toBe('text/html; charset=utf-8')
  })

  it('give every page a nonce of its own', async () => {
    const files = await openRendererFiles(join(folder, 'r'), 'page', null)
    const nonce = async () => /nonce="([^"]+)"/.exec(await (await files.respond('/')).text())?.[1]
    const first = await nonce()
    expect(first).toMatch(/^[\w+/]{24}$/)
    expect(await nonce()).not.toBe(first)
  })

  it('are those that were built: no folder, no link out, nothing that came later', async () => {
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await symlink(join(folder, 'secret.txt'), join(folder, 'r', 'link.txt'))
    const files = await openRendererFiles(join(folder, 'r'), 'shell', null)
    await writeFile(join(folder, 'r', 'later.js'), '')
    for (const path of ['/link.txt', '/pdfjs', '/pdfjs/', '/later.js', '/constructor', '']) {
      expect((await files.respond(path)).status, path).toBe(404)
    }
  })

  it('are missed at the start, not at the first page', async () => {
    await expect(openRendererFiles(join(folder, 'r', 'pdfjs'), 'shell', null)).rejects.toThrow('not built')
  })
})
