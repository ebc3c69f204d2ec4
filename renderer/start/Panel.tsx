/** One step of getting in: a title, what to do, and the way back always at the same place. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Panel.module.css'

interface Props {
  readonly title: string
  readonly lead?: string
  readonly onBack: () => void
  readonly children: ReactNode
}

export function Panel({ title, lead, onBack, children }: Props) {
  const { t } = useTranslation()
  return (
    <section className={classes['panel']} aria-labelledby="panel-title">
      <Button
        variant="subtle"
        className={classes['back']}
        leftSection={<IconArrowLeft size={20} aria-hidden />}
        onClick={onBack}
      >
        {t('common.back')}
      </Button>
      <h1 id="panel-title" className={classes['title']}>
        {title}
      </h1>
      {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
      {children}
    </section>
  )
}
