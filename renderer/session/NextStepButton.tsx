/** The next step as one big button, always in the same place. What can't be taken back asks once. */
import { Button, UnstyledButton } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { ConfirmDialog } from '../frame/ConfirmDialog.tsx'
import { CloseVoteDialog } from '../votes/CloseVoteDialog.tsx'
import { OpenVoteDialog } from '../votes/OpenVoteDialog.tsx'
import { isHeading, nextEntry } from './agenda-progress.ts'
import type { Spot } from './follow.ts'
import { contentOf, nextStep, type NextStep } from './next-step.ts'
import classes from './NextStepButton.module.css'
import { StartDialog } from './StartDialog.tsx'
import { useCommand, useIsPending } from './use-command.ts'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  /** The paper everyone sees now. */
  readonly shownDocumentId: string | null
  onPresent(spot: Spot): void
}

const commandOf = {
  start: 'meeting:start',
  'open-item': 'item:open',
  'open-vote': 'vote:open',
  'close-vote': 'vote:close',
  end: 'meeting:end',
} as const

export function NextStepButton({ session, shownDocumentId, onPresent }: Props) {
  const { t } = useTranslation()
  const { open, state, entries } = session
  const step = nextStep(open, entries, state, shownDocumentId)
  const [asked, setAsked] = useState<NextStep | null>(null)
  const send = useCommand()
  const waitsFor = step.kind in commandOf ? commandOf[step.kind as keyof typeof commandOf] : 'meeting:end'
  const isWaiting = useIsPending(waitsFor) && step.kind in commandOf && !send.isBusy
  const close = () => setAsked(null)

  // A question about something that has happened meanwhile answers itself.
  if (asked !== null && asked.kind !== step.kind && asked.kind !== 'end') setAsked(null)

  const take = () => {
    switch (step.kind) {
      case 'open-item':
        return void send.run({ type: 'item:open', itemId: step.entry.item.id })
      case 'present':
        return onPresent({ documentId: step.paper.document.id, page: 1 })
      case 'await-vote':
      case 'publish-first':
      case 'ended':
        return
      default:
        setAsked(step)
    }
  }

  const words = useStepWords(step)
  const canTake = !['await-vote', 'publish-first', 'ended'].includes(step.kind)
  // With papers or questions left on an item, going on to the next one stays within reach.
  const following = nextEntry(entries, state, contentOf(open))
  const isMidItem = state.phase === 'live' && (step.kind === 'present' || step.kind === 'open-vote')

  return (
    <section aria-label={t('session.next.title')} className={classes['step']}>
      <h2 className={classes['label']}>{t('session.next.title')}</h2>
      {canTake ? (
        <StepButton words={words} isBusy={send.isBusy} isWaiting={isWaiting} onClick={take} />
      ) : (
        <div className={classes['state']}>
          <strong>{words.title}</strong>
          {words.hint !== null && <span>{words.hint}</span>}
        </div>
      )}
      {isWaiting && (
        <p role="status" className={classes['waiting']}>
          <IconClockPause aria-hidden size={20} />
          {t('session.next.waiting')}
        </p>
      )}
      <FailureNotice failure={send.failure} onClose={send.clear} />
      {isMidItem && following !== null && (
        <Button
          variant="subtle"
          className={classes['also'] ?? ''}
          title={following.item.title}
          onClick={() => void send.run({ type: 'item:open', itemId: following.item.id })}
        >
          {t('session.next.also', { number: following.number })}
        </Button>
      )}
      {state.phase === 'live' && step.kind !== 'end' && !isVoting(step) && (
        <Button
          variant="subtle"
          color="gray"
          className={classes['also'] ?? ''}
          onClick={() => setAsked({ kind: 'end' })}
        >
          {t('session.next.alsoEnd')}
        </Button>
      )}

      <StartDialog
        session={session}
        isOpen={asked?.kind === 'start'}
        onClose={close}
        onStart={() => {
          close()
          void send.run({ type: 'meeting:start' })
        }}
      />
      <ConfirmDialog
        isOpen={asked?.kind === 'end'}
        title={t('session.endDialog.title')}
        text={<EndWords session={session} />}
        confirm={t('session.endDialog.end')}
        onClose={close}
        onConfirm={() => {
          close()
          void send.run({ type: 'meeting:end' })
        }}
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

const isVoting = (step: NextStep) => step.kind === 'close-vote' || step.kind === 'await-vote'

interface StepButtonProps {
  readonly words: { readonly title: string; readonly hint: string | null }
  readonly isBusy: boolean
  readonly isWaiting: boolean
  onClick(): void
}

function StepButton({ words, isBusy, isWaiting, onClick }: StepButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const hadFocus = useRef(false)
  // Disabled while busy, a button loses the focus; whoever leads by keyboard gets it back.
  useEffect(() => {
    if (isBusy || isWaiting) return
    if (hadFocus.current && document.activeElement === document.body) button.current?.focus()
    hadFocus.current = false
  }, [isBusy, isWaiting])
  return (
    <UnstyledButton
      ref={button}
      className={classes['button']}
      aria-disabled={isBusy || isWaiting}
      onClick={() => {
        if (isBusy || isWaiting) return
        hadFocus.current = true
        onClick()
      }}
    >
      <span className={classes['title']}>{words.title}</span>
      {words.hint !== null && <span className={classes['hint']}>{words.hint}</span>}
    </UnstyledButton>
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

/** What ending the meeting leaves undone. */
function EndWords({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const opened = new Set(session.state.itemTimes.map((time) => time.itemId))
  const hasContent = contentOf(session.open)
  const left = session.entries.filter((entry) => !opened.has(entry.item.id) && !isHeading(entry, hasContent))
  return (
    <>
      <p className={classes['words']}>{t('session.endDialog.text')}</p>
      {left.length > 0 && (
        <p className={classes['words']}>
          {t('session.endDialog.unopened', {
            count: left.length,
            numbers: left.map((entry) => entry.number).join(', '),
          })}
        </p>
      )}
    </>
  )
}
