/** The three counts in their fixed order, each with mark and word. */
import { useTranslation } from 'react-i18next'
import { choices, type Choice } from '../../protocol/live/motion.ts'
import { ChoiceMark } from './ChoiceMark.tsx'
import classes from './ResultCounts.module.css'

export function ResultCounts({ counts }: { readonly counts: Readonly<Record<Choice, number>> }) {
  const { t } = useTranslation()
  return (
    <dl className={classes['counts']}>
      {choices.map((choice) => (
        <div key={choice} className={classes['count']} data-choice={choice}>
          <dt className={classes['word']}>
            <ChoiceMark choice={choice} size={22} />
            {t(`votes.choices.${choice}`)}
          </dt>
          <dd className={classes['number']}>{counts[choice]}</dd>
        </div>
      ))}
    </dl>
  )
}
