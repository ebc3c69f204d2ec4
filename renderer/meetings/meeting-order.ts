/** The order of the list: what is on now, what comes next, what is over. */
import type { MeetingSummary } from '../../protocol/app/state.ts'

export interface MeetingGroups {
  /** In session, or today and not over: earliest first. */
  readonly today: readonly MeetingSummary[]
  /** Later days, earliest first. */
  readonly coming: readonly MeetingSummary[]
  /** Ended, or of an earlier day: latest first. */
  readonly past: readonly MeetingSummary[]
}

/** Days are those of this laptop's time zone. A running meeting is of today however long ago it began. */
export function groupMeetings(meetings: readonly MeetingSummary[], nowMs: number): MeetingGroups {
  const now = new Date(nowMs)
  const startOfToday = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const startOfTomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime()
  const groups = {
    today: [] as MeetingSummary[],
    coming: [] as MeetingSummary[],
    past: [] as MeetingSummary[],
  }

  for (const summary of meetings) {
    const { status, startsAtMs } = summary.meeting
    if (status === 'live') groups.today.push(summary)
    else if (status === 'ended' || startsAtMs < startOfToday) groups.past.push(summary)
    else if (startsAtMs < startOfTomorrow) groups.today.push(summary)
    else groups.coming.push(summary)
  }

  const isLive = (summary: MeetingSummary) => (summary.meeting.status === 'live' ? 0 : 1)
  const byStart = (a: MeetingSummary, b: MeetingSummary) => a.meeting.startsAtMs - b.meeting.startsAtMs
  groups.today.sort((a, b) => isLive(a) - isLive(b) || byStart(a, b))
  groups.coming.sort(byStart)
  groups.past.sort((a, b) => byStart(b, a))
  return groups
}
