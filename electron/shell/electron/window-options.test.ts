import { expect, it } from 'vitest'
import { windowOptions } from './window-options.ts'

const look = {
  title: 'Diên Hồng',
  bounds: { x: 1, y: 2, width: 800, height: 600 },
  preloadFile: '/dist/preload.cjs',
  canUseDevTools: false,
}

// Whole, so that an option that is added has to be added here as well, with a thought.
it('makes every window sandboxed, isolated, without Node, without webviews and without developer tools', () => {
  expect(windowOptions(look).webPreferences).toStrictEqual({
    preload: '/dist/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
    backgroundThrottling: true,
  })
})

it('gives developer tools only where they are allowed, and nothing else with them', () => {
  const plain = windowOptions(look).webPreferences
  expect(windowOptions({ ...look, canUseDevTools: true }).webPreferences).toStrictEqual({
    ...plain,
    devTools: true,
  })
})

it('keeps the room’s window drawing while the person works in another', () => {
  const room = windowOptions({ ...look, isRoom: true })
  expect(room.webPreferences).toStrictEqual({
    ...windowOptions(look).webPreferences,
    backgroundThrottling: false,
  })
  expect(room).toMatchObject({ backgroundColor: '#14110E', autoHideMenuBar: true })
})

it('shows no window before its page has painted', () => {
  expect(windowOptions(look)).toMatchObject({ show: false, x: 1, y: 2, width: 800, height: 600 })
})
