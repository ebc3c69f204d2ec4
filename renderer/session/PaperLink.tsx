/** A paper on the agenda: its title, how many pages, and whether this laptop holds it. */
import { UnstyledButton } from '@mantine/core'
import { IconCircleCheck, IconCloudDown, IconFileText, IconPresentation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../protocol/app/state.ts'
import { useFormats } from '../i18n/format.ts'
import classes from './PaperLink.module.css'

interface Props {
  readonly paper: Paper
  readonly isOpen: boolean
  /** The presenter shows it to everyone. */
  readonly isShown: boolean
  onOpen(): void
}

export function PaperLink({ paper, isOpen, isShown, onOpen }: Props) {
  const { t } = useTranslation()
  const { document } = paper
  return (
    <UnstyledButton
      className={classes['paper']}
      onClick={onOpen}
      {...(isOpen && { 'aria-current': 'page' as const })}
    >
      {isShown ? (
        <IconPresentation aria-hidden size={20} className={classes['shownIcon'] ?? ''} />
      ) : (
        <IconFileText aria-hidden size={20} className={classes['icon'] ?? ''} />
      )}
      <span className={classes['words']}>
        <span>{document.title}</span>
        <span className={classes['facts']}>
          <span>{t('common.pagesShort', { count: document.pageCount })}</span>
          {isShown && <span className={classes['shown']}>{t('session.agenda.shownNow')}</span>}
          <Readiness paper={paper} />
        </span>
      </span>
    </UnstyledButton>
  )
}

function Readiness({ paper }: { readonly paper: Paper }) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  if (paper.isReady) {
    return (
      <span className={classes['ready']}>
        <IconCircleCheck aria-hidden size={16} />
        {t('session.agenda.ready')}
      </span>
    )
  }
  const share = Math.floor((paper.readyBytes / paper.document.sizeBytes) * 100) / 100
  return (
    <span className={classes['fetching']}>
      <IconCloudDown aria-hidden size={16} />
      {share > 0 ? t('session.agenda.fetching', { percent: percent(share) }) : t('session.agenda.notFetched')}
    </span>
  )
}
