/** Wheel, touch and drag over the paper: scroll, turn, zoom about the fingers, pull a large page around. */
import { useEffect, useRef, type RefObject } from 'react'
import { restingWheel, rollWheel } from './wheel-turn.ts'
import type { WindowPoint } from './use-zoom.ts'

export interface GestureHandlers {
  readonly turn: (by: 1 | -1) => void
  /** Multiplies the zoom about a point. */
  readonly zoomBy: (factor: number, about: WindowPoint) => void
  /** A click that selected nothing. */
  readonly tap: (at: WindowPoint) => void
  /** Whether dragging pulls the page; false while a tool uses the pointer. */
  readonly canDrag: boolean
}

/** One notch of a wheel is about a step of the zoom. */
const zoomPerPixel = 0.0025
const pixelsPerLine = 40
const swipePx = 60

export function useGestures(viewport: RefObject<HTMLElement | null>, handlers: GestureHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })

  useEffect(() => {
    const element = viewport.current
    if (element === null) return
    const gone = new AbortController()
    const { signal } = gone
    followWheel(element, latest, signal)
    followTouch(element, latest, signal)
    followDrag(element, latest, signal)
    element.addEventListener(
      'click',
      (event) => {
        const isSelecting = window.getSelection()?.isCollapsed === false
        if (latest.current.canDrag && !isSelecting) latest.current.tap({ x: event.clientX, y: event.clientY })
      },
      { signal },
    )
    return () => gone.abort()
  }, [viewport])
}

type Latest = { readonly current: GestureHandlers }

function followWheel(element: HTMLElement, latest: Latest, signal: AbortSignal): void {
  let state = restingWheel
  const onWheel = (event: WheelEvent) => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : pixelsPerLine
    if (event.ctrlKey || event.metaKey) {
      // A touchpad's pinch comes as a wheel with Ctrl, too.
      event.preventDefault()
      const rolled = Math.max(-120, Math.min(120, event.deltaY * unit))
      latest.current.zoomBy(Math.exp(-rolled * zoomPerPixel), { x: event.clientX, y: event.clientY })
      return
    }
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
    const rolled = rollWheel(state, {
      deltaY: event.deltaY * unit,
      atMs: event.timeStamp,
      canScroll: event.deltaY > 0 ? roomBelow(element) : roomAbove(element),
    })
    state = rolled.state
    if (rolled.turn !== 0) latest.current.turn(rolled.turn)
  }
  element.addEventListener('wheel', onWheel, { passive: false, signal })
}

/** Two fingers zoom; one finger swipes a page that is not wider than its box. All else is the browser's scrolling. */
function followTouch(element: HTMLElement, latest: Latest, signal: AbortSignal): void {
  let pinchedPx: number | null = null
  let swipe: WindowPoint | null = null
  const fingers = (event: TouchEvent): [Touch, Touch] | null => {
    const [first, second] = event.touches
    return first !== undefined && second !== undefined ? [first, second] : null
  }
  element.addEventListener(
    'touchstart',
    (event) => {
      const pair = fingers(event)
      const [finger] = event.touches
      pinchedPx = pair && distance(...pair)
      swipe = pair === null && finger !== undefined ? { x: finger.clientX, y: finger.clientY } : null
      if (pair !== null) event.preventDefault()
    },
    { passive: false, signal },
  )
  element.addEventListener(
    'touchmove',
    (event) => {
      const pair = fingers(event)
      if (pair === null || pinchedPx === null) return
      event.preventDefault()
      const now = distance(...pair)
      const [a, b] = pair
      const about = { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 }
      latest.current.zoomBy(now / pinchedPx, about)
      pinchedPx = now
    },
    { passive: false, signal },
  )
  element.addEventListener(
    'touchend',
    (event) => {
      const finger = event.changedTouches[0]
      if (event.touches.length === 0) pinchedPx = null
      if (swipe === null || finger === undefined || !latest.current.canDrag) return
      const dx = finger.clientX - swipe.x
      const dy = finger.clientY - swipe.y
      swipe = null
      if (Math.abs(dx) < swipePx || Math.abs(dx) < 1.5 * Math.abs(dy) || isWide(element)) return
      latest.current.turn(dx < 0 ? 1 : -1)
    },
    { signal },
  )
  element.addEventListener('touchcancel', () => (swipe = null), { signal })
}

/** The mouse pulls a page that is larger than its box; on words it selects instead. */
function followDrag(element: HTMLElement, latest: Latest, signal: AbortSignal): void {
  let last: WindowPoint | null = null
  element.addEventListener(
    'pointerdown',
    (event) => {
      const isOnWords = event.target instanceof HTMLSpanElement
      const isOurs =
        event.pointerType === 'mouse' && event.button === 0 && latest.current.canDrag && !isOnWords
      if (!isOurs || !(isWide(element) || roomAbove(element) || roomBelow(element))) return
      last = { x: event.clientX, y: event.clientY }
      element.setPointerCapture(event.pointerId)
      element.dataset['dragging'] = ''
    },
    { signal },
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      if (last === null) return
      element.scrollBy({ left: last.x - event.clientX, top: last.y - event.clientY, behavior: 'instant' })
      last = { x: event.clientX, y: event.clientY }
    },
    { signal },
  )
  const end = () => {
    last = null
    delete element.dataset['dragging']
  }
  element.addEventListener('pointerup', end, { signal })
  element.addEventListener('pointercancel', end, { signal })
}

const distance = (a: Touch, b: Touch) => Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY))

/** A pixel of rounding is not room. */
export const roomAbove = (element: HTMLElement) => element.scrollTop > 1
export const roomBelow = (element: HTMLElement) =>
  element.scrollTop + element.clientHeight < element.scrollHeight - 1
export const isWide = (element: HTMLElement) => element.scrollWidth > element.clientWidth + 1
