/**
 * The program's log: one line an event, in a file that turns over before it grows. Whoever writes to it keeps secrets
 * and names out; it is what a person may send to support.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const maxBytes = 1024 * 1024
const keptFiles = 4

export interface LogFile {
  write(line: string): void
}

/** Synchronous, so that the last line before a crash is on disk. A log that can't be written stops nothing. */
export function openLogFile(path: string, now: () => number = Date.now): LogFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let sizeBytes = sizeOf(path)
  return {
    write(text) {
      const line = `${new Date(now()).toISOString()} ${text.replaceAll(/[\r\n]+/g, ' ⏎ ')}\n`
      try {
        if (sizeBytes + Buffer.byteLength(line) > maxBytes) {
          turnOver(path)
          sizeBytes = 0
        }
        appendFileSync(path, line, { mode: 0o600 })
        sizeBytes += Buffer.byteLength(line)
      } catch (error) {
        process.stderr.write(`log file: ${String(error)}\n`)
      }
    },
  }
}

// app.log → app.log.1 → … ; the oldest goes.
function turnOver(path: string): void {
  rmSync(`${path}.${keptFiles - 1}`, { force: true })
  for (let n = keptFiles - 2; n >= 1; n -= 1) {
    if (sizeOf(`${path}.${n}`) > 0) renameSync(`${path}.${n}`, `${path}.${n + 1}`)
  }
  renameSync(path, `${path}.1`)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
