/** The paper's keys, wherever the focus is, as long as nothing else has a use for them. */
import { useEffect, useRef } from 'react'
import { isTakenElsewhere, readerKey, type ReaderKey, type ScrollRoom } from './reader-keys.ts'

export function useReaderKeys(room: () => ScrollRoom, onKey: (key: ReaderKey) => void): void {
  const latest = useRef({ room, onKey })
  useEffect(() => {
    latest.current = { room, onKey }
  })
  useEffect(() => {
    const gone = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTakenElsewhere(event.key, event.target)) return
      const key = readerKey(event, latest.current.room())
      if (key === null) return
      event.preventDefault()
      latest.current.onKey(key)
    }
    window.addEventListener('keydown', onKeyDown, { signal: gone.signal })
    return () => gone.abort()
  }, [])
}
