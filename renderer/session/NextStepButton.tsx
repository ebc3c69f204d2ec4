/** The next step as one big button, always in the same place. What can't be taken back asks once. */
import { Button, UnstyledButton } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandType } from '../../protocol/live/command.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { CloseVoteDialog } from '../votes/CloseVoteDialog.tsx'
import { OpenVoteDialog } from '../votes/OpenVoteDialog.tsx'
import { nextEntry } from './agenda-progress.ts'
import { EndDialog } from './EndDialog.tsx'
import type { Spot } from './follow.ts'
import { contentOf, type NextStep } from './next-step.ts'
import classes from './NextStepButton.module.css'
import { StartDialog } from './StartDialog.tsx'
import { useCommand, useIsPending } from './use-command.ts'
import type { Session } from './use-session.ts'
import { useSteadyClick } from './use-steady-click.ts'

interface Props {
  readonly session: Session
  readonly step: NextStep
  onPresent(spot: Spot): void
}

/** The command that takes a step; null where none goes to the log. */
const commandOf: Readonly<Record<NextStep['kind'], CommandType | null>> = {
  start: 'meeting:start',
  'open-item': 'item:open',
  present: null,
  'open-vote': 'vote:open',
  'close-vote': 'vote:close',
  'await-vote': null,
  end: 'meeting:end',
  'publish-first': null,
  ended: null,
}

export function NextStepButton({ session, step, onPresent }: Props) {
  const { t } = useTranslation()
  const { open, state, entries } = session
  const [asked, setAsked] = useState<NextStep | null>(null)
  const send = useCommand()
  const isWaiting = useIsPending(commandOf[step.kind]) && !send.isBusy
  const isBusy = send.isBusy || isWaiting
  const words = useStepWords(step)
  const steadily = useSteadyClick(`${words.title} ${words.hint ?? ''}`.replaceAll(/\d+\/\d+/g, ''))
  const close = () => setAsked(null)
  const confirm = (type: 'meeting:start' | 'meeting:end') => {
    close()
    void send.run({ type })
  }

  // A question about something that has happened meanwhile answers itself.
  if (asked !== null && asked.kind !== step.kind) close()

  const take = () => {
    if (step.kind === 'open-item') void send.run({ type: 'item:open', itemId: step.entry.item.id })
    else if (step.kind === 'present') onPresent({ documentId: step.paper.document.id, page: 1 })
    else setAsked(step)
  }
  const isOnlyState = step.kind === 'await-vote' || step.kind === 'publish-first' || step.kind === 'ended'
  // With papers or questions left on an item, going on to the next one stays within reach.
  const isMidItem = step.kind === 'present' || step.kind === 'open-vote'
  const following = isMidItem ? nextEntry(entries, state, contentOf(open)) : null

  return (
    <section aria-label={t('session.next.title')} className={classes['step']}>
      <h2 className={classes['label']}>{t('session.next.title')}</h2>
      {/* Never disabled nor taken away, so that it keeps the focus of whoever leads by keyboard. */}
      <UnstyledButton
        className={isOnlyState ? classes['state'] : classes['button']}
        aria-disabled={isOnlyState || isBusy}
        onClick={() => {
          if (!isOnlyState && !isBusy) steadily(take)
        }}
      >
        <span className={classes['title']}>{words.title}</span>
        {words.hint !== null && <span className={classes['hint']}>{words.hint}</span>}
      </UnstyledButton>
      {isWaiting && (
        <p role="status" className={classes['waiting']}>
          <IconClockPause aria-hidden size={20} />
          {t('session.next.waiting')}
        </p>
      )}
      <FailureNotice failure={send.failure} onClose={send.clear} />
      {following !== null && (
        <Button
          variant="subtle"
          className={classes['also'] ?? ''}
          title={following.item.title}
          onClick={() => steadily(() => void send.run({ type: 'item:open', itemId: following.item.id }))}
        >
          {t('session.next.also', { number: following.number })}
        </Button>
      )}

      <StartDialog
        session={session}
        isOpen={asked?.kind === 'start'}
        onClose={close}
        onStart={() => confirm('meeting:start')}
      />
      <EndDialog
        session={session}
        isOpen={asked?.kind === 'end'}
        onClose={close}
        onEnd={() => confirm('meeting:end')}
      />
      {asked?.kind === 'open-vote' && (
        <OpenVoteDialog
          initial={asked.motion.motion}
          itemId={asked.motion.itemId}
          session={session}
          onClose={close}
        />
      )}
      {asked?.kind === 'close-vote' && <CloseVoteDialog voteId={asked.voteId} onClose={close} />}
    </section>
  )
}

function useStepWords(step: NextStep): { title: string; hint: string | null } {
  const { t } = useTranslation()
  switch (step.kind) {
    case 'open-item':
      return { title: t('session.next.openItem', { number: step.entry.number }), hint: step.entry.item.title }
    case 'present':
      return { title: t('session.next.present'), hint: step.paper.document.title }
    case 'open-vote':
      return { title: t('session.next.openVote'), hint: step.motion.motion.text }
    case 'close-vote':
      return { title: t('session.next.closeVote', step), hint: null }
    case 'await-vote':
      return { title: t('session.next.awaitVote', step), hint: t('session.next.awaitVoteHint') }
    case 'publish-first':
      return { title: t('session.next.publishFirst'), hint: t('session.next.publishFirstHint') }
    case 'start':
      return { title: t('session.next.start'), hint: null }
    case 'end':
      return { title: t('session.next.end'), hint: null }
    case 'ended':
      return { title: t('session.next.ended'), hint: null }
  }
}
