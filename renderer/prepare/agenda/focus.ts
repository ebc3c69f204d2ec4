/** Places the keyboard is sent to from elsewhere on the screen. */
export const titleFieldId = (itemId: string): string => `agenda-title-${itemId}`
export const addPersonFieldId = 'prepare-add-person'

/** Puts the cursor into a field and brings it into view. */
export function focusField(id: string, caret: 'start' | 'end' = 'end'): void {
  const field = document.getElementById(id)
  if (field === null) return
  field.focus()
  field.scrollIntoView({ block: 'nearest' })
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    const at = caret === 'start' ? 0 : field.value.length
    field.setSelectionRange(at, at)
  }
}
