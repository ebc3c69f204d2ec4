import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createContext, runInContext } from 'node:vm'
import { buildProgram } from '../../build/bundle.ts'

let folder: string
let code: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-preload-'))
  await buildProgram({ file: 'preload.cjs', entry: 'electron/preload/preload.ts' }, folder)
  code = await readFile(join(folder, 'preload.cjs'), 'utf8')
})
afterAll(() => rm(folder, { recursive: true }))

interface Posted {
  data: unknown
  target: string
  ports: unknown[]
}

/** Runs the built file as Electron's sandbox does: `require` knows `electron` and nothing else. */
function run() {
  const required: string[] = []
  const sent: string[] = []
  const posted: Posted[] = []
  const fromPage: ((event: unknown) => void)[] = []
  const fromMain = new Map<string, (event: unknown) => void>()
  const exposed: unknown[] = []
  const window = {
    addEventListener: (_type: string, listener: (event: unknown) => void) => fromPage.push(listener),
    postMessage: (data: unknown, target: string, ports: unknown[]) => posted.push({ data, target, ports }),
  }
  const electron = {
    ipcRenderer: {
      send: (channel: string) => sent.push(channel),
      on: (channel: string, listener: (event: unknown) => void) => fromMain.set(channel, listener),
    },
    contextBridge: { exposeInMainWorld: (...what: unknown[]) => exposed.push(what) },
  }
  const require = (name: string): unknown => {
    required.push(name)
    if (name !== 'electron') throw new Error(`the sandbox has no ${name}`)
    return electron
  }
  runInContext(code, createContext({ window, require, module: { exports: {} }, exports: {} }))
  return { required, sent, posted, fromPage, fromMain, exposed, window }
}

describe('the built preload', () => {
  it('is one file', async () => {
    expect((await readdir(folder)).filter((name) => !name.endsWith('.map'))).toEqual(['preload.cjs'])
  })

  it('requires nothing but electron, and imports nothing', () => {
    expect(run().required).toEqual(['electron'])
    expect([...code.matchAll(/\brequire\((.*?)\)/g)].map((match) => match[1])).toEqual(['"electron"'])
    expect(code).not.toMatch(/\bimport\s*\(|^\s*import\s/m)
  })

  it('gives the page nothing to call', () => {
    expect(run().exposed).toEqual([])
  })

  it('asks for a port on the page’s own wish only', () => {
    const { sent, fromPage, window } = run()
    const [listener] = fromPage
    listener?.({ source: {}, data: { type: 'dienhong:port-wanted' } })
    listener?.({ source: window, data: { type: 'dienhong:other' } })
    listener?.({ source: window, data: null })
    expect(sent).toEqual([])
    listener?.({ source: window, data: { type: 'dienhong:port-wanted' } })
    expect(sent).toEqual(['dienhong:port-wanted'])
  })

  it('hands the port over to the page', () => {
    const { posted, fromMain } = run()
    const port = {}
    fromMain.get('dienhong:port')?.({ ports: [port] })
    expect(posted).toHaveLength(1)
    expect(posted[0]?.data).toEqual({ type: 'dienhong:port' })
    expect(posted[0]?.ports[0]).toBe(port)
  })
})
