/**
 * `npm run demo`: the sample meeting with the windows of the secretary, the chair, two delegates and the room side by
 * side; without a display, their addresses. Everything is deleted at the end.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenedWindow } from '../electron/shell/browser/windows.ts'
import { openLogFile } from '../electron/shell/log-file.ts'
import { textsOf, type TextKey } from '../electron/shell/texts/texts.ts'
import { findWindowBrowser, openAppWindow } from './app-window.ts'
import { bundle, rendererFolder } from './bundle.ts'
import { startDemo, type Demo, type DemoPerson, type DemoRole } from './demo-people.ts'
import { demoScale, gridPlaces, parseScreen } from './demo-places.ts'
import { hasDisplay } from './display.ts'
import { programVersion } from './program-version.ts'
import { say } from './say.ts'

const usage = `npm run demo -- [options]

  --screen WxH     the screen to place the windows on (default: 1920x1080)
  --no-window      print the five addresses, open nothing
  --json           print the addresses as lines of JSON
  --help           this text
`

const roleNames: Readonly<Record<DemoRole, TextKey>> = {
  secretary: 'demoSecretary',
  chair: 'demoChair',
  delegate: 'demoDelegate',
  room: 'demoRoom',
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      screen: { type: 'string', default: '1920x1080' },
      'no-window': { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const screen = parseScreen(values.screen)
  if (values.help === true || screen === null) {
    process.stdout.write(usage)
    return screen === null ? 2 : 0
  }
  const stopping = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.resolve())

  await bundle({ parts: ['renderer'], onBuild: () => say('bundling') })
  say('demoPreparing')
  const folder = await mkdtemp(join(tmpdir(), 'dien-hong-demo-'))
  const log = openLogFile(join(folder, 'demo.log'))
  const starting = startDemo({
    folder,
    rendererFolder,
    assetsFolder: join(import.meta.dirname, '..', 'assets'),
    appVersion: await programVersion(),
    log: (line) => log.write(line),
  })
  const demo = await Promise.race([starting, stopping.promise])
  if (demo === undefined) {
    await (await starting).close()
    return 0
  }
  const browser = hasDisplay() && values['no-window'] !== true ? await findWindowBrowser() : null
  const places = gridPlaces(screen)
  const windows: OpenedWindow[] = []
  for (const [index, { url }] of demo.people.entries()) {
    const place = places[index]
    if (browser === null || place === undefined) continue
    const window = { url, name: `window-${index}`, place, scale: demoScale(screen) }
    windows.push(await openAppWindow(browser, join(folder, 'windows'), window))
  }
  if (windows.length === 0 || values.json === true) print(demo, values.json === true)
  say('demoReady')

  let open = windows.length
  for (const window of windows) {
    window.onClosed(() => {
      if ((open -= 1) === 0) stopping.resolve()
    })
  }
  await stopping.promise
  say('stopping')
  for (const window of windows) window.close?.()
  await demo.close()
  return 0
}

function print(demo: Demo, isJson: boolean): void {
  for (const { role, name, url } of demo.people) {
    process.stdout.write(
      isJson ? `${JSON.stringify({ role, name, url })}\n` : `${titleOf({ role, name })}\n    ${url}\n`,
    )
  }
}

function titleOf({ role, name }: Pick<DemoPerson, 'role' | 'name'>): string {
  return `${textsOf('vi')[roleNames[role]]} / ${textsOf('en')[roleNames[role]]} · ${name}`
}

process.exitCode = await main()
