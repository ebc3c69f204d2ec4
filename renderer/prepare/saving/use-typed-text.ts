/** The text of a field while it is typed in: what comes back from the hub never moves the words under the cursor. */
import { useState } from 'react'

export interface TypedText {
  readonly text: string
  type(typed: string): void
  /** Changes what is shown without reporting it: the caller has changed the value itself. */
  show(text: string): void
}

/** `value` as saved and `text` as shown differ only in blanks at the ends, which the hub drops. */
export function useTypedText(value: string, onChange: (value: string) => void): TypedText {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value.trim() !== text.trim()) setText(value)
  }
  return {
    text,
    type(typed) {
      // Control characters can't travel in a line.
      const line = typed.replaceAll(/\p{Cc}+/gu, ' ')
      setText(line)
      onChange(line)
    },
    show: setText,
  }
}
