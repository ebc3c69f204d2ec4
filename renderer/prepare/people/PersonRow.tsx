/** One person: who, as what, and how far their laptop is. */
import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCheck, IconClock, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import type { PersonReadiness } from '../road/road.ts'
import { MoreMenu } from '../MoreMenu.tsx'
import classes from './PeoplePanel.module.css'

interface Props {
  readonly row: ParticipantRow
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isMe: boolean
  readonly isReadOnly: boolean
  /** null: the meeting isn't out yet. */
  readonly readiness: PersonReadiness | null
  readonly onEdit: () => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
}

export function PersonRow({
  row,
  isFirst,
  isLast,
  isMe,
  isReadOnly,
  readiness,
  onEdit,
  onMove,
  onRemove,
}: Props) {
  const { t } = useTranslation()
  const about = [row.jobTitle, row.unit].filter((part) => part !== '').join(' · ')
  return (
    <li className={classes['person']}>
      <div className={classes['words']}>
        <span className={classes['name']}>{row.name}</span>
        {about !== '' && <span className={classes['about']}>{about}</span>}
        <span className={classes['role']} data-role={row.role}>
          {t(`common.roles.${row.role}`)}
          {' · '}
          {t(row.isMember ? 'prepare.people.memberShort' : 'prepare.people.notMember')}
        </span>
        {readiness !== null && (
          <span className={classes['ready']} data-ready={readiness.isReady || undefined}>
            {readiness.isReady ? <IconCheck size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}
            {readiness.isReady
              ? t('prepare.readiness.ready')
              : readiness.reportedAtMs === null
                ? t('prepare.readiness.never')
                : t('prepare.readiness.partly', {
                    ready: readiness.readyDocuments,
                    count: readiness.totalDocuments,
                  })}
          </span>
        )}
      </div>
      {!isReadOnly && (
        <MoreMenu label={t('prepare.people.menu', { name: row.name })}>
          <Menu.Item leftSection={<IconPencil size={20} aria-hidden />} onClick={onEdit}>
            {t('prepare.people.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp size={20} aria-hidden />}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            {t('prepare.people.up')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={20} aria-hidden />}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            {t('prepare.people.down')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            c="var(--bad)"
            leftSection={<IconTrash size={20} aria-hidden />}
            disabled={isMe}
            onClick={onRemove}
          >
            {isMe ? t('prepare.people.cannotRemoveSelf') : t('prepare.people.remove')}
          </Menu.Item>
        </MoreMenu>
      )}
    </li>
  )
}
