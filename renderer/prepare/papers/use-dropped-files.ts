/** Files dropped anywhere on the screen: which item they are over, and what was let go where. */
import { useEffect, useState, type DragEvent } from 'react'

export interface DroppedFiles {
  /** The item under the files; 'page': over the screen but no item; null: nothing is dragged here. */
  readonly over: string | null
  readonly handlers: {
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
}

/** `onDrop` gets the item id, or null when they were dropped beside the items. */
export function useDroppedFiles(
  isEnabled: boolean,
  onDrop: (files: readonly File[], itemId: string | null) => void,
): DroppedFiles {
  const [over, setOver] = useState<string | null>(null)

  // A file dropped beside the screen would be opened by the browser in place of the program.
  useEffect(() => {
    const gone = new AbortController()
    const refuse = (event: globalThis.DragEvent) => event.preventDefault()
    window.addEventListener('dragover', refuse, { signal: gone.signal })
    window.addEventListener('drop', refuse, { signal: gone.signal })
    return () => gone.abort()
  }, [])

  return {
    over,
    handlers: {
      onDragOver(event) {
        if (!isEnabled || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(itemUnder(event) ?? 'page')
      },
      onDragLeave(event) {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(null)
      },
      onDrop(event) {
        if (!isEnabled || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(null)
        const files = [...event.dataTransfer.files]
        if (files.length > 0) onDrop(files, itemUnder(event))
      },
    },
  }
}

function itemUnder(event: DragEvent): string | null {
  const { target } = event
  if (!(target instanceof Element)) return null
  return target.closest('[data-item-id]')?.getAttribute('data-item-id') ?? null
}
