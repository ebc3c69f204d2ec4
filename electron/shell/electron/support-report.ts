/** What a person may send to support with one click: what the core says of itself, and the end of the log. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

export interface ReportFacts {
  appVersion: string
  /** Names and versions of what the program runs on. */
  runtime: Readonly<Record<string, string>>
  /** Null where the core can't answer: the log may say why. */
  core: string | null
  logFile: string
}

const logTailBytes = 128 * 1024

/** The log holds no secrets and no names by the rule of those who write to it. */
export async function supportReport(facts: ReportFacts): Promise<string> {
  const runtime = Object.entries(facts.runtime).map(([name, version]) => `${name}: ${version}`)
  return [
    `Diên Hồng ${facts.appVersion}`,
    ...runtime,
    '',
    facts.core ?? 'core: no answer',
    '',
    '--- log ---',
    await tail(facts.logFile),
  ].join('\n')
}

async function tail(path: string): Promise<string> {
  if (!existsSync(path)) return ''
  const bytes = await readFile(path)
  const text = bytes.subarray(Math.max(0, bytes.length - logTailBytes)).toString('utf8')
  return bytes.length > logTailBytes ? text.slice(text.indexOf('\n') + 1) : text
}
