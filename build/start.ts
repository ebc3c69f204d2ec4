/**
 * `npm start`: the program from its sources, in the best window this machine can show. With Electron's runtime, in
 * Electron; without it, in an installed browser; without a display, the address is printed and the program waits.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startBrowserShell, type BrowserShell } from '../electron/shell/browser/start-browser-shell.ts'
import { handOver } from '../electron/shell/browser/hand-over.ts'
import { openLogFile } from '../electron/shell/log-file.ts'
import { defaultProfileFolder } from '../electron/shell/profile-folder.ts'
import { fill } from '../electron/shell/texts/texts.ts'
import { FailureError } from '../protocol/failures.ts'
import { parseJoinCode } from '../protocol/join-code.ts'
import { browserName, findWindowBrowser } from './app-window.ts'
import { bundle, rendererFolder } from './bundle.ts'
import { findElectronRuntime } from './electron-runtime.ts'
import { hasDisplay } from './display.ts'
import { programVersion } from './program-version.ts'
import { say, sayPlain } from './say.ts'
import { windowOpener } from './window-opener.ts'

const root = resolve(import.meta.dirname, '..')

const usage = `npm start -- [options] [dienhong://join?…]

  --profile DIR       where the program keeps its data (default: this user's application data)
  --shell KIND        electron or browser (default: electron when its runtime is here)
  --port N            browser shell: port on 127.0.0.1 (default: any free one)
  --no-window         browser shell: print the address, open nothing
  --help              this text
`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      shell: { type: 'string' },
      port: { type: 'string' },
      'no-window': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) {
    process.stdout.write(usage)
    return 0
  }
  const wanted = z.enum(['electron', 'browser']).optional().safeParse(values.shell)
  const port = z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .safeParse(values.port ?? '0')
  const [joinLink = null, ...rest] = positionals
  if (
    !wanted.success ||
    !port.success ||
    rest.length > 0 ||
    (joinLink !== null && parseJoinCode(joinLink) === null)
  ) {
    process.stderr.write(usage)
    return 2
  }
  const canShow = hasDisplay() && values['no-window'] !== true
  const runtime = findElectronRuntime()
  if (wanted.data !== 'browser') {
    const canTry = hasDisplay() || wanted.data === 'electron'
    if (runtime !== null && canTry) return runElectron(runtime, values.profile, joinLink)
    if (runtime === null) say('noElectron')
    if (wanted.data === 'electron') return 1
  }
  const profileFolder = resolve(values.profile ?? defaultProfileFolder('browser'))
  return runBrowserShell({ profileFolder, port: port.data, canShow, joinLink })
}

async function runElectron(
  runtime: string,
  profile: string | undefined,
  joinLink: string | null,
): Promise<number> {
  await bundle({ onBuild: () => say('bundling') })
  const child = spawn(
    runtime,
    [
      // Chromium refuses its own sandbox for root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      root,
      ...(profile === undefined ? [] : [`--profile=${resolve(profile)}`]),
      ...(joinLink === null ? [] : [joinLink]),
    ],
    { stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await once(child, 'exit'))
  return code ?? 1
}

interface BrowserStart {
  profileFolder: string
  port: number
  canShow: boolean
  joinLink: string | null
}

async function runBrowserShell({ profileFolder, port, canShow, joinLink }: BrowserStart): Promise<number> {
  const url = await handOver(profileFolder, joinLink)
  if (url !== undefined) {
    if (url === null) say('handedOver')
    else sayAddress('newAddress', url)
    return 0
  }
  await bundle({ parts: ['renderer'], onBuild: () => say('bundling') })
  const browser = canShow ? await findWindowBrowser() : null
  const stopping = Promise.withResolvers<void>()
  const stop = (): void => stopping.resolve()
  const openWindow = canShow ? windowOpener(browser, profileFolder, stop) : undefined
  const log = openLogFile(join(profileFolder, 'logs', 'app.log'))
  const shell = await startBrowserShell({
    profileFolder,
    rendererFolder,
    assetsFolder: join(root, 'assets'),
    hubEntry: join(root, 'hub', 'process.ts'),
    appVersion: await programVersion(),
    port,
    isDiscovering: true,
    log: (line) => log.write(line),
    // On a Mac a browser lives on without windows: there the channels tell that the last one is gone.
    ...(browser !== null && process.platform === 'darwin'
      ? { onWindowCount: whenNoneFor(10_000, stop) }
      : {}),
    ...(openWindow === undefined ? {} : { openWindow }),
  })
  if (joinLink !== null) shell.core.openJoinLink(joinLink)

  const address = await shell.openMain()
  if (address !== null) sayAddress('noDisplay', address)
  else if (browser === null) say('openedInDefault')
  else sayPlain((texts) => fill(texts.openedInApp, { browser: browserName(browser) }))
  const stopListening = giveAddressesOnEnter(shell)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  await stopping.promise
  stopListening()
  say('stopping')
  await shell.close()
  return 0
}

/** Calls back once there were windows and none for a while: a page that reloads is back at once. */
function whenNoneFor(timeMs: number, callback: () => void): (count: number) => void {
  let timer: NodeJS.Timeout | undefined
  return (count) => {
    clearTimeout(timer)
    if (count === 0) timer = setTimeout(callback, timeMs)
  }
}

function sayAddress(key: 'noDisplay' | 'newAddress', url: string): void {
  say(key)
  process.stdout.write(`\n    ${url}\n\n`)
  if (key === 'noDisplay' && process.stdin.isTTY) say('enterForAddress')
}

/** Answers the way to stop. */
function giveAddressesOnEnter(shell: BrowserShell): () => void {
  if (!process.stdin.isTTY) return () => undefined
  const lines = createInterface({ input: process.stdin })
  lines.on('line', () => sayAddress('newAddress', shell.mintUrl()))
  return () => lines.close()
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof FailureError)) throw error
  if (error.kind === 'already-running') say('alreadyRunning')
  else process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
