/**
 * The vote at the foot of the paper: a sheet over the lower third to vote on, folding to one line once the ballot is
 * on its way, and the result when the vote closes. Nothing is drawn while there is no vote.
 */
import { useEffect, useRef, useState } from 'react'
import { openVoteOf } from '../../meeting/state.ts'
import type { Choice } from '../../protocol/live/motion.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useCommand } from '../session/use-command.ts'
import { useHubNow } from '../session/use-hub-now.ts'
import { useApp, useMeetingState } from '../state/app-store.ts'
import { ballotStanding } from './ballot-standing.ts'
import { ConfirmBallot } from './ConfirmBallot.tsx'
import { ResultSheet } from './ResultSheet.tsx'
import { useChoiceKeys } from './use-choice-keys.ts'
import classes from './VoteDock.module.css'
import { voteOnScreen } from './vote-on-screen.ts'
import { VoteLine } from './VoteLine.tsx'
import { VoteSheet } from './VoteSheet.tsx'

export function VoteDock() {
  const state = useMeetingState()
  const openId = openVoteOf(state)?.voteId ?? null
  const [watchedId, setWatchedId] = useState(openId)
  const [dismissedId, setDismissedId] = useState<string | null>(null)
  if (openId !== null && openId !== watchedId) setWatchedId(openId)
  const vote = voteOnScreen(state, watchedId, dismissedId)

  if (vote === null) return null
  return vote.end === null ? (
    <OpenVote key={vote.voteId} voteId={vote.voteId} />
  ) : (
    <div className={classes['dock']}>
      <ResultSheet vote={vote} onClose={() => setDismissedId(vote.voteId)} />
    </div>
  )
}

function OpenVote({ voteId }: { readonly voteId: string }) {
  const vote = useMeetingState().votes.find((candidate) => candidate.voteId === voteId)
  const me = useApp((app) => app.meeting?.me?.personId ?? null)
  const live = useApp((app) => app.live)
  const [isFolded, setFolded] = useState(false)
  const [inFlight, setInFlight] = useState<Choice | null>(null)
  const [toConfirm, setToConfirm] = useState<Choice | null>(null)
  const cast = useCommand()
  const nowMs = useHubNow()
  const lineButton = useRef<HTMLButtonElement>(null)

  const standing =
    vote === undefined || live === null
      ? null
      : ballotStanding(vote, me, live, inFlight, nowMs - live.clockOffsetMs)
  const canChange = vote?.motion.rule.isChangeable ?? false
  const isVoter = standing !== null && standing.kind !== 'not-a-voter'
  const closesAtMs = vote?.closesAtMs ?? Infinity
  const isTimeUp = nowMs >= closesAtMs
  const canCast = isVoter && !isTimeUp && (standing.kind === 'not-yet' || canChange)

  const send = async (choice: Choice) => {
    setToConfirm(null)
    setInFlight(choice)
    await cast.run({ type: 'ballot:cast', voteId, choice })
    setInFlight(null)
  }
  const choose = (choice: Choice) => {
    if (!canCast || cast.isBusy) return
    if (canChange) void send(choice)
    else setToConfirm(choice)
  }
  useChoiceKeys(canCast, choose)

  // The ballot is on its way: the paper comes back. A new ballot on top of it folds again.
  const settled = standing?.kind === 'received' || standing?.kind === 'recorded' ? standing : null
  const settledKey = settled === null ? null : `${settled.kind} ${settled.choice ?? ''}`
  const [lastSettled, setLastSettled] = useState<string | null>(null)
  if (settledKey !== lastSettled) {
    setLastSettled(settledKey)
    if (settledKey !== null) setFolded(true)
  }

  const isOpen = isVoter && !isFolded
  // Focus that was in the sheet goes to the button that brings it back.
  const sheet = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  const isUnfolding = useRef(false)
  useEffect(() => {
    if (!isOpen && hadFocus.current) lineButton.current?.focus()
    if (isOpen && isUnfolding.current) focusChoice(sheet.current)
    hadFocus.current = isOpen && isUnfolding.current
    isUnfolding.current = false
  }, [isOpen])

  if (vote === undefined || standing === null) return null
  return (
    <div className={classes['dock']}>
      <VoteLine
        vote={vote}
        standing={standing}
        nowMs={nowMs}
        canCast={canCast}
        isSheetOpen={isOpen}
        buttonRef={lineButton}
        onUnfold={() => {
          isUnfolding.current = true
          setFolded(false)
        }}
      />
      {isOpen && (
        <div
          ref={sheet}
          className={classes['sheet']}
          onFocus={() => (hadFocus.current = true)}
          onBlur={(event) => {
            // A button that is taken away while it has the focus blurs to nowhere: that still counts as ours.
            if (event.relatedTarget !== null)
              hadFocus.current = event.currentTarget.contains(event.relatedTarget)
          }}
        >
          <VoteSheet
            vote={vote}
            standing={standing}
            nowMs={nowMs}
            isBusy={cast.isBusy || !canCast}
            onChoose={choose}
            onFold={() => setFolded(true)}
          />
          <FailureNotice failure={cast.failure} onClose={cast.clear} />
        </div>
      )}
      {!isOpen && cast.failure !== null && <FailureNotice failure={cast.failure} onClose={cast.clear} />}
      <ConfirmBallot
        choice={toConfirm}
        onCancel={() => setToConfirm(null)}
        onSend={(choice) => void send(choice)}
      />
    </div>
  )
}

/** Where a person who asked for the sheet goes on: at their choice, or at the first. */
function focusChoice(sheet: HTMLElement | null): void {
  const chosen = sheet?.querySelector<HTMLElement>('[data-choice][aria-pressed="true"]')
  const choice = chosen ?? sheet?.querySelector<HTMLElement>('[data-choice]')
  choice?.focus()
}
