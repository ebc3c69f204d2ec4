/** Files on their way to an item: how far each is, or why it was refused. */
import { Alert, Button, Progress } from '@mantine/core'
import { IconAlertCircle, IconUpload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Transfer } from '../../../protocol/app/state.ts'
import { FailureNotice } from '../../frame/FailureNotice.tsx'
import { useFormats } from '../../i18n/format.ts'
import { useApp } from '../../state/app-store.ts'
import { dismissOnCore, dismissUpload, retryUpload, useUploads, type UploadJob } from './uploads.ts'
import classes from './UploadList.module.css'

interface Props {
  readonly meetingId: string
  readonly itemId: string
}

export function UploadList({ meetingId, itemId }: Props) {
  const { t } = useTranslation()
  const all = useUploads((state) => state.jobs)
  const transfers = useApp((state) => state.transfers)
  const jobs = all.filter((job) => job.target.itemId === itemId && job.target.meetingId === meetingId)
  // Begun by another window, or by this one before it was reloaded.
  const others = transfers.filter(
    (one) =>
      one.itemId === itemId &&
      one.meetingId === meetingId &&
      one.state !== 'done' &&
      !all.some((job) => job.uploadId === one.uploadId),
  )
  if (jobs.length === 0 && others.length === 0) return null
  return (
    <ul className={classes['uploads']} aria-label={t('prepare.papers.uploads')}>
      {jobs.map((job) => (
        <li key={job.jobId}>
          <JobRow job={job} transfer={transfers.find((one) => one.uploadId === job.uploadId) ?? null} />
        </li>
      ))}
      {others.map((transfer) => (
        <li key={transfer.uploadId}>
          <TransferRow
            fileName={transfer.fileName}
            transfer={transfer}
            onDismiss={() => dismissOnCore(transfer.uploadId)}
          />
        </li>
      ))}
    </ul>
  )
}

function JobRow({ job, transfer }: { readonly job: UploadJob; readonly transfer: Transfer | null }) {
  const { t } = useTranslation()
  const dismiss = () => dismissUpload(job.jobId)
  if (job.state === 'unreadable') {
    return (
      <Refused fileName={job.file.name}>
        <Alert
          role="alert"
          color="lacquer"
          icon={<IconAlertCircle aria-hidden />}
          withCloseButton
          closeButtonLabel={t('common.close')}
          onClose={dismiss}
        >
          {t('prepare.papers.unreadable')}
        </Alert>
      </Refused>
    )
  }
  if (job.state === 'failed') {
    return (
      <Refused fileName={job.file.name}>
        <FailureNotice failure={job.failure} onRetry={() => retryUpload(job.jobId)} onClose={dismiss} />
      </Refused>
    )
  }
  return <TransferRow fileName={job.file.name} transfer={transfer} onDismiss={dismiss} />
}

interface RowProps {
  readonly fileName: string
  /** null: waiting for its turn. */
  readonly transfer: Transfer | null
  readonly onDismiss: () => void
}

function TransferRow({ fileName, transfer, onDismiss }: RowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (transfer?.state === 'failed') {
    return (
      <Refused fileName={fileName}>
        <FailureNotice failure={transfer.failure} onClose={onDismiss} />
      </Refused>
    )
  }
  const share = transfer === null || transfer.sizeBytes === 0 ? 0 : transfer.sentBytes / transfer.sizeBytes
  const state =
    transfer === null
      ? t('prepare.papers.waiting')
      : transfer.state === 'sending'
        ? t('prepare.papers.sending', {
            sent: formats.bytes(transfer.sentBytes),
            size: formats.bytes(transfer.sizeBytes),
          })
        : t(transfer.state === 'reading' ? 'prepare.papers.reading' : 'prepare.papers.checking')
  return (
    <div className={classes['upload']}>
      <IconUpload size={20} className={classes['icon']} aria-hidden />
      <div className={classes['words']}>
        <span className={classes['name']}>{fileName}</span> <span className={classes['state']}>{state}</span>
        <Progress.Root size="sm">
          <Progress.Section value={Math.round(share * 100)} aria-label={fileName} />
        </Progress.Root>
      </div>
      <Button
        variant="subtle"
        onClick={onDismiss}
        aria-label={t('prepare.papers.stopNamed', { name: fileName })}
      >
        {t('prepare.papers.stop')}
      </Button>
    </div>
  )
}

function Refused({ fileName, children }: { readonly fileName: string; readonly children: ReactNode }) {
  return (
    <div className={classes['refused']}>
      <span className={classes['name']}>{fileName}</span>
      {children}
    </div>
  )
}
