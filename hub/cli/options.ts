/** The headless hub's flags and environment variables, parsed. */
import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { filledLine } from '../../protocol/ids.ts'
import { defaultHubPort, parseAddress } from '../../protocol/join-code.ts'

export type Language = 'vi' | 'en'

export interface CliOptions {
  readonly isHelp: boolean
  readonly language: Language
  readonly dataFolder: string
  readonly name: string
  readonly port: number
  readonly host: string | null
  readonly publicAddresses: readonly string[]
  readonly maxFileBytes: number | null
  readonly isAnnounced: boolean
  readonly backupPath: string | null
  readonly administrator: {
    readonly username: string | null
    readonly name: string | null
    readonly passwordFile: string | null
    readonly password: string | null
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

export type ParsedOptions =
  | { readonly isUnderstood: true; readonly options: CliOptions }
  | { readonly isUnderstood: false; readonly detail: string; readonly language: Language }

const flags = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  data: { type: 'string' },
  name: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'public-address': { type: 'string', multiple: true },
  'max-file-mb': { type: 'string' },
  announce: { type: 'boolean' },
  backup: { type: 'string' },
  'admin-username': { type: 'string' },
  'admin-name': { type: 'string' },
  'admin-password-file': { type: 'string' },
} as const

const port = z.coerce.number().int().min(0).max(65_535)
const megabytes = z.coerce.number().int().min(1).max(100_000)
const address = z.string().transform((typed, context) => {
  const parsed = parseAddress(typed)
  if (parsed !== null) return parsed
  context.addIssue({ code: 'custom', message: `not an address: ${typed}` })
  return z.NEVER
})

export function parseOptions(
  args: readonly string[],
  environment: Environment,
  platform: NodeJS.Platform,
): ParsedOptions {
  let language = languageOf(environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'])
  try {
    const { values } = parseArgs({ args: [...args], options: flags, allowNegative: true })
    if (values.lang !== undefined) language = z.enum(['vi', 'en']).parse(values.lang)
    const given = (flag: string | undefined, variable: string): string | null =>
      flag ?? (environment[variable] === '' ? null : (environment[variable] ?? null))
    const givenPort = given(values.port, 'DIENHONG_PORT')
    const givenMegabytes = given(values['max-file-mb'], 'DIENHONG_MAX_FILE_MB')
    const givenAddresses =
      values['public-address'] ?? environment['DIENHONG_PUBLIC_ADDRESS']?.split(',').filter(Boolean) ?? []
    const options: CliOptions = {
      isHelp: values.help ?? false,
      language,
      dataFolder: resolve(given(values.data, 'DIENHONG_DATA') ?? defaultDataFolder(environment, platform)),
      name: filledLine(200).parse(given(values.name, 'DIENHONG_NAME') ?? hostname()),
      port: givenPort === null ? defaultHubPort : port.parse(givenPort),
      host: given(values.host, 'DIENHONG_HOST'),
      publicAddresses: z.array(address).max(8).parse(givenAddresses),
      maxFileBytes: givenMegabytes === null ? null : megabytes.parse(givenMegabytes) * 1024 * 1024,
      isAnnounced: values.announce ?? environment['DIENHONG_ANNOUNCE'] !== '0',
      backupPath: values.backup === undefined ? null : resolve(values.backup),
      administrator: {
        username: given(values['admin-username'], 'DIENHONG_ADMIN_USERNAME'),
        name: given(values['admin-name'], 'DIENHONG_ADMIN_NAME'),
        passwordFile: values['admin-password-file'] ?? null,
        password: given(undefined, 'DIENHONG_ADMIN_PASSWORD'),
      },
    }
    return { isUnderstood: true, options }
  } catch (cause) {
    const detail = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause)
    return { isUnderstood: false, detail, language }
  }
}

/** Vietnamese unless the system speaks another language. */
function languageOf(locale: string | undefined): Language {
  const isNeutral = locale === undefined || locale === '' || /^(C|POSIX)(\.|$)/.test(locale)
  return isNeutral || locale.toLowerCase().startsWith('vi') ? 'vi' : 'en'
}

export function defaultDataFolder(environment: Environment, platform: NodeJS.Platform): string {
  const home = homedir()
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? home, 'dien-hong-hub')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'dien-hong-hub')
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'dien-hong-hub')
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
