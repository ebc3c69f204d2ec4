/** Unit, contract and sync tests. Those in a browser have their own runner: see playwright.config.ts. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'release/**'],
    // Two processes: the tests start real hubs with real disks, and our smallest machine has two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
})
