/** For a dialogue that is drawn only while it is open: when it goes, the focus goes back to what opened it. */
import { useEffect, useState } from 'react'

export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}
