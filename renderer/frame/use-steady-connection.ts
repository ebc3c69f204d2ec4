/** The connection as people should see it: a blip under two seconds shows nothing at all. */
import { useEffect, useState } from 'react'
import type { Connection } from '../../protocol/app/state.ts'
import { useApp } from '../state/app-store.ts'

export const blipMs = 2000

/** After being connected, `connecting` and `away` are held back until they have lasted {@link blipMs}. */
export function useSteadyConnection(): Connection {
  const connection = useApp((state) => state.connection)
  const [shown, setShown] = useState(connection)
  const isInterrupted = connection.state === 'away' || connection.state === 'connecting'
  const isBlip = isInterrupted && shown.state === 'connected'
  if (!isBlip && shown !== connection) setShown(connection)

  useEffect(() => {
    if (!isBlip) return undefined
    const timer = setTimeout(() => setShown(connection), blipMs)
    return () => clearTimeout(timer)
  }, [connection, isBlip])

  return isBlip ? shown : connection
}
