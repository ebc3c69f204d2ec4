/** All papers of the sample meeting, in the order of its agenda. */
import type { Paper } from '../form/decree30.ts'
import { budgetTables } from './budget-tables.ts'
import { citizensReport } from './citizens-report.ts'
import { draftDecision } from './draft-decision.ts'
import { economicReport } from './economic-report.ts'
import { invitation } from './invitation.ts'
import { landMap } from './land-map.ts'
import { submission } from './submission.ts'

export const papers: readonly Paper[] = [
  invitation,
  economicReport,
  citizensReport,
  submission,
  budgetTables,
  landMap,
  draftDecision,
]
