/** A failure as a calm sentence: what happened and what to do; the kind and detail one tap deeper. */
import { Alert, Button, Group } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { failureTraits, type Failure } from '../../protocol/failures.ts'
import classes from './FailureNotice.module.css'

interface Props {
  readonly failure: Failure | null
  /** Offered when the same request may succeed later. */
  readonly onRetry?: () => void
  readonly onClose?: () => void
}

export function FailureNotice({ failure, onRetry, onClose }: Props) {
  const { t } = useTranslation()
  if (failure === null) return null
  const canRetry = failureTraits[failure.kind].canRetry && onRetry !== undefined
  return (
    <Alert
      role="alert"
      color="lacquer"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      classNames={{ message: classes['message'] ?? '' }}
      withCloseButton={onClose !== undefined}
      closeButtonLabel={t('common.close')}
      {...(onClose !== undefined && { onClose })}
    >
      {t(`failures.${failure.kind}`)}
      {failure.detail !== undefined && (
        <details className={classes['details']}>
          <summary>{t('common.details')}</summary>
          <code>
            {failure.kind}: {failure.detail}
          </code>
        </details>
      )}
      {canRetry && (
        <Group mt="sm">
          <Button variant="default" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
