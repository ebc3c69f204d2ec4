/** The rules of opening a vote, casting a ballot, closing and taking back. */
import type { castBallot } from '../protocol/live/cast-ballot.ts'
import type { cancelVote } from '../protocol/live/cancel-vote.ts'
import type { closeVote } from '../protocol/live/close-vote.ts'
import type { openVote } from '../protocol/live/open-vote.ts'
import type { z } from 'zod'
import { accept, refuse, type Circumstances, type Decision } from './decide.ts'
import { attendanceOf } from './quorum.ts'
import { findVote, openVoteOf, type MeetingState } from './state.ts'
import { tally } from './tally.ts'

export function decideVoteOpen(
  state: MeetingState,
  command: z.infer<typeof openVote>,
  now: Circumstances,
): Decision {
  const { motion, voteId, itemId } = command
  if (openVoteOf(state) !== null) return refuse('vote-already-open')
  if (findVote(state, voteId) !== null) return refuse('vote-id-taken')
  if (itemId !== null && !now.prepared.itemIds.has(itemId)) return refuse('unknown-item')
  if (motion.documentId !== null && !now.prepared.documentIds.has(motion.documentId)) {
    return refuse('unknown-document')
  }
  const voters = state.roster.filter((entry) => entry.isMember).map((entry) => entry.personId)
  if (voters.length === 0) return refuse('no-members')
  const isQuorate = motion.rule.quorum === null || attendanceOf(state, motion.rule.quorum).isQuorate
  if (!isQuorate && !command.withoutQuorum) return refuse('no-quorum')
  const limit = motion.rule.timeLimitSeconds
  return accept({
    type: 'vote:opened',
    voteId,
    itemId,
    motion,
    voters,
    closesAtMs: limit === null ? null : now.atMs + limit * 1000,
    isQuorate,
  })
}

export function decideBallot(
  state: MeetingState,
  command: z.infer<typeof castBallot>,
  now: Circumstances,
): Decision {
  const vote = findVote(state, command.voteId)
  if (vote === null) return refuse('unknown-vote')
  if (vote.end !== null) return refuse('vote-not-open')
  if (now.actor === 'hub' || !vote.voters.includes(now.actor.personId)) return refuse('not-a-voter')
  const { personId } = now.actor
  if (vote.closesAtMs !== null && now.atMs >= vote.closesAtMs) return refuse('vote-not-open')
  if (!vote.motion.rule.isChangeable && vote.receivedFrom.includes(personId)) return refuse('already-voted')
  const { voteId, choice } = command
  const isRevealed = vote.motion.rule.reveal === 'live'
  return {
    isAccepted: true,
    events: [{ type: 'ballot:received', voteId, personId, ...(isRevealed && { choice }) }],
    ballot: { voteId, personId, choice },
  }
}

export function decideVoteClose(
  state: MeetingState,
  command: z.infer<typeof closeVote>,
  now: Circumstances,
): Decision {
  const vote = findVote(state, command.voteId)
  if (vote === null) return refuse('unknown-vote')
  if (vote.end !== null) return refuse('vote-not-open')
  const byPerson = new Map(now.box(vote.voteId).map((ballot) => [ballot.personId, ballot]))
  const ballots = vote.voters.flatMap((personId) => byPerson.get(personId) ?? [])
  const present = new Set(state.present)
  const result = tally({
    rule: vote.motion.rule,
    ballots,
    memberCount: vote.voters.length,
    // A member who voted was here, whatever the attendance list says.
    presentCount: vote.voters.filter((id) => present.has(id) || byPerson.has(id)).length,
    chairId: state.roster.find((entry) => entry.role === 'chair')?.personId ?? null,
  })
  return {
    isAccepted: true,
    events: [{ type: 'vote:closed', voteId: vote.voteId, ballots, result }],
    emptyBox: vote.voteId,
  }
}

export function decideVoteCancel(state: MeetingState, command: z.infer<typeof cancelVote>): Decision {
  const vote = findVote(state, command.voteId)
  if (vote === null) return refuse('unknown-vote')
  if (vote.end !== null) return refuse('vote-not-open')
  return {
    isAccepted: true,
    events: [{ type: 'vote:cancelled', voteId: vote.voteId, reason: command.reason }],
    emptyBox: vote.voteId,
  }
}
