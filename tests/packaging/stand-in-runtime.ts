/**
 * A folder that looks to electron-builder and to @electron/fuses like Electron's runtime for Linux, for machines that
 * can't download the real one. Nothing in it runs.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The text Electron's binary carries in front of its fuses; @electron/fuses looks for it. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** As Electron ships: version 1 of the wire, its length, then one character a fuse. */
const shippedFuses = '101101011'

export const shippedLocales = ['de', 'en-US', 'vi'] as const

export async function makeStandInRuntime(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  const wire = Buffer.concat([
    Buffer.from(sentinel, 'latin1'),
    Buffer.from([1, shippedFuses.length]),
    Buffer.from(shippedFuses, 'latin1'),
  ])
  // Across the boundary of the 4 MiB pieces the scan works in.
  const program = Buffer.alloc(5 * 1024 * 1024)
  wire.copy(program, 4 * 1024 * 1024 - 10)
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 })
  await writeFile(join(folder, 'chrome-sandbox'), 'stand-in', { mode: 0o755 })
  await writeFile(join(folder, 'version'), version)
  await writeFile(join(folder, 'LICENSE'), 'stand-in')
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'stand-in')
  for (const locale of shippedLocales) await writeFile(join(folder, 'locales', `${locale}.pak`), 'stand-in')
}
