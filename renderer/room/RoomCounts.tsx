/** Three numbers to be read across the hall, each with its mark and word. */
import { useTranslation } from 'react-i18next'
import { choices, type Choice } from '../../protocol/live/motion.ts'
import { ChoiceMark } from '../votes/ChoiceMark.tsx'
import classes from './RoomCounts.module.css'

export function RoomCounts({ counts }: { readonly counts: Readonly<Record<Choice, number>> }) {
  const { t } = useTranslation()
  return (
    <dl className={classes['counts']}>
      {choices.map((choice) => (
        <div key={choice} className={classes['count']} data-choice={choice}>
          <dt className={classes['word']}>
            <ChoiceMark choice={choice} />
            {t(`votes.choices.${choice}`)}
          </dt>
          <dd className={classes['number']}>{counts[choice]}</dd>
        </div>
      ))}
    </dl>
  )
}
