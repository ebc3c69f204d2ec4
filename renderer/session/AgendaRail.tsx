/** The agenda folded to a rail: numbers and marks; pressing one brings the agenda back. */
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconCheck, IconLayoutSidebarLeftExpand, IconPlayerPlayFilled } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './AgendaRail.module.css'
import type { Session } from './use-session.ts'

interface Props {
  readonly session: Session
  readonly buttonRef: Ref<HTMLButtonElement>
  onShow(): void
}

export function AgendaRail({ session, buttonRef, onShow }: Props) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('session.agenda.title')} className={classes['rail']}>
      <ActionIcon ref={buttonRef} color="gray" aria-label={t('session.agenda.show')} onClick={onShow}>
        <IconLayoutSidebarLeftExpand aria-hidden />
      </ActionIcon>
      <ol className={classes['list']}>
        {session.entries.map(({ item, number }) => {
          const mark = session.marks.get(item.id) ?? 'later'
          const word = mark === 'later' ? '' : t(`session.agenda.marks.${mark}`)
          const title = t('session.agenda.item', { number, title: item.title })
          return (
            <li key={item.id}>
              <UnstyledButton
                className={classes['item']}
                data-mark={mark}
                title={title}
                aria-label={word === '' ? title : `${title}. ${word}`}
                onClick={onShow}
              >
                {number}
                {mark === 'done' && <IconCheck aria-hidden size={16} />}
                {mark === 'now' && <IconPlayerPlayFilled aria-hidden size={14} />}
              </UnstyledButton>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
