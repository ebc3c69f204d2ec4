/** A page's picture in a few numbers: enough to tell it from every other page of its paper, cheap enough for a frame. */

export const probeWidth = 120
export const probeHeight = 160

const probe = document.createElement('canvas')
probe.width = probeWidth
probe.height = probeHeight
const context = probe.getContext('2d', { alpha: false, willReadFrequently: true })

/** Grey levels, 0 to 255, row by row, read back from the pixels of the canvas. */
export function fingerprintOf(picture: CanvasImageSource): number[] {
  if (context === null) throw new Error('this browser gives no 2D canvas')
  context.imageSmoothingQuality = 'medium'
  context.fillStyle = 'white'
  context.fillRect(0, 0, probeWidth, probeHeight)
  context.drawImage(picture, 0, 0, probeWidth, probeHeight)
  const { data } = context.getImageData(0, 0, probeWidth, probeHeight)
  return Array.from({ length: probeWidth * probeHeight }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3)
    return Math.round((red * 2 + green * 5 + blue) / 8)
  })
}

/** Mean difference in grey levels. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length
}

/** The page (from 1) that this picture shows, of all pages of the paper; null when it is like none of them. */
export function pageShown(
  seen: readonly number[],
  references: readonly (readonly number[])[],
): number | null {
  const ranked = references
    .map((reference, index) => ({ page: index + 1, distance: distance(seen, reference) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best, second] = ranked
  if (best === undefined || best.distance > 6) return null
  // As near to another page: half drawn, or too alike to say.
  return second !== undefined && best.distance > 0.85 * second.distance ? null : best.page
}
