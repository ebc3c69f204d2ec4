/** Five windows side by side on one screen: three above, two below, the room's the wide one. */
import type { Place } from './app-window.ts'

export interface Screen {
  width: number
  height: number
}

/** "1920x1080"; null when it is none, or too small to hold five windows. */
export function parseScreen(text: string): Screen | null {
  const match = /^(\d{3,5})[x×](\d{3,5})$/.exec(text)
  const screen = { width: Number(match?.[1]), height: Number(match?.[2]) }
  return screen.width >= 800 && screen.height >= 600 ? screen : null
}

/** Narrower than this the windows would show what they show on a tablet. */
const comfortableWidth = 960

/** How much smaller everything is drawn, so that a third of the screen holds a whole window. */
export function demoScale({ width }: Screen): number {
  return Math.min(1, width / 3 / comfortableWidth)
}

/** In the order of `demoRoles`: the room's comes last. In the screen's own pixels. */
export function gridPlaces({ width, height }: Screen): Place[] {
  const column = Math.floor(width / 3)
  const row = Math.floor(height / 2)
  const cell = (x: number, y: number, columns = 1): Place => ({
    x: x * column,
    y: y * row,
    width: columns * column,
    height: row,
  })
  return [cell(0, 0), cell(1, 0), cell(2, 0), cell(0, 1), cell(1, 1, 2)]
}
