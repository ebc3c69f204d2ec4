/** One slip: whose it is, for which meeting, and the two ways in: scan, or type. */
import { useTranslation } from 'react-i18next'
import type { Slip } from '../../../protocol/http/people.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import { useFormats } from '../../i18n/format.ts'
import { QrCode } from './QrCode.tsx'
import { groupedCode } from './slip-code.ts'
import classes from './SlipSheets.module.css'

interface Props {
  readonly slip: Slip
  readonly person: ParticipantRow
  readonly meeting: MeetingRow
  readonly joinCode: string
  readonly address: string
  readonly digits: string
}

export function PrintedSlip({ slip, person, meeting, joinCode, address, digits }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <article className={classes['slip']} aria-label={person.name}>
      <div className={classes['top']}>
        <div className={classes['words']}>
          <h2 className={classes['name']}>{person.name}</h2>
          {person.jobTitle !== '' && <p className={classes['job']}>{person.jobTitle}</p>}
          <p className={classes['meeting']}>{meeting.title}</p>
          <p>{formats.dateTime(meeting.startsAtMs)}</p>
          {meeting.place !== '' && <p>{meeting.place}</p>}
        </div>
        <QrCode
          className={classes['qr']}
          text={joinCode}
          label={t('prepare.slips.qr', { name: person.name })}
        />
      </div>
      <p className={classes['code']}>{groupedCode(slip.code)}</p>
      <dl className={classes['typed']}>
        <dt>{t('prepare.slips.address')}</dt>
        <dd>{address}</dd>
        <dt>{t('prepare.slips.digits')}</dt>
        <dd>{digits}</dd>
      </dl>
      <p className={classes['how']}>
        {t('prepare.slips.howScan')}
        <br />
        {t('prepare.slips.howType')}
      </p>
    </article>
  )
}
