/** Where windows go on the displays there are: pure geometry. All in density-independent pixels. */
import { z } from 'zod'

export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export interface DisplayFacts {
  id: number
  label: string
  /** The whole display. */
  bounds: Bounds
  /** Without task bars and docks. */
  workArea: Bounds
}

const bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
})

export const savedPlace = z.object({ bounds, isMaximized: z.boolean() })
export type SavedPlace = z.infer<typeof savedPlace>

/** A corner of the title bar this large must be on a display, or the person could not take hold of the window. */
const graspable = { width: 120, height: 40 }

const usual = { width: 1280, height: 840 }

/** Where the main window opens: where it was, as far as that can still be seen; else in the middle. */
export function mainWindowPlace(
  saved: SavedPlace | null,
  displays: readonly DisplayFacts[],
  primary: DisplayFacts,
): SavedPlace {
  const home =
    saved === null ? undefined : displays.find((display) => canGrasp(saved.bounds, display.workArea))
  if (saved === null || home === undefined) {
    return {
      bounds: centred(saved?.bounds ?? usual, primary.workArea),
      isMaximized: saved?.isMaximized ?? false,
    }
  }
  const { workArea } = home
  const size = fit(saved.bounds, workArea)
  return {
    bounds: { ...size, x: saved.bounds.x, y: Math.max(saved.bounds.y, workArea.y) },
    isMaximized: saved.isMaximized,
  }
}

/** Another window beside one that is open: a step to the right and down, on the same display where it fits. */
export function besideWindow(open: Bounds, workArea: Bounds): Bounds {
  const size = fit(open, workArea)
  const x = open.x + 36
  const y = open.y + 36
  const fits =
    x + size.width <= workArea.x + workArea.width && y + size.height <= workArea.y + workArea.height
  return fits ? { ...size, x, y } : { ...size, x: workArea.x, y: workArea.y }
}

export interface RoomPlace {
  displayId: number
  bounds: Bounds
  isFullScreen: boolean
}

/**
 * The room's window fills the display the person chose, or else one the main window is not on. Where there is only
 * that one, it opens as an ordinary window: nobody should lose their own screen to it.
 */
export function roomPlace(
  displays: readonly DisplayFacts[],
  primary: DisplayFacts,
  mainDisplayId: number,
  chosenId: string | null,
): RoomPlace {
  const chosen = displays.find((display) => String(display.id) === chosenId)
  const other = displays.find((display) => display.id !== mainDisplayId)
  const display = chosen ?? other
  if (display !== undefined) return { displayId: display.id, bounds: display.bounds, isFullScreen: true }
  return {
    displayId: primary.id,
    bounds: centred({ width: 960, height: 540 }, primary.workArea),
    isFullScreen: false,
  }
}

function canGrasp(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x)
  const right = Math.min(window.x + window.width, area.x + area.width)
  const titleBar = window.y + graspable.height
  const isAcross = right - left >= graspable.width
  return isAcross && titleBar > area.y && titleBar <= area.y + area.height
}

function fit(size: { width: number; height: number }, area: Bounds): { width: number; height: number } {
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) }
}

function centred(size: { width: number; height: number }, area: Bounds): Bounds {
  const { width, height } = fit(size, area)
  return {
    width,
    height,
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
  }
}
