/** A vote in a list: how it stands or ended; pressing it opens its record. */
import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconGavel } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import { OutcomeIcon } from './OutcomeIcon.tsx'
import { ResultDialog } from './ResultDialog.tsx'
import classes from './VoteLink.module.css'

interface Props {
  readonly vote: Vote
  /** Names the question too, where the list is not under its item. */
  readonly hasQuestion?: boolean
}

export function VoteLink({ vote, hasQuestion = false }: Props) {
  const { t } = useTranslation()
  const [isOpen, dialog] = useDisclosure(false)
  const words = (
    <span className={classes['words']}>
      {hasQuestion && <span className={classes['question']}>{vote.motion.text}</span>}
      <span className={classes['outcome']}>
        <Outcome vote={vote} />
      </span>
    </span>
  )
  if (vote.end === null) {
    return (
      <div className={classes['vote']}>
        <IconGavel aria-hidden size={20} />
        {words}
      </div>
    )
  }
  return (
    <>
      <UnstyledButton className={classes['vote']} title={vote.motion.text} onClick={dialog.open}>
        <OutcomeIcon vote={vote} size={20} />
        {words}
        <span className="visually-hidden">{t('votes.result.details')}</span>
      </UnstyledButton>
      <ResultDialog vote={isOpen ? vote : null} onClose={dialog.close} />
    </>
  )
}

function Outcome({ vote }: { readonly vote: Vote }) {
  const { t } = useTranslation()
  if (vote.end === null) {
    return t('votes.received', { received: vote.receivedFrom.length, voters: vote.voters.length })
  }
  if (vote.end.how === 'cancelled') return t('votes.result.short.cancelled')
  const { isPassed, counts, baseCount } = vote.end.result
  return `${t(isPassed ? 'votes.result.short.passed' : 'votes.result.short.failed')} ${counts.approve}/${baseCount}`
}
