/** 1, 2, 3 choose in the order on screen, wherever the focus is, except while typing or in a dialog. */
import { useEffect, useEffectEvent } from 'react'
import { choices, type Choice } from '../../protocol/live/motion.ts'

export function useChoiceKeys(isOn: boolean, onChoose: (choice: Choice) => void): void {
  const choose = useEffectEvent(onChoose)
  useEffect(() => {
    if (!isOn) return
    const stopped = new AbortController()
    window.addEventListener(
      'keydown',
      (event) => {
        const choice = choices[Number(event.key) - 1]
        const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat
        if (choice === undefined || !isPlain || event.defaultPrevented || isBusyElsewhere(event.target))
          return
        event.preventDefault()
        choose(choice)
      },
      { signal: stopped.signal },
    )
    return () => stopped.abort()
  }, [isOn])
}

/** Whether a key belongs to what the person is typing into, or to an open dialog or menu. */
export function isBusyElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null) return true
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
