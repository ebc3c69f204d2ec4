import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoScale, gridPlaces, parseScreen } from './demo-places.ts'
import { hasDisplay } from './display.ts'
import { findElectronRuntime } from './electron-runtime.ts'
import { withLock } from './lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dienhong-start-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a display', () => {
  it('is there on Windows and macOS, and on Linux when a server says so', () => {
    expect(hasDisplay('win32', {})).toBe(true)
    expect(hasDisplay('darwin', {})).toBe(true)
    expect(hasDisplay('linux', {})).toBe(false)
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false)
  })

  it('is nobody’s in continuous integration', () => {
    expect(hasDisplay('darwin', { CI: 'true' })).toBe(false)
    expect(hasDisplay('linux', { CI: '1', DISPLAY: ':0' })).toBe(false)
    expect(hasDisplay('linux', { CI: 'false', DISPLAY: ':0' })).toBe(true)
  })
})

describe('Electron’s runtime', () => {
  it('is absent where it was never installed, and is not fetched by looking', () => {
    expect(findElectronRuntime(folder)).toBeNull()
  })

  it('is found where the package says, and not where the file is gone', async () => {
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(findElectronRuntime(folder)).toBeNull()
    await mkdir(join(folder, 'dist'))
    await writeFile(join(folder, 'dist', 'electron'), '')
    await chmod(join(folder, 'dist', 'electron'), 0o755)
    expect(findElectronRuntime(folder)).toBe(join(folder, 'dist', 'electron'))
  })
})

describe('five windows on one screen', () => {
  it('cover it without covering each other', () => {
    const screen = { width: 1920, height: 1080 }
    const places = gridPlaces(screen)
    expect(places).toHaveLength(5)
    expect(places.reduce((area, place) => area + place.width * place.height, 0)).toBe(1920 * 1080)
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        const isApart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y
        expect(isApart).toBe(true)
      }
    }
  })

  it('are drawn smaller only where a third of the screen is narrow', () => {
    expect(demoScale({ width: 1920, height: 1080 })).toBeCloseTo(2 / 3)
    expect(demoScale({ width: 3840, height: 2160 })).toBe(1)
  })

  it('are placed on a screen that makes sense', () => {
    expect(parseScreen('1920x1080')).toEqual({ width: 1920, height: 1080 })
    for (const text of ['1920', 'x', '', '100x100', '1920x1080x3', '-1920x1080'])
      expect(parseScreen(text)).toBeNull()
  })
})

describe('the lock around a build', () => {
  it('lets one in at a time, and passes over a holder that died', async () => {
    const path = join(folder, '.lock')
    await writeFile(path, '999999999')
    const order: string[] = []
    const inside = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    const first = withLock(path, async () => {
      order.push('first in')
      inside.resolve()
      await leave.promise
      order.push('first out')
    })
    await inside.promise
    const second = withLock(path, () => Promise.resolve(void order.push('second in')))
    leave.resolve()
    await Promise.all([first, second])
    expect(order).toEqual(['first in', 'first out', 'second in'])
  })

  it('is given back when the work fails', async () => {
    const path = join(folder, '.lock')
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(path, () => Promise.resolve('in'))).toBe('in')
  })
})
