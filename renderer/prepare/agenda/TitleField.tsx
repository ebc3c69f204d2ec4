/** An item's title, and the keys that make the agenda feel like one document. */
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useTypedText } from '../saving/use-typed-text.ts'
import { titleFieldId } from './focus.ts'
import type { AgendaEntry } from '../../../meeting/agenda-tree.ts'
import type { Agenda } from './use-agenda.ts'
import classes from './TitleField.module.css'

interface Props {
  readonly line: AgendaEntry
  readonly agenda: Agenda
  readonly isReadOnly: boolean
}

export function TitleField({ line, agenda, isReadOnly }: Props) {
  const { t } = useTranslation()
  const { item, number } = line
  const title = useTypedText(item.title, (text) => agenda.change(item, { title: text }))
  /** After Escape, Tab leaves the outline as in any other field, so that no one is caught in it. */
  const isLeaving = useRef(false)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Keys of an input method that is putting a letter together are not ours.
    if (isReadOnly || event.nativeEvent.isComposing) return
    const act = keyAction(event, title.text, isLeaving.current)
    if (event.key !== 'Shift') isLeaving.current = event.key === 'Escape'
    if (act === null) return
    if (act === 'empty-line') {
      // A held Backspace that just ate the last letter stops there.
      if (event.repeat || !agenda.removeEmpty(item.id)) return
    } else if (act === 'new-line') {
      const { selectionStart, selectionEnd } = event.currentTarget
      event.preventDefault()
      if (title.text.trim() === '') {
        if (line.depth > 0) agenda.move(item.id, 'out')
        return
      }
      agenda.split(item.id, title.text.slice(0, selectionStart).trim(), title.text.slice(selectionEnd).trim())
      if (selectionStart > 0) title.show(title.text.slice(0, selectionStart).trim())
    } else if (act === 'above' || act === 'below') agenda.focusBeside(item.id, act === 'above' ? -1 : 1)
    else agenda.move(item.id, act)
    event.preventDefault()
  }

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain')
    const isWholeTitle = title.text.trim() === ''
    if (isReadOnly || !isWholeTitle || !/\S[\r\n]+\s*\S/.test(text)) return
    event.preventDefault()
    agenda.paste(item.id, text)
  }

  return (
    <textarea
      id={titleFieldId(item.id)}
      className={classes['title']}
      rows={1}
      maxLength={500}
      aria-label={t('prepare.agenda.titleOf', { number })}
      placeholder={t('prepare.agenda.titlePlaceholder')}
      value={title.text}
      readOnly={isReadOnly}
      onChange={(event) => title.type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  )
}

type KeyAction = 'new-line' | 'empty-line' | 'in' | 'out' | 'up' | 'down' | 'above' | 'below'

function keyAction(
  event: KeyboardEvent<HTMLTextAreaElement>,
  text: string,
  isLeaving: boolean,
): KeyAction | null {
  const { selectionStart, selectionEnd } = event.currentTarget
  const isBare = !event.altKey && !event.ctrlKey && !event.metaKey
  switch (event.key) {
    case 'Enter':
      return isBare ? 'new-line' : null
    case 'Tab':
      if (!isBare || isLeaving) return null
      return event.shiftKey ? 'out' : 'in'
    case 'Backspace':
      return text === '' && isBare ? 'empty-line' : null
    case 'ArrowUp':
      if (event.altKey) return 'up'
      return isBare && !event.shiftKey && selectionEnd === 0 ? 'above' : null
    case 'ArrowDown':
      if (event.altKey) return 'down'
      return isBare && !event.shiftKey && selectionStart === text.length ? 'below' : null
    default:
      return null
  }
}
