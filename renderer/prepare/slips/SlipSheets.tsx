/**
 * The slips, ready to print: eight on a sheet of A4. Their codes exist here and nowhere else: the hub keeps only
 * hashes, so once this is closed they can't be shown again.
 */
import { Alert, Button, FocusTrap, Group } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../protocol/app/calls.ts'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { ConfirmDialog } from '../../frame/ConfirmDialog.tsx'
import { FailureNotice } from '../../frame/FailureNotice.tsx'
import { call } from '../../state/core.ts'
import { useAction } from '../../state/use-action.ts'
import { inSheets } from './slip-code.ts'
import { PrintedSlip } from './PrintedSlip.tsx'
import classes from './SlipSheets.module.css'

interface Props {
  readonly issued: CallResult<'slips:issue'>
  readonly draft: OpenMeeting
  readonly onClose: () => void
}

export function SlipSheets({ issued, draft, onClose }: Props) {
  const { t } = useTranslation()
  const [isClosing, setClosing] = useState(false)
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape') setClosing(true)
  })
  const print = useAction(() => call('window:print', null))
  const slips = issued.slips.flatMap((slip, i) => {
    const person = draft.participants.find((one) => one.id === slip.participantId)
    const joinCode = issued.joinCodes[i]
    return person === undefined || joinCode === undefined ? [] : [{ slip, person, joinCode }]
  })

  return createPortal(
    <FocusTrap active={!isClosing}>
      <div
        className={classes['screen']}
        role="dialog"
        aria-modal
        aria-label={t('prepare.slips.ready', { count: slips.length })}
      >
        <header className={classes['bar']}>
          <div>
            <h1 className={classes['title']}>{t('prepare.slips.ready', { count: slips.length })}</h1>
            <Alert
              color="yellow"
              icon={<IconAlertTriangle aria-hidden />}
              classNames={{ message: classes['once'] ?? '' }}
            >
              {t('prepare.slips.once')}
            </Alert>
          </div>
          <Group wrap="nowrap">
            <Button variant="default" onClick={() => setClosing(true)}>
              {t('common.close')}
            </Button>
            <Button
              leftSection={<IconPrinter size={20} aria-hidden />}
              loading={print.isBusy}
              data-autofocus
              onClick={() => void print.run()}
            >
              {t('prepare.slips.print')}
            </Button>
          </Group>
        </header>
        <div className={classes['notice']}>
          <FailureNotice failure={print.failure} onRetry={() => void print.run()} onClose={print.clear} />
        </div>
        {inSheets(slips).map((sheet) => (
          <div key={sheet[0]?.slip.participantId} className={classes['sheet']}>
            {sheet.map(({ slip, person, joinCode }) => (
              <PrintedSlip
                key={slip.participantId}
                slip={slip}
                person={person}
                joinCode={joinCode}
                meeting={draft.meeting}
                address={issued.address}
                digits={issued.comparisonDigits}
              />
            ))}
          </div>
        ))}
        <ConfirmDialog
          isOpen={isClosing}
          title={t('prepare.slips.closeTitle')}
          text={t('prepare.slips.closeText')}
          confirm={t('prepare.slips.closeConfirm')}
          onConfirm={onClose}
          onClose={() => setClosing(false)}
        />
      </div>
    </FocusTrap>,
    document.body,
  )
}
