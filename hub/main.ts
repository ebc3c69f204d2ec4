/** The headless hub: `npm run hub -- --help`. Talks to people on stdout, logs JSON lines to stderr. */
import { FailureError, type FailureKind } from '../protocol/failures.ts'
import { comparisonDigits, defaultHubPort, formatJoinCode } from '../protocol/join-code.ts'
import { askAdministrator } from './cli/ask-administrator.ts'
import { backupFolder } from './cli/backup-folder.ts'
import { defaultDataFolder, parseOptions, type CliOptions } from './cli/options.ts'
import { english, type Text } from './cli/text-en.ts'
import { vietnamese } from './cli/text-vi.ts'
import { startHub, type Hub } from './start-hub.ts'

const parsed = parseOptions(process.argv.slice(2), process.env, process.platform)
const text: Text =
  (parsed.isUnderstood ? parsed.options.language : parsed.language) === 'vi' ? vietnamese : english

if (!parsed.isUnderstood) {
  complain(filled(text.badOption, { detail: parsed.detail }))
  process.exitCode = 2
} else {
  try {
    await run(parsed.options)
  } catch (error) {
    complain(sentence(error, parsed.options))
    process.exitCode = 1
  }
}

async function run(options: CliOptions): Promise<void> {
  if (options.isHelp) {
    const defaultData = defaultDataFolder(process.env, process.platform)
    say(filled(text.help, { defaultData, defaultPort: String(defaultHubPort) }))
    return
  }
  if (options.backupPath !== null) {
    await backupFolder(options.dataFolder, options.backupPath)
    say(filled(text.backedUp, { path: options.backupPath }))
    return
  }
  const { dataFolder, name, port, host, publicAddresses, maxFileBytes, isAnnounced } = options
  const hub = await startHub({
    dataFolder,
    name,
    port,
    publicAddresses,
    isAnnounced,
    ...(host !== null && { host }),
    ...(maxFileBytes !== null && { maxFileBytes }),
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  })
  if (!(await hasAdministrator(hub, options))) {
    await hub.close()
    process.exitCode = 2
    return
  }
  say(filled(text.started, { name }))
  for (const address of hub.addresses) say(`  https://${address}`)
  say(filled(text.digits, { digits: comparisonDigits(hub.fingerprint) }))
  say(text.joinCode)
  const { fingerprint } = hub
  say(`  ${formatJoinCode({ addresses: [...hub.addresses], fingerprint, slip: null, hubName: name })}`)
  stopOnSignal(hub)
}

async function hasAdministrator(hub: Hub, options: CliOptions): Promise<boolean> {
  if (hub.hasAdministrator()) return true
  const asked = await askAdministrator(options, text, { input: process.stdin, output: process.stdout })
  if (asked.outcome === 'given') {
    await hub.createAdministrator(asked.administrator)
    return true
  }
  complain(asked.outcome === 'bad' ? text.badAdministrator : text.noAdministrator)
  return false
}

/** The first signal closes gracefully; the second does not wait. */
function stopOnSignal(hub: Hub): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    say(text.stopping)
    hub.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(String(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function sentence(error: unknown, options: CliOptions): string {
  const kind = error instanceof FailureError ? error.kind : null
  const detail = error instanceof FailureError ? (error.detail ?? '') : String(error)
  const sentences: Partial<Record<FailureKind, string>> = {
    'port-taken': filled(text.portTaken, { detail }),
    'already-running': text.alreadyRunning,
    'cannot-host': filled(text.cannotHost, { detail }),
    'disk-full': text.diskFull,
    'not-found': filled(text.noData, { path: options.dataFolder }),
    ...(options.backupPath !== null && { 'bad-request': text.fileExists }),
  }
  return (kind === null ? undefined : sentences[kind]) ?? filled(text.other, { detail })
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
