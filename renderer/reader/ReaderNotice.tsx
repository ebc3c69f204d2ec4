/** What to say where a page is late, not here, or can't be shown. */
import { Button } from '@mantine/core'
import { IconCloudOff, IconFileAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { failureTraits } from '../../protocol/failures.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import type { PaperSource } from './drafter.ts'
import { retryPage, type PageView } from './page-store.ts'
import classes from './Reader.module.css'

interface Props {
  readonly paper: PaperSource
  readonly page: number
  readonly view: PageView
  /** Waited for longer than anyone overlooks. */
  readonly isLate: boolean
}

export function ReaderNotice({ paper, page, view, isLate }: Props) {
  const { t } = useTranslation()
  if (view.refused !== null) {
    return (
      <div className={classes['notice']}>
        <FailureNotice
          failure={view.refused}
          {...(failureTraits[view.refused.kind].canRetry && { onRetry: () => retryPage(paper, page) })}
        />
      </div>
    )
  }
  if (view.damaged !== null) {
    return (
      <div className={classes['notice']} role="alert">
        <IconFileAlert size="2.5rem" aria-hidden />
        <p>{t('reader.pageDamaged', { page })}</p>
        <Button variant="default" onClick={() => retryPage(paper, page)}>
          {t('common.retry')}
        </Button>
      </div>
    )
  }
  if (isLate && view.missing !== null) {
    return (
      <div className={classes['notice']} role="status">
        <IconCloudOff size="2.5rem" aria-hidden />
        <p>{t(`failures.${view.missing.kind}`)}</p>
      </div>
    )
  }
  // A drawn page needs no words.
  return isLate ? (
    <p className={classes['opening']} role="status">
      {t('reader.opening', { page })}
    </p>
  ) : null
}
