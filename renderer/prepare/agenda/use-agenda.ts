/** What can be done to the agenda, as edits; and where the cursor goes after it. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidV7 } from 'uuid'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { edit, holdRemoval } from '../saving/draft.ts'
import { removeWithUndo } from '../saving/undo.ts'
import { focusField, titleFieldId } from './focus.ts'
import { insertPasted } from './insert-pasted.ts'
import { agendaEntries, type AgendaEntry } from '../../../meeting/agenda-tree.ts'
import { findItem, indent, insertAt, linesBelow, moveBy, moveTo, outdent, placeBelow } from './outline.ts'
import { pastedAgenda } from './pasted-agenda.ts'
import { removalOfItem } from './removal.ts'

export type Step = 'up' | 'down' | 'in' | 'out'

export interface Agenda {
  readonly lines: readonly AgendaEntry[]
  /** A line right below `afterId` (null: at the end), the cursor in it. Answers its id. */
  insert(afterId: string | null, title?: string): string
  /** Enter in the middle of a title: what is behind the cursor becomes the next item. */
  split(id: string, before: string, after: string): void
  change(item: AgendaItemRow, to: Partial<AgendaItemRow>): void
  move(id: string, step: Step): void
  drop(id: string, parentId: string | null, index: number): void
  /** With everything on it and below it; can be taken back. */
  remove(id: string): void
  /** Backspace in an empty line: only where nothing hangs on it. Answers whether it was. */
  removeEmpty(id: string): boolean
  /** Several lines pasted into a title: this item takes the first, the others become items below it. */
  paste(id: string, text: string): void
  focusBeside(id: string, step: -1 | 1): void
  /** What was just done, for those who hear the page. */
  readonly said: string
}

export function useAgenda(draft: OpenMeeting): Agenda {
  const { t } = useTranslation()
  const lines = useMemo(() => agendaEntries(draft.items), [draft.items])
  const next = useRef<{ id: string; caret: 'start' | 'end' } | null>(null)
  const [said, say] = useState('')
  useEffect(() => {
    if (next.current === null) return
    const { id, caret } = next.current
    next.current = null
    focusField(titleFieldId(id), caret)
  })

  const put = (rows: readonly AgendaItemRow[]) =>
    edit(...rows.map((row): Edit => ({ edit: 'put-agenda-item', row })))
  const blank = (title: string) => ({
    id: uuidV7(),
    meetingId: draft.meeting.id,
    title,
    presenter: '',
    plannedMinutes: null,
  })
  const nameOf = (id: string) => {
    const line = lines.find((one) => one.item.id === id)
    return line === undefined
      ? ''
      : t('prepare.agenda.itemName', { number: line.number, title: line.item.title })
  }

  return {
    lines,
    said,
    insert(afterId, title = '') {
      const made = blank(title)
      put(insertAt(lines, placeBelow(lines, afterId), made))
      next.current = { id: made.id, caret: 'end' }
      return made.id
    },
    split(id, before, after) {
      const item = findItem(lines, id)
      if (item === null) return
      if (before === '' && after !== '') {
        // At the very start: the new, empty line comes above, and the item keeps what hangs on it.
        const siblings = lines.filter((line) => line.item.parentId === item.parentId)
        const index = siblings.findIndex((line) => line.item.id === id)
        put(insertAt(lines, { parentId: item.parentId, index }, blank('')))
        return
      }
      const made = blank(after)
      put([{ ...item, title: before }, ...insertAt(lines, placeBelow(lines, id), made)])
      next.current = { id: made.id, caret: 'start' }
    },
    change: (item, to) => put([{ ...item, ...to }]),
    move(id, step) {
      const moved =
        step === 'in'
          ? indent(lines, id)
          : step === 'out'
            ? outdent(lines, id)
            : moveBy(lines, id, step === 'up' ? -1 : 1)
      say(
        t(moved === null ? 'prepare.agenda.cannotMove' : `prepare.agenda.moved.${step}`, {
          name: nameOf(id),
        }),
      )
      if (moved === null) return
      put(moved)
      if (document.activeElement?.id === titleFieldId(id)) next.current = { id, caret: 'end' }
    },
    drop(id, parentId, index) {
      put(moveTo(lines, id, parentId, index))
    },
    remove(id) {
      const item = findItem(lines, id)
      if (item === null) return
      removeWithUndo(t('prepare.agenda.removed', { name: nameOf(id) }), removalOfItem(draft, id))
    },
    removeEmpty(id) {
      const at = lines.findIndex((line) => line.item.id === id)
      const hangsOnIt =
        linesBelow(lines, id).length > 0 ||
        draft.papers.some((paper) => paper.document.itemId === id) ||
        draft.motions.some((row) => row.itemId === id)
      if (at === -1 || hangsOnIt) return false
      const neighbour = lines[at - 1] ?? lines[at + 1]
      if (neighbour !== undefined) next.current = { id: neighbour.item.id, caret: 'end' }
      holdRemoval([{ edit: 'remove', table: 'agendaItem', id }])?.release()
      return true
    },
    paste(id, text) {
      const pasted = pastedAgenda(text)
      const item = findItem(lines, id)
      if (item === null) return
      put(insertPasted(draft.items, item, pasted, blank))
      say(t('prepare.agenda.pasted', { count: pasted.length }))
    },
    focusBeside(id, step) {
      const beside = lines[lines.findIndex((line) => line.item.id === id) + step]
      if (beside !== undefined) focusField(titleFieldId(beside.item.id), step === -1 ? 'end' : 'start')
    },
  }
}
