/**
 * The last lines of this program's own log, for a report to support. Secrets and names are not logged in the first
 * place; what could still carry one (an address, a long token, a code) is blotted out here as a second barrier.
 */
export interface LogTail {
  add(line: string): void
  lines(): readonly string[]
}

const keptLines = 500

export function createLogTail(now: () => number): LogTail {
  const lines: string[] = []
  return {
    add(line) {
      lines.push(`${new Date(now()).toISOString()} ${redact(line)}`)
      if (lines.length > keptLines) lines.shift()
    },
    lines: () => lines,
  }
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Links, tokens and slips' codes. Ids stay: they name nobody and make a report useful. */
export function redact(line: string): string {
  return line
    .replaceAll(/dienhong:\S+/gi, '[link]')
    .replaceAll(/[\w-]{20,}/g, (word) => (uuidPattern.test(word) ? word : '[secret]'))
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}\b/g, '[code]')
}
