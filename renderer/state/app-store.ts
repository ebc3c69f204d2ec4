/** The window's picture of the core's state. Written by the channel alone; components read it with selectors. */
import { create } from 'zustand'
import type { AppState } from '../../protocol/app/state.ts'
import type { MeetingState } from '../../meeting/state.ts'
import { initialState } from '../../meeting/state.ts'

/** Each branch is there once the core has pushed it. */
export const useAppStore = create<Partial<AppState>>(() => ({}))

/** A branch of the state; components below `App` are drawn only once every branch has come. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useAppStore((state) => select(state as AppState))
}

export function hasAllBranches(state: Partial<AppState>): state is AppState {
  return (
    state.app !== undefined &&
    state.hubs !== undefined &&
    state.connection !== undefined &&
    state.hosting !== undefined &&
    state.meetings !== undefined &&
    state.meeting !== undefined &&
    state.live !== undefined &&
    state.place !== undefined &&
    state.transfers !== undefined
  )
}

/** The session of the open meeting, as folded from its log; the state before the first event where there is none. */
export function useMeetingState(): MeetingState {
  return useApp((state) => (state.live === null ? initialState : (state.live.state as MeetingState)))
}
