/** One item: handle, number and title; who presents it and for how long; its papers and its questions. */
import { useSortable } from '@dnd-kit/sortable'
import { ActionIcon, NumberInput, TextInput } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import { AddMotionButton } from '../motion/AddMotionButton.tsx'
import { MotionList } from '../motion/MotionList.tsx'
import { AddPapersButton } from '../papers/AddPapersButton.tsx'
import { PaperList } from '../papers/PaperList.tsx'
import { UploadList } from '../papers/UploadList.tsx'
import { useTypedText } from '../saving/use-typed-text.ts'
import { ItemMenu } from './ItemMenu.tsx'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { TitleField } from './TitleField.tsx'
import type { Agenda } from './use-agenda.ts'
import classes from './AgendaLine.module.css'

interface Props {
  readonly line: AgendaEntry
  readonly draft: OpenMeeting
  readonly agenda: Agenda
  readonly depth: number
  /** While lines are dragged only titles show, so that the list stays short. */
  readonly isCollapsed: boolean
  readonly isReadOnly: boolean
  readonly keptItemIds: ReadonlySet<string>
  readonly dropItemId: string | null
  readonly presentersId: string
  readonly onOpenPaper: (documentId: string) => void
}

export function AgendaLine(props: Props) {
  const { line, draft, agenda, depth, isCollapsed, isReadOnly } = props
  const { t } = useTranslation()
  const { item, number } = line
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: item.id, disabled: isReadOnly })
  const presenter = useTypedText(item.presenter, (text) => agenda.change(item, { presenter: text }))
  const papers = draft.papers.filter((paper) => paper.document.itemId === item.id)
  const motions = draft.motions.filter((row) => row.itemId === item.id)

  return (
    <li
      ref={setNodeRef}
      className={classes['line']}
      data-item-id={item.id}
      data-dragged={isDragging || undefined}
      data-drop={props.dropItemId === item.id || undefined}
      style={{
        marginInlineStart: `${depth * 2.5}rem`,
        transform: transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`,
        transition: transition,
      }}
    >
      <div className={classes['head']}>
        {!isReadOnly && (
          <ActionIcon
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            className={classes['handle'] ?? ''}
            color="gray"
            aria-label={t('prepare.agenda.handle', { number })}
          >
            <IconGripVertical size={20} aria-hidden />
          </ActionIcon>
        )}
        <span className={classes['number']}>{number}</span>
        <TitleField line={line} agenda={agenda} isReadOnly={isReadOnly} />
        {!isReadOnly && <ItemMenu line={line} agenda={agenda} mayRemove={!props.keptItemIds.has(item.id)} />}
      </div>
      {!isCollapsed && (
        <div className={classes['body']}>
          {isReadOnly ? (
            <ReadOnlyFields item={item} />
          ) : (
            <div className={classes['fields']}>
              <TextInput
                classNames={{ root: classes['presenter'] ?? '', input: classes['field'] ?? '' }}
                variant="unstyled"
                aria-label={t('prepare.agenda.presenterOf', { number })}
                placeholder={t('prepare.agenda.presenter')}
                list={props.presentersId}
                maxLength={200}
                value={presenter.text}
                onChange={(event) => presenter.type(event.currentTarget.value)}
              />
              <NumberInput
                classNames={{ root: classes['minutes'] ?? '', input: classes['field'] ?? '' }}
                variant="unstyled"
                aria-label={t('prepare.agenda.minutesOf', { number })}
                placeholder={t('prepare.agenda.minutes')}
                suffix={t('prepare.agenda.minutesSuffix')}
                hideControls
                allowDecimal={false}
                allowNegative={false}
                min={0}
                max={1440}
                clampBehavior="strict"
                value={item.plannedMinutes ?? ''}
                onChange={(value) =>
                  agenda.change(item, { plannedMinutes: typeof value === 'number' ? value : null })
                }
              />
              <div className={classes['adding']}>
                <AddPapersButton meetingId={item.meetingId} itemId={item.id} number={number} />
                <AddMotionButton draft={draft} itemId={item.id} number={number} />
              </div>
            </div>
          )}
          <PaperList
            papers={papers}
            draft={draft}
            lines={agenda.lines}
            isReadOnly={isReadOnly}
            onOpenPaper={props.onOpenPaper}
          />
          <UploadList meetingId={item.meetingId} itemId={item.id} />
          <MotionList motions={motions} item={item} draft={draft} isReadOnly={isReadOnly} />
        </div>
      )}
    </li>
  )
}

function ReadOnlyFields({ item }: { readonly item: AgendaItemRow }) {
  const { t } = useTranslation()
  const minutes =
    item.plannedMinutes === null ? '' : `${item.plannedMinutes}${t('prepare.agenda.minutesSuffix')}`
  const words = [item.presenter, minutes].filter((part) => part !== '')
  return words.length === 0 ? null : <p className={classes['about']}>{words.join(' · ')}</p>
}
