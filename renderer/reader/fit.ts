/** The geometry of a page in a box: how large it is shown, how finely it is drawn, where a point of it lies. */
import type { PagePoint } from '../../protocol/live/place.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A quarter turn the reader made, on top of the page's own. */
export type Rotation = 0 | 90 | 180 | 270

/** A number is a factor of the paper's real size. */
export type Zoom = 'auto' | 'width' | 'page' | number

/** PDF measures in points of 1/72 inch, screens in pixels of 1/96. */
export const cssPixelsPerPoint = 96 / 72

/** Below this share of its real size, ordinary print (13 to 14 points) is hard on a reader of sixty. */
const legible = 0.85
/** Fitted by itself, a page is not blown up further than this. */
const maxAutoScale = 1.5
const steps = [
  0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6.5, 8,
] as const
export const minZoom = 0.1
export const maxZoom = 8

export function rotated(size: Size, rotation: Rotation): Size {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width }
}

/**
 * CSS pixels per point. `auto` shows the whole page where print stays legible that way, and otherwise as wide as the
 * box allows.
 */
export function scaleFor(zoom: Zoom, page: Size, box: Size): number {
  const ofWidth = box.width / page.width
  const ofPage = Math.min(ofWidth, box.height / page.height)
  if (zoom === 'page') return ofPage
  if (zoom === 'width') return ofWidth
  if (zoom === 'auto') {
    if (ofPage >= legible * cssPixelsPerPoint) return Math.min(ofPage, 2 * cssPixelsPerPoint)
    return Math.max(ofPage, Math.min(ofWidth, maxAutoScale * cssPixelsPerPoint))
  }
  return zoom * cssPixelsPerPoint
}

export function clampZoom(zoom: number): number {
  return Math.min(maxZoom, Math.max(minZoom, zoom))
}

/** The next round zoom above or below, from wherever a fit or a pinch left it. */
export function stepZoom(current: number, direction: 1 | -1): number {
  const margin = 0.005
  const next =
    direction === 1
      ? steps.find((step) => step > current + margin)
      : steps.findLast((step) => step < current - margin)
  return next ?? (direction === 1 ? maxZoom : minZoom)
}

/** More dots than this per CSS pixel cannot be told apart at reading distance, and cost four times the memory. */
const maxDensity = 2
/** A drawing of this size still fits a laptop's memory several times over (64 MB). */
export const maxPagePixels = 16 * 1024 * 1024

/** Device pixels of a page shown at `scale`; smaller where it would pass the cap. Whole numbers. */
export function drawnSize(page: Size, scale: number, density: number): Size {
  const wanted = scale * Math.min(density, maxDensity)
  const cap = Math.sqrt(maxPagePixels / (page.width * page.height))
  const drawn = Math.min(wanted, cap)
  return {
    width: Math.max(1, Math.round(page.width * drawn)),
    height: Math.max(1, Math.round(page.height * drawn)),
  }
}

/** How many device pixels per point a page needs to be sharp at `scale`, cap or no cap. */
export function sharpScale(scale: number, density: number): number {
  return scale * Math.min(density, maxDensity)
}

/** A point of the upright page, as it lies on the page turned by `rotation`. */
export function turnPoint(point: PagePoint, rotation: Rotation): PagePoint {
  const { x, y } = point
  if (rotation === 90) return { x: 1 - y, y: x }
  if (rotation === 180) return { x: 1 - x, y: 1 - y }
  if (rotation === 270) return { x: y, y: 1 - x }
  return point
}

/** The way back: a point of the turned page, as it lies on the upright one. Kept within the page. */
export function uprightPoint(point: PagePoint, rotation: Rotation): PagePoint {
  const back: Rotation = rotation === 90 ? 270 : rotation === 270 ? 90 : rotation
  const { x, y } = turnPoint(point, back)
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) }
}

export function nextRotation(rotation: Rotation): Rotation {
  return rotation === 0 ? 90 : rotation === 90 ? 180 : rotation === 180 ? 270 : 0
}
