/**
 * A list of people as it comes out of a spreadsheet (tabs), a CSV file or a letter (one name a line).
 * Nothing is guessed in silence: each row says what was understood and what was not.
 */
import Papa from 'papaparse'
import type { MeetingRole } from '../../../protocol/rows/participant.ts'
import { columnsOf, guessColumns, type Column } from './people-columns.ts'
import { readMember, readRole } from './read-role.ts'

export type PersonProblem =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'too-long'; readonly column: 'name' | 'jobTitle' | 'unit' }
  | { readonly kind: 'unknown-role'; readonly text: string }
  | { readonly kind: 'unknown-member'; readonly text: string }
  | { readonly kind: 'twice-in-list'; readonly firstLine: number }

export interface ParsedPerson {
  /** From 1, as the spreadsheet counts, the header included. */
  readonly lineNumber: number
  readonly name: string
  readonly jobTitle: string
  readonly unit: string
  readonly role: MeetingRole
  readonly isMember: boolean
  readonly problems: readonly PersonProblem[]
  /** Without this it can't be added at all. */
  readonly isUsable: boolean
}

export interface ParsedPeople {
  readonly people: readonly ParsedPerson[]
  readonly hasHeader: boolean
  /** What was found in which column, in the order of the columns. */
  readonly columns: readonly Column[]
  /** Headers that were not understood; their columns are left out. */
  readonly ignoredHeaders: readonly string[]
}

const maxLength = { name: 120, jobTitle: 200, unit: 200 } as const

/** Chair and delegates vote as a rule; secretaries and guests don't. */
export const isMemberByDefault = (role: MeetingRole): boolean => role === 'chair' || role === 'delegate'

export function parsePeople(text: string): ParsedPeople {
  const rows = cells(text)
  const first = rows[0]
  const header = first === undefined ? null : columnsOf(first.cells)
  const body = header === null ? rows : rows.slice(1)
  const columns = header?.columns ?? guessColumns(body.map((row) => row.cells))
  const lineOf = new Map<string, number>()

  const people = body.map((row): ParsedPerson => {
    const cell = (column: Column) =>
      row.cells
        .filter((_, i) => columns[i] === column)
        .filter((value) => value !== '')
        .join(' ')
    const problems: PersonProblem[] = []
    const line = (column: 'name' | 'jobTitle' | 'unit', value: string) => {
      if (value.length <= maxLength[column]) return value
      problems.push({ kind: 'too-long', column })
      return value.slice(0, maxLength[column]).trim()
    }
    const name = line('name', [cell('familyName'), cell('name')].filter((part) => part !== '').join(' '))
    const jobTitle = line('jobTitle', cell('jobTitle'))
    const unit = line('unit', cell('unit'))

    const roleText = cell('role')
    const read = readRole(roleText)
    if (read === null && roleText !== '') problems.push({ kind: 'unknown-role', text: roleText })
    const role = read?.role ?? 'delegate'

    const memberText = cell('member')
    const member = columns.includes('member') ? readMember(memberText) : null
    if (member === null && memberText !== '') problems.push({ kind: 'unknown-member', text: memberText })
    const isMember = member ?? read?.isMember ?? isMemberByDefault(role)

    if (name === '') problems.push({ kind: 'no-name' })
    const key = `${name}|${jobTitle}|${unit}`.toLowerCase()
    const firstLine = lineOf.get(key)
    if (firstLine !== undefined && name !== '') problems.push({ kind: 'twice-in-list', firstLine })
    else lineOf.set(key, row.lineNumber)

    return {
      lineNumber: row.lineNumber,
      name,
      jobTitle,
      unit,
      role,
      isMember,
      problems,
      isUsable: name !== '' && firstLine === undefined,
    }
  })
  return { people, hasHeader: header !== null, columns, ignoredHeaders: header?.ignored ?? [] }
}

interface Row {
  readonly lineNumber: number
  readonly cells: readonly string[]
}

function cells(text: string): Row[] {
  const parsed = Papa.parse<readonly string[]>(text.normalize('NFC').trimEnd(), {
    delimiter: delimiterOf(text),
  })
  return parsed.data
    .map((row, i) => ({
      lineNumber: i + 1,
      cells: row.map((value) => value.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()),
    }))
    .filter((row) => row.cells.some((value) => value !== ''))
}

/** Tabs win: what is copied from a spreadsheet has them, and commas inside its cells mean nothing. */
function delimiterOf(text: string): string {
  if (text.includes('\t')) return '\t'
  const count = (mark: string) => text.split(mark).length
  return count(';') > count(',') ? ';' : ','
}
