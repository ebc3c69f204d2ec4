/** What a presenter does with the page: show it to everyone, point at it, look elsewhere alone, stop. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconEyeOff, IconHandFinger, IconPlayerStop, IconPresentation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../protocol/live/place.ts'
import { FollowActions, ReturnButton } from './FollowActions.tsx'
import type { View } from './follow.ts'
import classes from './PresentActions.module.css'
import type { PointerTool } from './use-pointer-tool.ts'
import type { Presenting } from './use-presenting.ts'
import type { Session } from './use-session.ts'
import { useSteadyClick } from './use-steady-click.ts'

interface Props {
  readonly session: Session
  readonly presenting: Presenting
  readonly view: View
  readonly place: Place | null
  readonly pointer: PointerTool
}

export function PresentActions({ session, presenting, view, place, pointer }: Props) {
  const { t } = useTranslation()
  // The tools take the place of the button that started the presentation.
  const steadily = useSteadyClick(view.presence)
  if (view.presence === 'presenting') {
    return (
      <div className={classes['row']}>
        <span role="status" className={classes['state']} data-is-seen={presenting.failure === null}>
          <IconPresentation aria-hidden size={22} />
          {presenting.failure === null
            ? t('session.present.presenting', { page: view.page })
            : t('session.present.notSeen')}
        </span>
        <Tool
          label={t('session.present.pointer')}
          hint={t('session.present.pointerHint')}
          keys="P"
          isPressed={pointer.isOn}
          onClick={() => steadily(pointer.toggle)}
        >
          <IconHandFinger aria-hidden />
        </Tool>
        <Tool label={t('session.present.lookAlone')} onClick={() => steadily(presenting.lookAlone)}>
          <IconEyeOff aria-hidden />
        </Tool>
        <Tool label={t('session.present.stop')} onClick={() => steadily(presenting.stop)}>
          <IconPlayerStop aria-hidden />
        </Tool>
      </div>
    )
  }

  const shown = place?.shown ?? null
  const isMine = shown !== null && place?.by === session.myPersonId
  const { paper } = view
  return (
    <div className={classes['row']}>
      {paper !== null && (
        <Button
          variant={shown === null ? 'filled' : 'default'}
          leftSection={<IconPresentation aria-hidden size={22} />}
          onClick={() =>
            steadily(() => presenting.present({ documentId: paper.document.id, page: view.page }))
          }
        >
          {t('session.present.present')}
        </Button>
      )}
      {/* The way back is rightmost for everyone, its picture above it and clear of the reader's tools. */}
      {isMine ? (
        <ReturnButton
          session={session}
          place={place}
          label={t('session.present.returnToOwn', { page: shown.page })}
          onReturn={() => steadily(presenting.goBack)}
        />
      ) : (
        shown !== null && (
          <FollowActions session={session} view={view} place={place} onReturn={presenting.goBack} />
        )
      )}
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly hint?: string
  readonly keys?: string
  readonly isPressed?: boolean
  readonly children: ReactNode
  onClick(): void
}

function Tool({ label, hint, keys, isPressed, children, onClick }: ToolProps) {
  return (
    <Tooltip label={hint === undefined ? label : `${label} · ${hint}`} withArrow>
      <ActionIcon
        aria-label={label}
        variant={isPressed === true ? 'filled' : 'subtle'}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        {...(keys !== undefined && { 'aria-keyshortcuts': keys })}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
