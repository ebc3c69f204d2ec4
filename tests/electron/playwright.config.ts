/** The packed program with the real Electron runtime: `npm run test:electron`, after `npm run package -- --dir`. */
import { defineConfig } from '@playwright/test'
import { findPackedProgram, noProgram } from './packed-program.ts'

// The reporter counts skipped tests but does not say why. Workers read this file too: once is enough.
if (findPackedProgram() === null && process.env['TEST_WORKER_INDEX'] === undefined) console.warn(noProgram)

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  // One program at a time: they would share the machine's one clipboard, keychain and link handler.
  workers: 1,
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: { actionTimeout: 20_000, trace: 'off' },
})
