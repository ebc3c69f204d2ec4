/** The tools along the paper's lower edge. */
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
} from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import type { Zoom } from './fit.ts'
import classes from './ReaderToolbar.module.css'

interface Props {
  readonly page: number
  readonly pageCount: number
  readonly onTurn: (page: number) => void
  readonly zoom: Zoom
  /** As shown now: 1 is the paper's real size. */
  readonly zoomFactor: number
  readonly onZoomStep: (direction: 1 | -1) => void
  readonly onZoom: (zoom: Zoom) => void
  readonly onRotate: () => void
  readonly actions: ReactNode
}

export function ReaderToolbar(props: Props) {
  const { page, pageCount, onTurn, zoom, zoomFactor, onZoomStep, onZoom, onRotate, actions } = props
  const { t } = useTranslation()
  const { percent } = useFormats()
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('reader.tools')}>
      <div className={classes['group']}>
        <Tool label={t('reader.previous')} isOff={page <= 1} onClick={() => onTurn(page - 1)}>
          <IconChevronLeft aria-hidden />
        </Tool>
        <PageNumber page={page} pageCount={pageCount} onTurn={onTurn} />
        <Tool label={t('reader.next')} isOff={page >= pageCount} onClick={() => onTurn(page + 1)}>
          <IconChevronRight aria-hidden />
        </Tool>
      </div>
      <div className={classes['group']}>
        <Tool label={t('reader.zoomOut')} onClick={() => onZoomStep(-1)}>
          <IconMinus aria-hidden />
        </Tool>
        <span className={classes['zoom']}>{percent(Math.round(zoomFactor * 100) / 100)}</span>
        <Tool label={t('reader.zoomIn')} onClick={() => onZoomStep(1)}>
          <IconPlus aria-hidden />
        </Tool>
        <Tool label={t('reader.fitWidth')} isPressed={zoom === 'width'} onClick={() => onZoom('width')}>
          <IconArrowAutofitWidth aria-hidden />
        </Tool>
        <Tool label={t('reader.fitPage')} isPressed={zoom === 'page'} onClick={() => onZoom('page')}>
          <IconArrowAutofitHeight aria-hidden />
        </Tool>
        <Tool label={t('reader.rotate')} onClick={onRotate}>
          <IconRotateClockwise aria-hidden />
        </Tool>
      </div>
      <div className={classes['actions']}>{actions}</div>
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly isOff?: boolean
  readonly isPressed?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, isOff = false, isPressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label} openDelay={500}>
      <ActionIcon
        variant={isPressed === true ? 'light' : 'subtle'}
        color="gray"
        className={classes['tool'] ?? ''}
        aria-label={label}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        // Still reachable at the first and last page, so that the focus does not get lost there.
        aria-disabled={isOff}
        onClick={() => {
          if (!isOff) onClick()
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

interface PageNumberProps {
  readonly page: number
  readonly pageCount: number
  readonly onTurn: (page: number) => void
}

/** Shows the page, and takes another: typed, then Enter or out of the field. */
function PageNumber({ page, pageCount, onTurn }: PageNumberProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const total = useId()

  const commit = () => {
    const wanted = Number.parseInt(typed ?? '', 10)
    setTyped(null)
    if (Number.isFinite(wanted)) onTurn(Math.min(pageCount, Math.max(1, wanted)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      commit()
      event.currentTarget.blur()
    } else if (event.key === 'Escape') {
      setTyped(null)
      event.currentTarget.blur()
    }
  }
  return (
    <span className={classes['pages']}>
      <input
        className={classes['page']}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('reader.pageNumber')}
        aria-describedby={total}
        size={Math.max(2, String(pageCount).length)}
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 6))}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          if (typed !== null) commit()
        }}
        onKeyDown={onKeyDown}
      />
      <span aria-hidden>/</span>
      <span id={total} aria-label={t('reader.ofPages', { pages: pageCount })} role="note">
        {pageCount}
      </span>
    </span>
  )
}
