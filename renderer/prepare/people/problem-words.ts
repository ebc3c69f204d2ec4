/** What was wrong with a line of a list, as a sentence. */
import type { TFunction } from 'i18next'
import type { PersonProblem } from './parse-people.ts'

export function problemWords(t: TFunction, problem: PersonProblem): string {
  switch (problem.kind) {
    case 'no-name':
      return t('prepare.import.problem.no-name')
    case 'too-long':
      return t('prepare.import.problem.too-long', { column: t(`prepare.import.column.${problem.column}`) })
    case 'unknown-role':
      return t('prepare.import.problem.unknown-role', { text: problem.text })
    case 'unknown-member':
      return t('prepare.import.problem.unknown-member', { text: problem.text })
    case 'twice-in-list':
      return t('prepare.import.problem.twice-in-list', { line: problem.firstLine })
  }
}
