/** The hub's log: structured lines, no secrets, handed to whoever started it. */
import type { LogLine } from '../protocol/host/hub-process.ts'

type Fields = LogLine['fields']

export interface HubLog {
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields): void
}

export function openLog(write: (line: LogLine) => void, now: () => number): HubLog {
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: Fields = {}): void => {
      write({ atMs: now(), level, event, fields })
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
