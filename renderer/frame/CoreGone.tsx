/** Shown when the program behind the window has stopped: what is safe, and what to do. */
import { useTranslation } from 'react-i18next'
import classes from './CoreGone.module.css'

export function CoreGone() {
  const { t } = useTranslation()
  return (
    <main className={classes['page']} role="alert">
      <h1>{t('frame.coreGone')}</h1>
      <p>{t('frame.coreGoneNext')}</p>
    </main>
  )
}
