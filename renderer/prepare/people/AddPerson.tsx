/** A name to add: someone the hub knows is there at once, for anyone else the rest is asked. */
import { Autocomplete } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownPerson } from '../../../protocol/http/people.ts'
import { addPersonFieldId } from '../agenda/focus.ts'
import { suggestPeople } from './match-people.ts'
import classes from './PeoplePanel.module.css'

interface Props {
  readonly known: readonly KnownPerson[]
  readonly onKnown: (person: KnownPerson) => void
  readonly onNew: (name: string) => void
  /** Several lines or columns were pasted. */
  readonly onList: (text: string) => void
}

const describe = (person: KnownPerson) =>
  [person.name, person.jobTitle, person.unit].filter((part) => part !== '').join(' · ')

export function AddPerson({ known, onKnown, onNew, onList }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const byText = new Map(known.map((person) => [describe(person), person]))
  const suggested = typed.trim() === '' ? [] : suggestPeople(typed, [...byText.values()]).slice(0, 8)

  return (
    <Autocomplete
      id={addPersonFieldId}
      label={t('prepare.people.add')}
      placeholder={t('prepare.people.addPlaceholder')}
      size="md"
      leftSection={<IconUserPlus size={20} aria-hidden />}
      value={typed}
      maxLength={120}
      data={suggested.map(describe)}
      // Already filtered, without marks and by any word.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const person = byText.get(option.value)
        return (
          <span className={classes['suggestion']}>
            {person?.name}
            <span className={classes['about']}>
              {[person?.jobTitle, person?.unit]
                .filter((part) => part !== undefined && part !== '')
                .join(' · ')}
            </span>
          </span>
        )
      }}
      onChange={setTyped}
      onOptionSubmit={(value) => {
        const person = byText.get(value)
        if (person === undefined) return
        onKnown(person)
        // Mantine writes the chosen text into the field after this.
        queueMicrotask(() => setTyped(''))
      }}
      onKeyDown={(event) => {
        const isChoosing = event.currentTarget.getAttribute('aria-activedescendant') !== null
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || isChoosing || typed.trim() === '')
          return
        event.preventDefault()
        onNew(typed.trim())
        setTyped('')
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (!/[\t\r\n]/.test(text.trim())) return
        event.preventDefault()
        onList(text)
      }}
    />
  )
}
