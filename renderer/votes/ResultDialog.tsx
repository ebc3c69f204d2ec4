/** Everything a vote's record says: the counts as bars, the arithmetic, and how each member voted. */
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Vote } from '../../meeting/state.ts'
import { choices, type Choice } from '../../protocol/live/motion.ts'
import { useFormats } from '../i18n/format.ts'
import { useMeetingState } from '../state/app-store.ts'
import { ChoiceMark } from './ChoiceMark.tsx'
import { OutcomeIcon } from './OutcomeIcon.tsx'
import classes from './ResultDialog.module.css'
import { resultSentences } from './result-sentence.ts'

interface Props {
  /** null: closed. */
  readonly vote: Vote | null
  onClose(): void
}

export function ResultDialog({ vote, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={vote !== null}
      onClose={onClose}
      size="xl"
      title={t('votes.result.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {vote !== null && <ResultRecord vote={vote} />}
    </Modal>
  )
}

function ResultRecord({ vote }: { readonly vote: Vote }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (vote.end === null) return null
  if (vote.end.how === 'cancelled') {
    return (
      <div className={classes['record']}>
        <p className={classes['question']}>{vote.motion.text}</p>
        <Outcome vote={vote} sentence={t('votes.cancelled.sentence')} />
        <p>{t('votes.cancelled.reason', { reason: vote.end.reason })}</p>
      </div>
    )
  }
  const sentences = resultSentences(vote, t, formats)
  const { counts } = vote.end.result
  const most = Math.max(1, ...choices.map((choice) => counts[choice]))
  return (
    <div className={classes['record']}>
      <p className={classes['question']}>{vote.motion.text}</p>
      <Outcome vote={vote} sentence={sentences?.outcome ?? ''} />
      <dl className={classes['bars']}>
        {choices.map((choice) => (
          <div key={choice} className={classes['row']} data-choice={choice}>
            <dt>
              <ChoiceMark choice={choice} size={22} />
              {t(`votes.choices.${choice}`)}
            </dt>
            <dd>
              <span
                className={classes['bar']}
                style={{ width: `${(counts[choice] / most) * 80}%` }}
                aria-hidden
              />
              {counts[choice]}
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes['reckoning']}>
        {sentences?.reckoning.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <details className={classes['ballots']}>
        <summary>{t('votes.result.ballots')}</summary>
        <NamedBallots vote={vote} />
      </details>
    </div>
  )
}

function Outcome({ vote, sentence }: { readonly vote: Vote; readonly sentence: string }) {
  return (
    <p className={classes['outcome']}>
      <OutcomeIcon vote={vote} />
      {sentence}
    </p>
  )
}

function NamedBallots({ vote }: { readonly vote: Vote }) {
  const { t } = useTranslation()
  const { roster } = useMeetingState()
  if (vote.end?.how !== 'closed') return null
  const byPerson = new Map<string, Choice>(vote.end.ballots.map((ballot) => [ballot.personId, ballot.choice]))
  const names = new Map(roster.map((entry) => [entry.personId, entry.name]))
  const groups = [...choices, null].map((choice) => ({
    choice,
    people: vote.voters.filter((id) => (byPerson.get(id) ?? null) === choice),
  }))
  return groups
    .filter((group) => group.people.length > 0)
    .map(({ choice, people }) => (
      <div key={choice ?? 'none'} className={classes['group']} data-choice={choice ?? 'none'}>
        <h3>
          {choice !== null && <ChoiceMark choice={choice} size={20} />}
          {choice === null ? t('votes.result.didNotVote') : t(`votes.choices.${choice}`)} ({people.length})
        </h3>
        <p>{people.map((id) => names.get(id) ?? '?').join(', ')}</p>
      </div>
    ))
}
