/** What a key does to the paper. Presenter remotes send PageUp and PageDown, some the arrows. */

export type ReaderKey =
  | { readonly do: 'turn'; readonly by: 1 | -1 }
  | { readonly do: 'jump'; readonly to: 'first' | 'last' }
  | { readonly do: 'scroll'; readonly by: 1 | -1; readonly far: boolean }
  | { readonly do: 'zoom'; readonly by: 1 | -1 }
  | { readonly do: 'fit' }

export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** How far the shown page can still be scrolled. */
export interface ScrollRoom {
  readonly up: boolean
  readonly down: boolean
  /** Wider than its box: then left and right look around instead of turning. */
  readonly across: boolean
}

/** null: not ours. */
export function readerKey(press: KeyPress, room: ScrollRoom): ReaderKey | null {
  if (press.altKey) return null
  const isZoomKey = press.key === '+' || press.key === '=' || press.key === '-' || press.key === '0'
  // Ctrl with + − 0 means the window's zoom elsewhere; over a paper, people mean the paper.
  if ((press.ctrlKey || press.metaKey) && !isZoomKey) return null
  switch (press.key) {
    case 'PageDown':
      return { do: 'turn', by: 1 }
    case 'PageUp':
      return { do: 'turn', by: -1 }
    case 'ArrowRight':
      return room.across ? null : { do: 'turn', by: 1 }
    case 'ArrowLeft':
      return room.across ? null : { do: 'turn', by: -1 }
    case 'ArrowDown':
      return room.down ? { do: 'scroll', by: 1, far: false } : { do: 'turn', by: 1 }
    case 'ArrowUp':
      return room.up ? { do: 'scroll', by: -1, far: false } : { do: 'turn', by: -1 }
    case ' ':
      if (press.shiftKey) return room.up ? { do: 'scroll', by: -1, far: true } : { do: 'turn', by: -1 }
      return room.down ? { do: 'scroll', by: 1, far: true } : { do: 'turn', by: 1 }
    case 'Home':
      return { do: 'jump', to: 'first' }
    case 'End':
      return { do: 'jump', to: 'last' }
    case '+':
    case '=':
      return { do: 'zoom', by: 1 }
    case '-':
      return { do: 'zoom', by: -1 }
    case '0':
      return { do: 'fit' }
    default:
      return null
  }
}

/** Widgets that use the arrows, Home and End themselves. */
const arrowUsers =
  '[role=menu],[role=menubar],[role=listbox],[role=radiogroup],[role=tablist],[role=slider],[role=tree],[role=grid],[role=combobox],[role=spinbutton]'
const typingPlaces = 'input,textarea,select,[contenteditable]:not([contenteditable=false])'
const spaceUsers = 'button,a[href],summary,[role=button],[role=checkbox],[role=switch],[role=tab]'

/** Whether a key pressed there belongs to what has the focus, or to a dialogue above the paper. */
export function isTakenElsewhere(key: string, target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal=true]') !== null) return true
  if (!(target instanceof Element)) return false
  if (target.closest(`${typingPlaces},${arrowUsers}`) !== null) return true
  return key === ' ' && target.closest(spaceUsers) !== null
}
