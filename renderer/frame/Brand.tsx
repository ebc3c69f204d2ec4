/** The name, and the badge that keeps a sample from being taken for a real meeting. */
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/app-store.ts'
import classes from './Brand.module.css'

export function Brand() {
  const { t } = useTranslation()
  const isSample = useApp((state) => state.app.isSample)
  return (
    <div className={classes['brand']}>
      <span className={classes['name']}>{t('common.appName')}</span>
      {isSample && <SampleBadge />}
    </div>
  )
}

export function SampleBadge() {
  const { t } = useTranslation()
  return <span className={classes['sample']}>{t('common.sampleBadge')}</span>
}
