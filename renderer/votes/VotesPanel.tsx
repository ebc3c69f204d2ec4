/** The chair's list of votes: the open one to take back, prepared questions to open, results. */
import { Button, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { openVoteOf } from '../../meeting/state.ts'
import type { Motion } from '../../protocol/live/motion.ts'
import { newMotion } from '../prepare/motion/new-motion.ts'
import { waitingMotions } from '../session/next-step.ts'
import { useHubNow } from '../session/use-hub-now.ts'
import type { Session } from '../session/use-session.ts'
import { CancelVoteDialog } from './CancelVoteDialog.tsx'
import { OpenVoteDialog } from './OpenVoteDialog.tsx'
import { VoteCount } from './VoteCount.tsx'
import { VoteLink } from './VoteLink.tsx'
import classes from './VotesPanel.module.css'

type Asked =
  | {
      readonly kind: 'open'
      readonly motion: Motion
      readonly itemId: string | null
      readonly isAdHoc: boolean
    }
  | { readonly kind: 'cancel'; readonly voteId: string }

interface Props {
  readonly session: Session
  readonly shownDocumentId: string | null
  /** The question the next step offers already. */
  readonly nextMotionId: string | null
}

export function VotesPanel({ session, shownDocumentId, nextMotionId }: Props) {
  const { t } = useTranslation()
  const { open, state, currentEntry } = session
  const [asked, setAsked] = useState<Asked | null>(null)
  const role = open.me?.role ?? null
  const current = openVoteOf(state)
  const nowMs = useHubNow(current !== null && current.closesAtMs !== null)
  const canOpen = state.phase === 'live' && current === null && mayInMeeting(role, 'vote:open')
  const itemId = currentEntry?.item.id ?? null
  const waiting = (itemId === null ? [] : waitingMotions(open.motions, itemId, state)).filter(
    (row) => row.id !== nextMotionId,
  )
  const ended = state.votes.filter((vote) => vote.end !== null).toReversed()

  return (
    <section aria-labelledby="votes-title" className={classes['panel']}>
      <h2 id="votes-title" className={classes['title']}>
        {t('votes.title')}
      </h2>
      {current !== null && (
        <div className={classes['current']}>
          <span>{current.motion.text}</span>
          <VoteCount vote={current} nowMs={nowMs} />
          {mayInMeeting(role, 'vote:cancel') && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => setAsked({ kind: 'cancel', voteId: current.voteId })}
            >
              {t('votes.cancelDialog.open')}
            </Button>
          )}
        </div>
      )}
      {canOpen && waiting.length > 0 && (
        <>
          <h3 className={classes['group']}>{t('votes.prepared')}</h3>
          {waiting.map((row) => (
            <UnstyledButton
              key={row.id}
              className={classes['motion']}
              onClick={() =>
                setAsked({ kind: 'open', motion: row.motion, itemId: row.itemId, isAdHoc: false })
              }
            >
              {row.motion.text}
            </UnstyledButton>
          ))}
        </>
      )}
      {canOpen && (
        <Button
          variant="default"
          leftSection={<IconPlus aria-hidden size={20} />}
          classNames={{ label: classes['wrap'] ?? '' }}
          onClick={() =>
            setAsked({
              kind: 'open',
              motion: newMotion(open.meeting.kind, shownDocumentId),
              itemId,
              isAdHoc: true,
            })
          }
        >
          {t('votes.adHoc')}
        </Button>
      )}
      {ended.length === 0 && current === null && <p className={classes['none']}>{t('votes.none')}</p>}
      {ended.map((vote) => (
        <VoteLink key={vote.voteId} vote={vote} hasQuestion />
      ))}
      {asked?.kind === 'open' && (
        <OpenVoteDialog
          session={session}
          initial={asked.motion}
          itemId={asked.itemId}
          isAdHoc={asked.isAdHoc}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.kind === 'cancel' && <CancelVoteDialog voteId={asked.voteId} onClose={() => setAsked(null)} />}
    </section>
  )
}
