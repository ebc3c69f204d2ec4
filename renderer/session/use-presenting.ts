/** The follow state of this window, kept in step with the hub, and what a presenter sends out. */
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import type { Failure } from '../../protocol/failures.ts'
import type { PagePoint } from '../../protocol/live/place.ts'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { failureOf } from '../state/use-action.ts'
import { follow, startFollowing, type Follow, type Spot } from './follow.ts'

export interface Presenting {
  readonly follow: Follow
  turn(page: Spot): void
  open(spot: Spot): void
  goBack(): void
  present(spot: Spot): void
  stop(): void
  lookAlone(): void
  point(at: PagePoint | null): void
  /** Why the last page did not go out; it is sent again once the hub is back. */
  readonly failure: Failure | null
}

export function usePresenting(openDocumentId: string | null, myPersonId: string | null): Presenting {
  const place = useApp((state) => state.place)
  const meetingId = useApp((state) => state.meeting?.meeting.id)
  const isConnected = useApp((state) => state.connection.state === 'connected')
  const [state, dispatch] = useReducer(follow, undefined, () => startFollowing(openDocumentId, place))
  const [failure, setFailure] = useState<Failure | null>(null)
  // Sending must not wait for a render, and must know the newest of each.
  const latest = useRef({ place, state })
  useLayoutEffect(() => {
    latest.current = { place, state }
  })

  useEffect(() => dispatch({ type: 'place', place, me: myPersonId }), [place, myPersonId])

  const show = useCallback(
    (spot: Spot | null, pointer: PagePoint | null) => {
      if (meetingId === undefined) return
      const shown = spot === null ? null : { ...spot, pointer }
      call('live:show', { meetingId, shown }).then(
        () => setFailure(null),
        (error: unknown) => setFailure(failureOf(error)),
      )
    },
    [meetingId],
  )

  // What everyone should see may have been turned while the hub was away.
  useEffect(() => {
    const { state: mine, place: theirs } = latest.current
    if (!isConnected || mine.stance !== 'presenting' || mine.spot === null) return
    const { documentId, page } = mine.spot
    const isSeen = theirs?.shown?.documentId === documentId && theirs.shown.page === page
    if (!isSeen) show(mine.spot, null)
  }, [isConnected, show])

  return {
    follow: state,
    failure: state.stance === 'presenting' ? failure : null,
    turn(spot) {
      if (latest.current.state.stance === 'presenting') show(spot, null)
      dispatch({ type: 'turn', spot, place: latest.current.place })
    },
    open: (spot) => dispatch({ type: 'open', spot, place: latest.current.place }),
    goBack: () => dispatch({ type: 'return', place: latest.current.place, me: myPersonId }),
    present(spot) {
      show(spot, null)
      dispatch({ type: 'present', spot })
    },
    stop() {
      show(null, null)
      dispatch({ type: 'stop' })
    },
    lookAlone: () => dispatch({ type: 'look-alone' }),
    point(at) {
      const { stance, spot } = latest.current.state
      if (stance === 'presenting' && spot !== null) show(spot, at)
    },
  }
}
