/** What the main process must know of the core's state, and no more. */
import { meetingState } from '../../../meeting/state.ts'
import type { AppState, AppStateKey } from '../../../protocol/app/state.ts'
import type { CoreStatus } from './core-messages.ts'

export function statusOf(state: AppState): CoreStatus {
  const { app, hosting, live } = state
  const connected = live?.connectedPersonIds ?? null
  const me = state.meeting?.me?.personId
  const phase = live === null ? undefined : meetingState.shape.phase.safeParse(phaseIn(live.state)).data
  return {
    language: app.settings.language,
    isHosting: hosting.state === 'on' || hosting.state === 'starting',
    connectedCount: connected === null ? null : connected.filter((personId) => personId !== me).length,
    isMeetingLive: phase === 'live',
  }
}

/** The branches that the status is made of. */
export const statusBranches: ReadonlySet<AppStateKey> = new Set(['app', 'hosting', 'live', 'meeting'])

function phaseIn(state: unknown): unknown {
  return typeof state === 'object' && state !== null && 'phase' in state ? state.phase : undefined
}
