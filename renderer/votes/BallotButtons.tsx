/** The three choices, always in the same order: word, mark and colour, 64 px high. */
import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { choices, type Choice } from '../../protocol/live/motion.ts'
import classes from './BallotButtons.module.css'
import { ChoiceMark } from './ChoiceMark.tsx'

interface Props {
  /** What this person chose, sent or not. */
  readonly chosen: Choice | null
  readonly isDisabled: boolean
  onChoose(choice: Choice): void
}

export function BallotButtons({ chosen, isDisabled, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <div role="group" aria-label={t('votes.yourBallot')} className={classes['buttons']}>
      {choices.map((choice, index) => (
        <UnstyledButton
          key={choice}
          className={classes['button']}
          data-choice={choice}
          aria-pressed={chosen === choice}
          aria-keyshortcuts={String(index + 1)}
          disabled={isDisabled}
          onClick={() => onChoose(choice)}
        >
          <ChoiceMark choice={choice} size={28} />
          <span className={classes['word']}>{t(`votes.choices.${choice}`)}</span>
          <kbd className={classes['key']} aria-hidden>
            {index + 1}
          </kbd>
        </UnstyledButton>
      ))}
    </div>
  )
}
