import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLogFile } from './log-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dienhong-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('writes one line an event, with its time, whatever the event holds', () => {
  const log = openLogFile(join(folder, 'logs', 'app.log'), () => 0)
  log.write('core: started')
  log.write('two\nlines')
  expect(readFileSync(join(folder, 'logs', 'app.log'), 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z core: started\n1970-01-01T00:00:00.000Z two ⏎ lines\n',
  )
})

it('turns over before a file grows past 1 MiB, and keeps four', () => {
  const path = join(folder, 'app.log')
  const log = openLogFile(path)
  const line = 'x'.repeat(300_000)
  for (let n = 0; n < 30; n += 1) log.write(`${n} ${line}`)
  const files = readdirSync(folder).sort()
  expect(files).toEqual(['app.log', 'app.log.1', 'app.log.2', 'app.log.3'])
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(1024 * 1024)
  expect(readFileSync(path, 'utf8')).toContain(' 29 x')
  expect(readFileSync(`${path}.1`, 'utf8')).toContain(' 26 x')
})
