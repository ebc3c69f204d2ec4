/**
 * Tests in a real browser: the real renderer and core of several people, a real hub. Any Chromium will do: an installed
 * one, or the one that comes by `npm install`.
 */
import { defineConfig } from '@playwright/test'
import { findBrowser } from './build/find-browser.ts'

const { executablePath, args } = await findBrowser()

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts'],
  globalSetup: './tests/e2e/build-renderer.ts',
  // Every test holds a meeting with several browsers' worth of people: one at a time on two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args },
    actionTimeout: 15_000,
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
  },
})
