/** Whose laptop holds everything and whose doesn't, the latter first. */
import { Modal, Stack } from '@mantine/core'
import { IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/format.ts'
import type { PersonReadiness, Readiness } from './road.ts'
import classes from './ReadinessDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly readiness: Readiness
  readonly onClose: () => void
}

export function ReadinessDialog({ isOpen, readiness, onClose }: Props) {
  const { t } = useTranslation()
  const { people, readyCount } = readiness
  const waiting = people.filter((one) => !one.isReady)
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('prepare.readiness.title', { ready: readyCount, count: people.length })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {waiting.length > 0 && <p className={classes['hint']}>{t('prepare.readiness.hint')}</p>}
        <PersonSection title={t('prepare.readiness.waiting', { count: waiting.length })} people={waiting} />
        <PersonSection
          title={t('prepare.readiness.readyList', { count: readyCount })}
          people={people.filter((one) => one.isReady)}
        />
      </Stack>
    </Modal>
  )
}

function PersonSection({
  title,
  people,
}: {
  readonly title: string
  readonly people: readonly PersonReadiness[]
}) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (people.length === 0) return null
  return (
    <section>
      <h3 className={classes['heading']}>{title}</h3>
      <ul className={classes['people']}>
        {people.map(({ participant, isReady, readyDocuments, totalDocuments, reportedAtMs }) => (
          <li key={participant.id} className={classes['person']} data-ready={isReady || undefined}>
            {isReady ? <IconCheck size={20} aria-hidden /> : <IconClock size={20} aria-hidden />}
            <span>
              {participant.name}
              <span className={classes['about']}>
                {reportedAtMs === null
                  ? t('prepare.readiness.never')
                  : t('prepare.readiness.since', {
                      ready: readyDocuments,
                      count: totalDocuments,
                      time: formats.dateTime(reportedAtMs),
                    })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
