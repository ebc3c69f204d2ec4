/** The agenda as an outline one types into; lines are dragged by their handle, sideways to change their level. */
import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { SaveFailure, SaveStatus } from '../saving/SaveStatus.tsx'
import { AgendaLine } from './AgendaLine.tsx'
import { dropPlace } from './drop-place.ts'
import { linesBelow } from './outline.ts'
import type { Agenda } from './use-agenda.ts'
import classes from './AgendaOutline.module.css'

interface Props {
  readonly draft: OpenMeeting
  readonly agenda: Agenda
  readonly isReadOnly: boolean
  /** Items that were already discussed or voted on: they stay. */
  readonly keptItemIds: ReadonlySet<string>
  /** Over which item a file is held; null: none. */
  readonly dropItemId: string | null
  readonly onOpenPaper: (documentId: string) => void
}

/** How far a line is pulled sideways for one level. CSS pixels. */
const levelPx = 40

export function AgendaOutline(props: Props) {
  const { draft, agenda, isReadOnly } = props
  const { t } = useTranslation()
  const hintId = useId()
  const presentersId = useId()
  const [drag, setDrag] = useState<{ id: string; overId: string; levels: number } | null>(null)
  const draggedId = drag?.id ?? null
  const list = useRef<HTMLOListElement>(null)
  const liftedAtPx = useRef(0)
  // Lines fold when one is lifted. Those above it fold downwards, so that it stays where the hand took it, and lands
  // where the hand then points.
  useLayoutEffect(() => {
    if (list.current === null) return
    list.current.style.paddingTop = ''
    if (draggedId === null) return
    const foldedPx = liftedAtPx.current - topOf(list.current, draggedId)
    list.current.style.paddingTop = `${Math.max(0, foldedPx)}px`
  }, [draggedId])
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: (event, context) => {
        const { currentCoordinates } = context
        if (event.code === 'ArrowRight') return { ...currentCoordinates, x: currentCoordinates.x + levelPx }
        if (event.code === 'ArrowLeft') return { ...currentCoordinates, x: currentCoordinates.x - levelPx }
        return sortableKeyboardCoordinates(event, context)
      },
    }),
  )
  const place = drag === null ? null : dropPlace(agenda.lines, drag.id, drag.overId, drag.levels)
  const belowDragged = new Set(
    drag === null ? [] : linesBelow(agenda.lines, drag.id).map((line) => line.item.id),
  )
  const shown = agenda.lines.filter((line) => !belowDragged.has(line.item.id))
  const dragged = agenda.lines.find((line) => line.item.id === drag?.id)

  const nameOf = (id: UniqueIdentifier) => {
    const line = agenda.lines.find((one) => one.item.id === id)
    return line === undefined
      ? ''
      : t('prepare.agenda.itemName', { number: line.number, title: line.item.title })
  }
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('prepare.agenda.drag.lifted', { name: nameOf(active.id) }),
    onDragOver: ({ active, over }) =>
      over === null
        ? undefined
        : t('prepare.agenda.drag.over', { name: nameOf(active.id), over: nameOf(over.id) }),
    onDragEnd: ({ active }) => t('prepare.agenda.drag.dropped', { name: nameOf(active.id) }),
    onDragCancel: ({ active }) => t('prepare.agenda.drag.cancelled', { name: nameOf(active.id) }),
  }
  const end = ({ active, over, delta }: DragEndEvent) => {
    setDrag(null)
    if (over === null) return
    const target = dropPlace(agenda.lines, String(active.id), String(over.id), Math.round(delta.x / levelPx))
    if (target !== null) agenda.drop(String(active.id), target.parentId, target.index)
  }

  return (
    <section className={classes['agenda']} aria-labelledby="prepare-agenda-heading">
      <div className={classes['top']}>
        <h2 id="prepare-agenda-heading" className={classes['heading']}>
          {t('prepare.agenda.title')}
        </h2>
        {!isReadOnly && <SaveStatus />}
        <SaveFailure />
      </div>
      {agenda.lines.length === 0 && (
        <div className={classes['empty']}>
          <p>{t(isReadOnly ? 'prepare.agenda.emptyReadOnly' : 'prepare.agenda.empty')}</p>
          {!isReadOnly && <p className={classes['quiet']}>{t('prepare.agenda.emptyHint')}</p>}
        </div>
      )}
      <datalist id={presentersId}>
        {draft.participants.map((person) => (
          <option key={person.id}>
            {[person.name, person.jobTitle].filter((part) => part !== '').join(', ')}
          </option>
        ))}
      </datalist>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{
          announcements,
          screenReaderInstructions: { draggable: t('prepare.agenda.drag.instructions') },
        }}
        onDragStart={({ active }) => {
          const id = String(active.id)
          if (list.current !== null) liftedAtPx.current = topOf(list.current, id)
          setDrag({ id, overId: id, levels: 0 })
        }}
        onDragMove={({ active, over, delta }) =>
          setDrag({
            id: String(active.id),
            overId: String(over?.id ?? active.id),
            levels: Math.round(delta.x / levelPx),
          })
        }
        onDragCancel={() => setDrag(null)}
        onDragEnd={end}
      >
        <SortableContext items={shown.map((line) => line.item.id)} strategy={verticalListSortingStrategy}>
          <ol ref={list} className={classes['lines']} aria-describedby={isReadOnly ? undefined : hintId}>
            {shown.map((line) => (
              <AgendaLine
                {...props}
                key={line.item.id}
                line={line}
                presentersId={presentersId}
                depth={line.item.id === drag?.id && place !== null ? place.depth : line.depth}
                isCollapsed={drag !== null}
              />
            ))}
          </ol>
        </SortableContext>
        <DragOverlay dropAnimation={null}>
          {dragged !== undefined && (
            <div className={classes['overlay']}>
              <strong>{dragged.number}</strong> {dragged.item.title}
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {!isReadOnly && (
        <>
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => agenda.insert(null)}
          >
            {t('prepare.agenda.add')}
          </Button>
          <p id={hintId} className={classes['hint']}>
            {t('prepare.agenda.keys')}
          </p>
        </>
      )}
      <p className="visually-hidden" role="status">
        {agenda.said}
      </p>
    </section>
  )
}

/** From the window's upper edge. */
function topOf(list: HTMLElement, itemId: string): number {
  return list.querySelector(`[data-item-id="${itemId}"]`)?.getBoundingClientRect().top ?? 0
}
