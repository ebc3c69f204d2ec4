/**
 * Focus never falls out of the page: when what had it is taken away (a sheet folds, a button gives way to a sentence),
 * it goes to the region around, and Tab goes on from there.
 */
import { useEffect, type RefObject } from 'react'

/** The region needs `tabIndex={-1}`. Where a component has a better place for the focus, it wins by asking later. */
export function useKeptFocus(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current
    if (element === null) return
    const ended = new AbortController()
    const { signal } = ended
    let hadFocus = false
    const isInside = (target: EventTarget | null) => target instanceof Node && element.contains(target)
    // Only a focus that went elsewhere, or a press elsewhere, was the person's own doing.
    document.addEventListener('focusin', (event) => (hadFocus = isInside(event.target)), { signal })
    document.addEventListener('pointerdown', (event) => (hadFocus &&= isInside(event.target)), {
      signal,
      capture: true,
    })
    const taken = new MutationObserver(() => {
      if (hadFocus && document.activeElement === document.body) element.focus({ preventScroll: true })
    })
    taken.observe(element, { childList: true, subtree: true })
    return () => {
      taken.disconnect()
      ended.abort()
    }
  }, [region])
}
