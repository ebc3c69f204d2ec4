/** The road of a meeting along the top: where it stands, what is missing, and the one thing to do next. */
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconChevronRight, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import { roadSteps, type Road as RoadState } from './road.ts'
import classes from './Road.module.css'

interface Props {
  readonly road: RoadState
  readonly status: MeetingRow['status']
  readonly onNext: () => void
  readonly onReadiness: () => void
}

export function Road({ road, status, onNext, onReadiness }: Props) {
  const { t } = useTranslation()
  const at = roadSteps.indexOf(road.current)
  const isOut = status === 'published' || status === 'live'
  const { people, readyCount } = road.readiness
  return (
    <nav className={classes['road']} aria-label={t('prepare.road.title')}>
      <ol className={classes['steps']}>
        {roadSteps.map((step, i) => {
          const isPast = i < at || status === 'ended'
          // The session may begin before every laptop is ready: then this step was passed, not done.
          const isOpen = step === 'ready' && isOut && readyCount < people.length
          const state = isPast ? (isOpen ? 'passed' : 'done') : i === at ? 'now' : 'later'
          const label =
            step === 'ready' && isOut
              ? t('prepare.road.readyCount', { ready: readyCount, count: people.length })
              : t(`prepare.road.step.${step}`)
          return (
            <li
              key={step}
              className={classes['step']}
              data-state={state}
              aria-current={i === at ? 'step' : undefined}
            >
              {i > 0 && <IconChevronRight size={20} className={classes['arrow']} aria-hidden />}
              <span className={classes['mark']} aria-hidden>
                {state === 'done' ? (
                  <IconCheck size={18} />
                ) : state === 'passed' ? (
                  <IconClock size={18} />
                ) : (
                  i + 1
                )}
              </span>
              {step === 'ready' && isOut ? (
                <button type="button" className={classes['link']} onClick={onReadiness}>
                  {label}
                </button>
              ) : (
                <span>{label}</span>
              )}
              {state === 'done' && <span className="visually-hidden">{t('prepare.road.done')}</span>}
            </li>
          )
        })}
      </ol>
      <div className={classes['below']}>
        <div className={classes['words']}>
          <p className={classes['next']}>
            {t(`prepare.road.now.${road.next === 'none' ? status : road.next}`)}
          </p>
          {road.missing.length > 0 && (
            <ul className={classes['missing']} aria-label={t('prepare.road.missingTitle')}>
              {road.missing.map((what) => (
                <li key={what}>
                  <IconAlertTriangle size={18} aria-hidden />
                  {t(`prepare.road.missing.${what}`)}
                </li>
              ))}
            </ul>
          )}
        </div>
        {road.next !== 'none' && (
          <Button size="lg" className={classes['primary'] ?? ''} onClick={onNext}>
            {t(`prepare.road.do.${road.next}`)}
          </Button>
        )}
      </div>
    </nav>
  )
}
