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
  /** Drawn, and there is nothing on it. */
  readonly isBlank: boolean
}

export function ReaderNotice({ paper, page, view, isLate, isBlank }: Props) {
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
  if (isLate) return <Chip>{t('reader.opening', { page })}</Chip>
  return isBlank ? <Chip>{t('reader.blank', { page })}</Chip> : null
}

function Chip({ children }: { readonly children: string }) {
  return (
    <p className={classes['chip']} role="status">
      {children}
    </p>
  )
}
