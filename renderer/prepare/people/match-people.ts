/** Whether someone on a list is a person the hub knows already: the same person keeps the same account and notes. */
import type { KnownPerson } from '../../../protocol/http/people.ts'
import type { ParticipantRow } from '../../../protocol/rows/participant.ts'
import { foldText } from './fold-text.ts'

interface Described {
  readonly name: string
  readonly jobTitle: string
  readonly unit: string
}

/**
 * Same name, and nothing that speaks against it: job title and unit equal, or not given on one side.
 * Two people of one name are told apart only by those; where that is not enough, nobody is taken (null).
 */
export function knownPersonFor(person: Described, known: readonly KnownPerson[]): KnownPerson | null {
  const fits = known.filter((one) => !one.isDisabled && isSamePerson(person, one))
  const exact = fits.filter((one) => isEqual(person.jobTitle, one.jobTitle) && isEqual(person.unit, one.unit))
  if (exact.length === 1) return exact[0] ?? null
  return fits.length === 1 ? (fits[0] ?? null) : null
}

/** Someone of this description attends already. */
export function attending(
  person: Described,
  personId: string | null,
  participants: readonly ParticipantRow[],
): ParticipantRow | null {
  return participants.find((one) => one.personId === personId || isSamePerson(person, one)) ?? null
}

function isSamePerson(a: Described, b: Described): boolean {
  return isEqual(a.name, b.name) && isEqualOrBlank(a.jobTitle, b.jobTitle) && isEqualOrBlank(a.unit, b.unit)
}

/** Marks count: Hoà and Hoa are two people; where the mark stands (hoà, hòa) does not. */
const isEqual = (a: string, b: string) => markOrder(a) === markOrder(b)
const isEqualOrBlank = (a: string, b: string) => a.trim() === '' || b.trim() === '' || isEqual(a, b)

/** "hoà" and "hòa" are one word in two spellings: the tone mark moved to the end of its syllable. */
function markOrder(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const tones = word.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []
      return word.replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/g, '') + tones.join('')
    })
    .join(' ')
}

/** For the suggestions while typing: every word typed begins a word of the name, job title or unit. */
export function suggestPeople(typed: string, known: readonly KnownPerson[]): KnownPerson[] {
  const wanted = foldText(typed).split(' ')
  return known.filter((one) => {
    const words = foldText(`${one.name} ${one.jobTitle} ${one.unit}`).split(' ')
    return !one.isDisabled && wanted.every((part) => words.some((word) => word.startsWith(part)))
  })
}
