/** Ending is for good: says what is left undone, then asks. */
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../frame/ConfirmDialog.tsx'
import { isHeading } from './agenda-progress.ts'
import { contentOf } from './next-step.ts'
import classes from './NextStepButton.module.css'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly isOpen: boolean
  onEnd(): void
  onClose(): void
}

export function EndDialog({ session, isOpen, onEnd, onClose }: Props) {
  const { t } = useTranslation()
  const opened = new Set(session.state.itemTimes.map((time) => time.itemId))
  const hasContent = contentOf(session.open)
  const left = session.entries.filter((entry) => !opened.has(entry.item.id) && !isHeading(entry, hasContent))
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('session.endDialog.title')}
      text={
        <>
          {left.length > 0 && (
            <p className={classes['words']}>
              {t('session.endDialog.unopened', {
                count: left.length,
                numbers: left.map((entry) => entry.number).join(', '),
              })}
            </p>
          )}
          <p className={classes['words']}>{t('session.endDialog.text')}</p>
        </>
      }
      confirm={t('session.endDialog.end')}
      onConfirm={onEnd}
      onClose={onClose}
    />
  )
}
