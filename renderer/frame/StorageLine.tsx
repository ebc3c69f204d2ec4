/** Shown while this laptop can't keep what arrives: a full disk, most likely. The meeting goes on. */
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/app-store.ts'
import classes from './ConnectionState.module.css'

export function StorageLine() {
  const { t } = useTranslation()
  const failure = useApp((state) => state.app.storageFailure ?? null)
  if (failure === null) return null
  return (
    <div className={classes['line']} data-state="stopped" role="status">
      {t(`failures.${failure.kind}`)}
    </div>
  )
}
