import { describe, expect, it } from 'vitest'
import { besideWindow, mainWindowPlace, roomPlace, savedPlace, type DisplayFacts } from './window-places.ts'

const laptop: DisplayFacts = {
  id: 1,
  label: '',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
}
const projector: DisplayFacts = {
  id: 2,
  label: 'EPSON',
  bounds: { x: 1920, y: -200, width: 1280, height: 720 },
  workArea: { x: 1920, y: -200, width: 1280, height: 720 },
}

describe('the main window', () => {
  it('opens in the middle the first time', () => {
    expect(mainWindowPlace(null, [laptop], laptop)).toEqual({
      bounds: { x: 320, y: 100, width: 1280, height: 840 },
      isMaximized: false,
    })
  })

  it('opens no larger than the display', () => {
    const small = { ...laptop, workArea: { x: 0, y: 24, width: 1024, height: 576 } }
    expect(mainWindowPlace(null, [small], small).bounds).toEqual({ x: 0, y: 24, width: 1024, height: 576 })
  })

  it('opens where it was, on whichever display that is', () => {
    const saved = { bounds: { x: 2000, y: -100, width: 900, height: 600 }, isMaximized: true }
    expect(mainWindowPlace(saved, [laptop, projector], laptop)).toEqual(saved)
  })

  it('comes back to a display that is there when its own is gone', () => {
    const saved = { bounds: { x: 2000, y: -100, width: 900, height: 600 }, isMaximized: false }
    expect(mainWindowPlace(saved, [laptop], laptop).bounds).toEqual({
      x: 510,
      y: 220,
      width: 900,
      height: 600,
    })
  })

  it.each([
    ['above the top', { x: 100, y: -300, width: 800, height: 600 }],
    ['below the bottom', { x: 100, y: 1035, width: 800, height: 600 }],
    ['off to the left', { x: -750, y: 100, width: 800, height: 600 }],
    ['off to the right', { x: 1900, y: 100, width: 800, height: 600 }],
  ])('comes back when its title bar is %s', (_where, bounds) => {
    expect(mainWindowPlace({ bounds, isMaximized: false }, [laptop], laptop).bounds).toEqual({
      x: 560,
      y: 220,
      width: 800,
      height: 600,
    })
  })

  it('stays where a part of its title bar can be taken hold of', () => {
    const bounds = { x: -600, y: 100, width: 800, height: 600 }
    expect(mainWindowPlace({ bounds, isMaximized: false }, [laptop], laptop).bounds).toEqual(bounds)
  })

  it('takes no place that makes no sense from its file', () => {
    expect(
      savedPlace.safeParse({ bounds: { x: 0, y: 0, width: 1, height: 1 }, isMaximized: false }).success,
    ).toBe(false)
    expect(
      savedPlace.safeParse({ bounds: { x: 0.5, y: 0, width: 800, height: 600 }, isMaximized: false }).success,
    ).toBe(false)
  })

  it('steps aside for another, and wraps at the edge', () => {
    expect(besideWindow({ x: 100, y: 100, width: 800, height: 600 }, laptop.workArea)).toMatchObject({
      x: 136,
      y: 136,
    })
    expect(besideWindow({ x: 1100, y: 100, width: 800, height: 600 }, laptop.workArea)).toMatchObject({
      x: 0,
      y: 0,
    })
  })
})

describe('the room’s window', () => {
  it('fills the display that was chosen', () => {
    expect(roomPlace([laptop, projector], laptop, 1, '1')).toEqual({
      displayId: 1,
      bounds: laptop.bounds,
      isFullScreen: true,
    })
  })

  it('fills the one the person is not working on when none was chosen, or that one is gone', () => {
    const onProjector = { displayId: 2, bounds: projector.bounds, isFullScreen: true }
    expect(roomPlace([laptop, projector], laptop, 1, null)).toEqual(onProjector)
    expect(roomPlace([laptop, projector], laptop, 1, '99')).toEqual(onProjector)
    expect(roomPlace([laptop, projector], laptop, 2, null)).toMatchObject({ displayId: 1 })
  })

  it('is an ordinary window where there is only one display', () => {
    expect(roomPlace([laptop], laptop, 1, null)).toEqual({
      displayId: 1,
      bounds: { x: 480, y: 250, width: 960, height: 540 },
      isFullScreen: false,
    })
  })
})
