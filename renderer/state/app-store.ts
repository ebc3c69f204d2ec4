/** The window's picture of the core's state. Written by the channel alone; components read it with selectors. */
import { create } from 'zustand'
import type { AppState, AppStateKey } from '../../protocol/app/state.ts'
import { initialState, meetingState, type MeetingState } from '../../meeting/state.ts'

interface Store {
  /** null until the core has pushed every branch once. */
  readonly state: AppState | null
  /** The session of the open meeting, out of `state.live`. */
  readonly meetingState: MeetingState
}

export const useAppStore = create<Store>(() => ({ state: null, meetingState: initialState }))

const arrived: Partial<AppState> = {}

/** Takes over a branch the core pushed. */
export function putBranch<K extends AppStateKey>(key: K, value: AppState[K]): void {
  const { state } = useAppStore.getState()
  arrived[key] = value
  const next = state !== null ? { ...state, [key]: value } : hasAllBranches(arrived) ? { ...arrived } : null
  if (key === 'live') {
    const meeting = next?.live ?? arrived.live ?? null
    useAppStore.setState({
      meetingState: meeting === null ? initialState : meetingState.parse(meeting.state),
    })
  }
  if (next !== null) useAppStore.setState({ state: next })
}

function hasAllBranches(branches: Partial<AppState>): branches is AppState {
  return (
    branches.app !== undefined &&
    branches.hubs !== undefined &&
    branches.connection !== undefined &&
    branches.hosting !== undefined &&
    branches.meetings !== undefined &&
    branches.meeting !== undefined &&
    branches.live !== undefined &&
    branches.place !== undefined &&
    branches.transfers !== undefined
  )
}

/** A part of the state; for components below `App`, which is drawn only once every branch has come. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useAppStore(({ state }) => {
    if (state === null) throw new Error('drawn before the core has sent its state')
    return select(state)
  })
}

/** The session of the open meeting, as folded from its log; the state before the first event where there is none. */
export function useMeetingState(): MeetingState {
  return useAppStore((store) => store.meetingState)
}
