import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cssPixelsPerPoint,
  drawnSize,
  maxPagePixels,
  scaleFor,
  stepZoom,
  turnPoint,
  uprightPoint,
  type Rotation,
} from './fit.ts'

const a4 = { width: 595, height: 842 }
const a0 = { width: 2384, height: 3370 }
const laptop = { width: 1060, height: 600 }

test('fitted by itself, a page is whole where print stays legible', () => {
  const tall = { width: 1100, height: 1300 }
  expect(scaleFor('auto', a4, tall)).toBe(scaleFor('page', a4, tall))
})

test('fitted by itself on a laptop, a page is as wide as it needs to be read, and no wider than the box', () => {
  const scale = scaleFor('auto', a4, laptop)
  expect(scale / cssPixelsPerPoint).toBeGreaterThan(1)
  expect(a4.width * scale).toBeLessThanOrEqual(laptop.width)
})

test('a fitted page never passes its box', () => {
  const side = fc.double({ min: 50, max: 4000, noNaN: true })
  fc.assert(
    fc.property(side, side, side, side, (width, height, boxWidth, boxHeight) => {
      const page = { width, height }
      const box = { width: boxWidth, height: boxHeight }
      for (const zoom of ['auto', 'width', 'page'] as const) {
        expect(page.width * scaleFor(zoom, page, box)).toBeLessThanOrEqual(boxWidth * 1.000001)
      }
      expect(height * scaleFor('page', page, box)).toBeLessThanOrEqual(boxHeight * 1.000001)
    }),
  )
})

test('zoom steps go up and down from anywhere, and end', () => {
  expect(stepZoom(1.37, 1)).toBe(1.5)
  expect(stepZoom(1.37, -1)).toBe(1.25)
  expect(stepZoom(1, 1)).toBe(1.1)
  expect(stepZoom(8, 1)).toBe(8)
  expect(stepZoom(0.1, -1)).toBe(0.1)
})

test('a huge drawing stays under the pixel cap and keeps its shape', () => {
  const size = drawnSize(a0, 8, 2)
  expect(size.width * size.height).toBeLessThanOrEqual(maxPagePixels * 1.001)
  expect(size.width / size.height).toBeCloseTo(a0.width / a0.height, 2)
})

test('a page is drawn with one dot per device pixel, two per CSS pixel at most', () => {
  expect(drawnSize(a4, 1, 1).width).toBe(595)
  expect(drawnSize(a4, 1, 1.5).width).toBe(893)
  expect(drawnSize(a4, 1, 3).width).toBe(1190)
})

test('a point comes back to where it was under every rotation', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.constantFrom<Rotation>(0, 90, 180, 270), (x, y, rotation) => {
      const back = uprightPoint(turnPoint({ x, y }, rotation), rotation)
      expect(back.x).toBeCloseTo(x, 9)
      expect(back.y).toBeCloseTo(y, 9)
    }),
  )
})

test('turned a quarter clockwise, the top left corner lies top right', () => {
  expect(turnPoint({ x: 0, y: 0 }, 90)).toEqual({ x: 1, y: 0 })
  expect(turnPoint({ x: 0, y: 0 }, 270)).toEqual({ x: 0, y: 1 })
})
